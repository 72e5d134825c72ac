"""The unit's leader signs the appendix of a registration, or declines."""

from django.views.decorators.http import require_http_methods, require_safe

from members import access
from pledges.documents.views import paper
from pledges.registrations.acts import appendix as acts
from pledges.registrations.views.registration import registration_of, show


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def sign(request, term, registration):
    return paper.sign(request, registration_of(request, term, registration), act=acts.sign, show=show)


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def decline(request, term, registration):
    return paper.decline(
        request,
        registration_of(request, term, registration),
        act=acts.decline,
        template="registrations/decline.html",
        done="Đã từ chối ký. Đăng ký được trả lại đơn vị để bổ sung.",
        tab="registrations",
    )


@require_safe
@access.readers
def appendix_pdf(request, term, registration):
    """Serve the stored bytes of the present appendix, untouched."""
    registration = registration_of(request, term, registration)
    return paper.newest_pdf(request, registration, name=f"phu-luc-{registration.appendix_number or 0:02}")
