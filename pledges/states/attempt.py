"""An act on behalf of a page: its refusal becomes a message."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied

from pledges.errors import NotAllowed, PledgeError
from pledges.states.stateful import Stateful


def attempt(request, act, *args, done: str, **wishes) -> bool:
    """Call `act`; True and the message `done` when it happened, False and its sentence when it was refused."""
    try:
        act(*args, by=request.user, **wishes)
    except PledgeError as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, done)
    return True


def refused(request, thing: Stateful, act: str) -> bool:
    """True, and the sentence as a message, when `thing` would not accept `act` from this person now."""
    refusal = thing.refusal(act, request.standing)
    if refusal:
        messages.error(request, str(refusal))
    return refusal is not None


def barred(request, thing: Stateful, act: str) -> bool:
    """Like `refused`, but 403 for who may not do this at all, whatever the state."""
    refusal_to(request, thing, act)
    return refused(request, thing, act)


def refusal_to(request, thing: Stateful, act: str) -> PledgeError | None:
    """Why `thing` would not accept `act` now; 403 for who may not do this at all."""
    refusal = thing.refusal(act, request.standing)
    if isinstance(refusal, NotAllowed):
        raise PermissionDenied
    return refusal


def make(request, act, *args, done: str, **wishes):
    """Like `attempt`, for an act that makes something: what was made, or None when it was refused."""
    made = []
    attempt(request, lambda *given, **more: made.append(act(*given, **more)), *args, done=done, **wishes)
    return next(iter(made), None)
