"""The edition of what a form edits: who saves on top of what somebody else saved meanwhile is told, and loses nothing.

`{% edition subject %}` in a form puts it there; `pledges.states.attempt.do` compares it with the year locked. Forms with
a number of their own (agreement, plan, sheets) have their act compare it. A page that has read the log's length
(`knowing_their_log`) or the parts of the subject (`{% edition team team.member_list %}`) needs no further query.
"""

import hashlib

from django import template
from django.db import models
from django.db.models import CharField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.shortcuts import render
from django.utils.html import format_html

from members.views.interrupted import words_of
from members.way_back import page_of
from pledges.states.event import Event, EventChain
from pledges.states.stateful import Stateful

register = template.Library()
MARK = "e-"  # tells them from numbers that acts compare themselves


class ChangedMeanwhile(Exception):
    """A form was typed on an edition that is no longer the newest; `event` is what happened since, if that is known.

    No PledgeError: `ShowsWhatWasTyped` answers it, and no view has to.
    """

    def __init__(self, event: Event | None):
        super().__init__()
        self.event = event


def edition_of(subject: models.Model) -> str:
    """Name the edition: how long its log is, or else a hash of its row and of those that are mere parts of it."""
    if isinstance(subject, Stateful):
        length = EventChain.objects.filter(key=subject.event_key).values_list("length", flat=True).first()
        return f"{_name(subject)}{length or 0}"
    rows = [*type(subject)._base_manager.filter(pk=subject.pk).values_list()]
    for part in subject._meta.related_objects:
        if part.on_delete is models.CASCADE:
            of_subject = {part.field.name: subject.pk}
            rows += part.related_model._base_manager.filter(**of_subject).order_by("pk").values_list()
    return _hashed(subject, rows)


def knowing_their_log(rows: QuerySet) -> QuerySet:
    """Have each row of a Stateful know as `log_length` how long its log was when it was read."""
    key = Concat(Value(f"{rows.model.EVENT_KEY}-"), Cast(OuterRef("pk"), CharField()))
    return rows.annotate(log_length=Subquery(EventChain.objects.filter(key=key).values("length")[:1]))


def _as_read(subject: models.Model, parts) -> str:
    """Name the edition like `edition_of`, by what the page has read of the subject."""
    if isinstance(subject, Stateful):
        return f"{_name(subject)}{subject.log_length or 0}"
    rows = [subject, *sorted(parts, key=lambda part: part.pk)]
    return _hashed(
        subject, [tuple(getattr(row, field.attname) for field in row._meta.concrete_fields) for row in rows]
    )


def _hashed(subject: models.Model, rows: list[tuple]) -> str:
    return _name(subject) + hashlib.sha256(repr(rows).encode()).hexdigest()[:20]


def _name(subject: models.Model) -> str:
    return f"{MARK}{subject._meta.model_name}-{subject.pk}."


@register.simple_tag(takes_context=True)
def edition(context, subject: models.Model, parts=(), *, as_read: bool = False) -> str:
    """`{% edition activity %}`: the hidden field; a form shown again was still typed on the edition it names.

    `as_read`, for a row without parts: the page has read it a moment ago.
    """
    value = context["request"].POST.get("edition", "")
    if not value.startswith(_name(subject)):
        is_read = as_read or parts or hasattr(subject, "log_length")
        value = _as_read(subject, parts) if is_read else edition_of(subject)
    return format_html('<input type="hidden" name="edition" value="{}">', value)


def is_named(request) -> bool:
    return request.POST.get("edition", "").startswith(MARK)


def require(request, subject: models.Model) -> None:
    """Raise ChangedMeanwhile unless the form was typed on the newest edition. Call it in the transaction of the act.

    Locks the year first, as every act of the year does: nobody saves between this and the act.
    """
    if not is_named(request):
        return
    type(request.term).objects.locked(request.term.pk)
    if edition_of(subject) != request.POST["edition"]:
        raise ChangedMeanwhile(subject.events().last() if isinstance(subject, Stateful) else None)


class ShowsWhatWasTyped:
    """Middleware: answers 409 with what was typed and the way back to the form, which shows the newer words."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, ChangedMeanwhile):
            return None
        context = {"event": exception.event, "words": words_of(request.POST), "page": page_of(request)}
        return render(request, "changed_meanwhile.html", context, status=409)
