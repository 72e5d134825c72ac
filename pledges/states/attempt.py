"""Calls acts on behalf of pages and turns their refusals into messages."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from members.address import client_address
from pledges.errors import NotAllowed, PledgeError
from pledges.states import editions
from pledges.states.sent import Sent
from pledges.states.stateful import Stateful


def attempt(request, act, *args, done: str, **values):
    """Call `act`, say `done` and return its result. When it is refused, say the refusal and return None."""
    try:
        outcome = do(request, act, *args, **values)
    except PledgeError as refusal:
        messages.error(request, str(refusal))
        return None
    messages.success(request, done)
    return outcome


def do(request, act, *args, **values):
    """Call `act` unless this very form was taken before, and return its result, or what was made the first time.

    Raises ChangedMeanwhile when the first of `args` was changed since the form was shown.
    """
    name = Sent.name_of(request, act)
    if not name and not editions.is_named(request):
        return act(*args, **actor(request), **values)
    with transaction.atomic():
        sent, is_new = Sent.objects.get_or_create(name=name) if name else (None, True)
        if not is_new:
            return sent.outcome
        if args and isinstance(args[0], models.Model):
            editions.require(request, args[0])
        outcome = act(*args, **actor(request), **values)
        if sent:
            sent.keep(outcome)
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
