"""Receives unsaved forms, which pages send every few seconds, and keeps them apart from what was saved."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from pledges.errors import NotAllowed
from pledges.states import keeping as scratches
from pledges.states.stateful import Stateful


def keep(
    request, subject: Stateful, typed, *, act: str, edition: int, without: tuple[str, ...] = (), key: str = ""
) -> None:
    """`without`: names of buttons, which are left out of the form."""
    form = typed.copy()
    for name in ("csrfmiddlewaretoken", *without):
        form.pop(name, None)
    scratches.keep(subject, act=act, by=request.user, edition=edition, form=form.urlencode(), key=key)


def answer(request, subject: Stateful, act: str, *, torn: str, keep: Callable[[], None]) -> HttpResponse:
    """Answer 204 if stored, else 409 or 422 with the reason as text; `torn`: the reason when fields got lost, or ""."""
    refusal = subject.refusal(act, request.standing)
    if isinstance(refusal, NotAllowed):
        raise PermissionDenied
    if reason := str(refusal or torn):
        status = 409 if refusal else 422
        return HttpResponse(reason, status=status, content_type="text/plain; charset=utf-8")
    keep()
    return HttpResponse(status=204)
