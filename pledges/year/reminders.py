"""Reminders to everybody who is late or soon will be, once per stage, in one mail."""

import logging
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from members.models import Person, Term
from pledges.inspections.recommendations.models import Recommendation
from pledges.mail.models import Notice, Reminder
from pledges.year import mail
from pledges.year.due import due

KEPT = timedelta(days=365)  # how long a line that was read stays in the inbox
log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Told:
    """The number of people told, by name of the year, and the names of the years in which something went wrong."""

    people: dict[str, int] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)


@transaction.atomic
def remind(today: date | None = None) -> Told:
    """Send everybody concerned one mail and one inbox line per duty, for every year in which something is owed.

    Reminders, lines and mails are stored together or not at all. A year in which something goes wrong is left out
    and named; the others go on.
    """
    today, told = today or timezone.localdate(), Told()
    waiting: dict[Person, list[mail.Line]] = defaultdict(list)
    for term in _owing().select_related("cluster").order_by("pk"):
        name = f"{term.cluster.slug} {term.name}"
        try:
            with transaction.atomic():
                new = _of_term(term, today)
        except Exception:
            log.exception("%s could not be reminded", name)
            told.failed.append(name)
            continue
        told.people[name] = len(new)
        for person, lines in new.items():
            waiting[person] += lines
    mail.send(waiting)
    return told


def forget_what_was_read() -> int:
    """Delete inbox lines that were read more than a year ago; return their number."""
    return Notice.objects.filter(read_at__lt=timezone.now() - KEPT).delete()[0]


def _owing() -> QuerySet:
    """Return open years, and closed ones whose inspections left something to carry out."""
    owed = Recommendation.objects.filter(term=OuterRef("pk")).dated()
    return Term.objects.filter(Q(closed_at=None) | Exists(owed))


def _of_term(term: Term, today: date) -> dict[Person, list[mail.Line]]:
    """Record what is due and return it by person, once per stage. Locks the year: a second run and its closing wait."""
    rows = Term.objects.select_related("cluster", "witness")
    term = rows.select_for_update(of=("self",), no_key=True).filter(pk=term.pk).first()
    lines: dict[Person, list[mail.Line]] = defaultdict(list)
    if term is None:
        return lines
    said = set(term.reminders.values_list("duty", "due_on", "stage", "unit"))
    new = [reminder for reminder in due(term, today) if reminder.key not in said]
    for reminder in new:
        for person in reminder.people:
            lines[person].append(reminder.line)
    Reminder.objects.bulk_create(
        Reminder(
            term=term,
            duty=reminder.duty.name,
            due_on=reminder.due_on,
            stage=reminder.stage,
            unit_id=reminder.unit,
        )
        for reminder in new
    )
    return lines
