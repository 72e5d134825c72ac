"""Pages where a leader signs the agreement or declines."""

from django.views.decorators.http import require_http_methods

from members import access
from pledges.agreement.acts import signing as acts
from pledges.agreement.views.agreement import agreement_of, show
from pledges.documents.views import paper


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def sign(request, term):
    return paper.sign(request, agreement_of(request, term), act=acts.sign, show=show)


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def decline(request, term):
    return paper.decline(
        request,
        agreement_of(request, term),
        act=acts.decline,
        template="agreement/decline.html",
        done="Đã gửi lý do tới Thường trực cụm. Giao ước được trả về để sửa.",
        tab="agreement",
    )
