"""Mails to people of a year that did not go out."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from members import access
from pledges.mail.acts.outbox import try_again
from pledges.mail.outbox import failures, undelivered
from pledges.states.addresses import year_url
from pledges.states.attempt import attempt


@require_safe
@access.secretariat_or_administrators
def failed_mails(request, term):
    page = Paginator(undelivered(term, with_unnamed=request.standing.is_administrator), 25).get_page(
        request.GET.get("page")
    )
    tries = failures(list(page))
    rows = [(mail, tries.get(mail.message.pk)) for mail in page]
    return render(request, "mail/failed_mails.html", {"page": page, "rows": rows, "tab": "workbench"})


@require_POST
@access.secretariat_or_administrators
def retry(request, term):
    attempt(request, try_again, term, done="Các thư đang được gửi lại.")
    return redirect(year_url(term, "failed_mails"))
