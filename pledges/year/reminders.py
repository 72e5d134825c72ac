"""Reminding: everybody who is late or soon will be, once per stage, in one mail."""

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
    """How many people were told in each year, by its name; and the years in which something went wrong."""

    people: dict[str, int] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)


@transaction.atomic
def remind(today: date | None = None) -> Told:
    """One mail and one inbox line per duty to everybody whom it concerns, in every year in which something is owed.

    What is remembered, the lines and the mails are stored together or not at all. A year in which something goes
    wrong is left out and named, the others go on.
    """
    today, told = today or timezone.localdate(), Told()
    waiting: dict[Person, list[mail.Line]] = defaultdict(list)
    for term in _owing().select_related("cluster").order_by("pk"):
        name = f"{term.cluster.slug} {term.name}"
        try:
            with transaction.atomic():
                found = _of_term(term, today)
        except Exception:
            log.exception("%s could not be reminded", name)
            told.failed.append(name)
            continue
        told.people[name] = len(found)
        for person, lines in found.items():
            waiting[person] += lines
    mail.send(waiting)
    return told


def forget_what_was_read() -> int:
    """Inbox lines that were read more than a year ago go; how many they were."""
    return Notice.objects.filter(read_at__lt=timezone.now() - KEPT).delete()[0]


def _owing() -> QuerySet:
    """Open years, and closed ones whose inspections left something to carry out."""
    owed = Recommendation.objects.filter(term=OuterRef("pk")).dated()
    return Term.objects.filter(Q(closed_at=None) | Exists(owed))


def _of_term(term: Term, today: date) -> dict[Person, list[mail.Line]]:
    """Under lock: a second run waits, and who closes the year; what was said once in a stage is not said again."""
    rows = Term.objects.select_related("cluster", "witness")
    term = rows.select_for_update(of=("self",), no_key=True).filter(pk=term.pk).first()
    found: dict[Person, list[mail.Line]] = defaultdict(list)
    if term is None:
        return found
    said = set(term.reminders.values_list("duty", "due_on", "stage", "unit"))
    new = [each for each in due(term, today) if each.key not in said]
    for each in new:
        for person in each.people:
            found[person].append(each.line)
    Reminder.objects.bulk_create(
        Reminder(term=term, duty=each.duty.name, due_on=each.due_on, stage=each.stage, unit_id=each.unit)
        for each in new
    )
    return found
