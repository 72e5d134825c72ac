"""What is half typed: the page sends it every few seconds, and it is kept apart from what was saved."""

from collections.abc import Callable

from django.http import HttpResponse

from pledges.errors import PledgeError
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


def answer(refusal: PledgeError | None, *, torn: str, keep: Callable[[], None]) -> HttpResponse:
    """What the page is told: nothing once the form is kept, else why it is not; `torn`: some of it got lost."""
    if refusal or torn:
        status = 409 if refusal else 422
        return HttpResponse(str(refusal or torn), status=status, content_type="text/plain; charset=utf-8")
    keep()
    return HttpResponse(status=204)
