"""The reminder mail, one for each person, and the inbox lines that go with it."""

from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.core.mail import get_connection
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
    """Send the lines `waiting` for each person, in the order of the years; units of one duty become one line."""
    notices, messages = [], []
    clusters = {line.term.cluster for lines in waiting.values() for line in lines}
    contacts = {cluster.pk: contact(cluster) for cluster in clusters}
    for person, lines in sorted(waiting.items(), key=lambda pair: pair[0].pk):
        merged = _together(lines)
        notices += [
            Notice(person=person, term=line.term, title=line.title[:300], note=line.note, url=line.path)
            for line in reversed(merged)
        ]
        if person.email:
            about = list(dict.fromkeys(line.term.cluster_id for line in merged))
            values = {"person": person, "lines": merged, "contacts": [contacts[pk] for pk in about]}
            messages.append(letter(render_to_string("emails/year/reminder.txt", values), person, about))
    Notice.objects.bulk_create(notices)
    get_connection().send_messages(messages)


def _together(lines: list[Line]) -> list[Line]:
    merged: list[Line] = []
    for line in lines:
        alike = next((number for number, earlier in enumerate(merged) if earlier.is_alike(line)), None)
        if alike is None:
            merged.append(line)
        else:
            merged[alike] = replace(merged[alike], note=f"{merged[alike].note}, {line.note}")
    return merged
