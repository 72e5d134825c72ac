"""Pages for buttons that failed: the session ended, the page was too old, or the address takes no such request."""

import re
from http import HTTPStatus
from urllib.parse import urlsplit

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from members.way_back import page_above, page_of

PRESSED = "da-bam"  # in the sign-in's address: a button was pressed before
REASON = ("reason",)
CODE = re.compile(r"[\w:=<>.-]*", re.ASCII)  # numbers of rows, choices, tokens: not worth copying


def session_ended(request):
    """Say that nothing was done, give back what was typed, and link through the sign-in to the form."""
    context = {
        "words": words_of(request.POST),
        "has_files": bool(request.FILES),
        "sign_in": f"{reverse('members:login')}?{urlencode({'next': page_of(request), PRESSED: 1})}",
    }
    response = render(request, "registration/session_ended.html", context, status=HTTPStatus.FORBIDDEN)
    response["Cache-Control"] = "no-store"
    return response


def words_of(posted) -> str:
    """Join the typed words for copying; of a form that asks for a password (a vote, a signature) only the reason."""
    names = REASON if any("password" in name for name in posted) else posted
    values = (value.strip() for name in names for value in posted.getlist(name))
    return "\n\n".join(value for value in values if not CODE.fullmatch(value))


def page_too_old(request, reason=""):
    """Lead back to the form whose token expired, for example by a sign-in in another window."""
    return render(request, "403_csrf.html", {"page": page_of(request)}, status=HTTPStatus.FORBIDDEN)


def method_not_allowed(request, allow: str):
    """Say what the address is for; redirect to the page above when the sign-in led to a button's address."""
    is_read = request.method in {"GET", "HEAD"}
    page = page_above(request.path) if is_read else request.path
    came_from = urlsplit(request.headers.get("Referer", ""))
    if is_read and (came_from.netloc, came_from.path) == (request.get_host(), reverse("members:login")):
        return redirect(page)
    context = {"page": page, "is_read": is_read}
    response = render(request, "405.html", context, status=HTTPStatus.METHOD_NOT_ALLOWED)
    response["Allow"] = allow
    return response
