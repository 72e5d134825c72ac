"""An act on behalf of a page: its refusal becomes a message."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied

from members.address import client_address
from pledges.errors import NotAllowed, PledgeError
from pledges.states.stateful import Stateful


def attempt(request, act, *args, done: str, **asked):
    """Call `act` and say `done`: what it returned. When it was refused, its sentence is the message, and None returned."""
    try:
        outcome = act(*args, **actor(request), **asked)
    except PledgeError as refusal:
        messages.error(request, str(refusal))
        return None
    messages.success(request, done)
    return outcome


def actor(request) -> dict:
    """Who asks, and from where: what every act takes."""
    return {"by": request.user, "address": client_address(request)}


def refused(request, thing: Stateful, act: str) -> bool:
    """True, and the sentence as a message, when `thing` would not accept `act` now; 403 for who may not do it at all."""
    refusal = thing.refusal(act, request.standing)
    if isinstance(refusal, NotAllowed):
        raise PermissionDenied
    return _told(request, refusal)


def told_why_not(request, thing: Stateful, act: str) -> bool:
    """Like `refused`, where who may not do it at all is told the rule on the page, too."""
    return _told(request, thing.refusal(act, request.standing))


def _told(request, refusal: PledgeError | None) -> bool:
    if refusal:
        messages.error(request, str(refusal))
    return refusal is not None
