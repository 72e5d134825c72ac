"""What is half typed: the page sends it every few seconds, and it is kept apart from what was saved."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from pledges.errors import NotAllowed
from pledges.states import keeping as scratches
from pledges.states.stateful import Stateful


def keep(
    request, thing: Stateful, typed, *, act: str, edition: int, without: tuple[str, ...] = (), key: str = ""
) -> None:
    """`without`: the names of buttons, which are no part of the form."""
    form = typed.copy()
    for name in ("csrfmiddlewaretoken", *without):
        form.pop(name, None)
    scratches.keep(thing, act=act, by=request.user, edition=edition, form=form.urlencode(), key=key)


def answer(request, thing: Stateful, act: str, *, torn: str, keep: Callable[[], None]) -> HttpResponse:
    """204 once the form is kept, else 409 or 422 with the reason; `torn`: what to say when some of the form got lost."""
    refusal = thing.refusal(act, request.standing)
    if isinstance(refusal, NotAllowed):
        raise PermissionDenied
    if reason := str(refusal or torn):
        status = 409 if refusal else 422
        return HttpResponse(reason, status=status, content_type="text/plain; charset=utf-8")
    keep()
    return HttpResponse(status=204)
