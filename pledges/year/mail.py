"""The daily mail, one for each person: reminders with their inbox lines, and what else was told since the last one."""

from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.core.mail import get_connection
from django.db.models import Q
from django.template.loader import render_to_string

from members.models import Person, Term
from members.serving import contact
from pledges.mail.letter import letter
from pledges.mail.models import Notice
from pledges.year.duties import Duty


@dataclass(frozen=True, kw_only=True)
class Line:
    """A duty of a year, of a unit that the person serves; `unit` is None for the secretariat."""

    term: Term
    duty: Duty
    due_on: date
    today: date
    unit: int | None
    note: str

    @property
    def when(self) -> str:
        days = (self.due_on - self.today).days
        if days == 0:
            return "Hạn là hôm nay"
        return f"Còn {days} ngày" if days > 0 else f"Quá hạn {-days} ngày"

    @property
    def title(self) -> str:
        return f"{self.duty.label}: {self.when[0].lower()}{self.when[1:]}"

    @property
    def path(self) -> str:
        return self.duty.url(self.term)

    @property
    def url(self) -> str:
        return f"{settings.SITE_URL}{self.path}"

    def is_alike(self, other: "Line") -> bool:
        """Whether `other` is of the same duty, for another unit of the same person."""
        return (self.term, self.duty, self.unit is None) == (other.term, other.duty, other.unit is None)


def send(waiting: dict[Person, list[Line]]) -> None:
    """Send each person one mail: the lines `waiting`, units of one duty in one line, and what waits for the daily mail."""
    notices, messages, told = [], [], _told_daily()
    terms = {line.term for lines in waiting.values() for line in lines}
    terms |= {notice.term for rows in told.values() for notice in rows}
    contacts = {term.cluster_id: contact(term.cluster) for term in terms}
    for person in sorted({*waiting, *told}, key=lambda person: person.pk):
        merged, daily = _together(waiting.get(person, [])), told.get(person, [])
        notices += [
            Notice(person=person, term=line.term, title=line.title[:300], note=line.note, url=line.path)
            for line in reversed(merged)
        ]
        if person.email:
            about = list(dict.fromkeys(row.term.cluster_id for row in (*merged, *daily)))
            values = {"person": person, "lines": merged, "notices": daily, "site": settings.SITE_URL}
            values["contacts"] = [contacts[pk] for pk in about]
            messages.append(letter(render_to_string("emails/year/reminder.txt", values), person, about))
    sent = [notice.pk for rows in told.values() for notice in rows]
    Notice.objects.filter(Q(pk__in=sent) | Q(read_at__isnull=False), waits=True).update(waits=False)
    Notice.objects.bulk_create(notices)
    get_connection().send_messages(messages)


def _told_daily() -> dict[Person, list[Notice]]:
    """Group what waits for the daily mail by person, the oldest first; what was read meanwhile is left out."""
    told: dict[Person, list[Notice]] = {}
    rows = Notice.objects.filter(waits=True, read_at=None, person__is_active=True)
    for notice in rows.select_related("person", "term__cluster").order_by("made_at", "pk"):
        told.setdefault(notice.person, []).append(notice)
    return told


def _together(lines: list[Line]) -> list[Line]:
    merged: list[Line] = []
    for line in lines:
        alike = next((number for number, earlier in enumerate(merged) if earlier.is_alike(line)), None)
        if alike is None:
            merged.append(line)
        else:
            merged[alike] = replace(merged[alike], note=f"{merged[alike].note}, {line.note}")
    return merged
