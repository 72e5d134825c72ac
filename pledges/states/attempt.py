"""Calls acts on behalf of pages and turns their refusals into messages."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied

from members.address import client_address
from pledges.errors import NotAllowed, PledgeError
from pledges.states.stateful import Stateful


def attempt(request, act, *args, done: str, **values):
    """Call `act`, say `done` and return its result. When it is refused, say the refusal and return None."""
    try:
        outcome = act(*args, **actor(request), **values)
    except PledgeError as refusal:
        messages.error(request, str(refusal))
        return None
    messages.success(request, done)
    return outcome


def actor(request) -> dict:
    """Return the keywords `by` and `address` that every act takes."""
    return {"by": request.user, "address": client_address(request)}


def refused(request, subject: Stateful, act: str) -> bool:
    """Whether `subject` refuses `act` now: adds the sentence as a message. Raises 403 when the person may never do it."""
    refusal = subject.refusal(act, request.standing)
    if isinstance(refusal, NotAllowed):
        raise PermissionDenied
    return _told(request, refusal)


def told_why_not(request, subject: Stateful, act: str) -> bool:
    """Like `refused`, but a person who may never do it gets the sentence, too, and not 403."""
    return _told(request, subject.refusal(act, request.standing))


def _told(request, refusal: PledgeError | None) -> bool:
    if refusal:
        messages.error(request, str(refusal))
    return refusal is not None
