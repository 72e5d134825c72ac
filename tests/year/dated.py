"""Years with deadlines, and what units did about them."""

from datetime import datetime, timedelta

from django.utils import timezone
from mailer.models import RESULT_FAILURE, Message, MessageLog

from members.models import Person, Term
from pledges.activities.models import Activity
from pledges.mail.models import Notice
from pledges.registrations.models import Registration
from pledges.reports.models import Report
from tests import factories

DUE_FIELDS = ("agreement_due_on", "registration_due_on", "half_year_due_on", "year_end_due_on")


def in_days(number: int):
    return timezone.localdate() + timedelta(days=number)


def year_due(days: int, *fields: str, units=2, name="2019", **wishes) -> tuple[Term, list, list]:
    """(term, its units, one officer each) whose deadlines `fields` (default: all) end in `days` days; no agreement."""
    due = dict.fromkeys(fields or DUE_FIELDS, in_days(days))
    term = factories.term(wishes.pop("cluster", None), name, **due | wishes)
    members = [factories.member(term, position=position).unit for position in range(1, units + 1)]
    return term, members, [factories.appointment("officer", unit=member).person for member in members]


def secretary_of(term: Term, **fields) -> Person:
    return factories.appointment("secretariat", cluster=term.cluster, **fields).person


def registration(term: Term, unit, state="recorded", kind="theme", **fields) -> Registration:
    """As the acts leave it in that state."""
    facts = {"recorded_at": timezone.now(), "recorded_by": factories.person()} if state == "recorded" else {}
    return Registration.objects.create(
        term=term, unit=unit, kind=kind, state=state, **{"name": "Chuyên đề thử"} | facts | fields
    )


def report(term: Term, unit, period, state="approved") -> Report:
    facts = {"approved_at": timezone.now(), "approved_by": factories.person()} if state == "approved" else {}
    return Report.objects.create(term=term, unit=unit, period=period, state=state, **facts)


def activity(term: Term, **fields) -> Activity:
    fields = {
        "kind": "exchange",
        "name": "Tọa đàm trao đổi kinh nghiệm",
        "starts_at": timezone.make_aware(datetime(2019, 5, 7, 8, 0)),  # noqa: DTZ001 -- made aware right here
        "place": "Hội trường tầng 2",
    } | fields
    return Activity.objects.create(term=term, **fields)


def notice(term: Term, person: Person, title="Có việc mới", **fields) -> Notice:
    return Notice.objects.create(person=person, term=term, title=title, **{"url": "/"} | fields)


def deferred(*messages: Message, answer="[Errno 111] Connection refused") -> None:
    """As the mailer leaves them when a mail server does not take them."""
    for message in messages or Message.objects.all():
        message.defer()
        MessageLog.objects.log(message, RESULT_FAILURE, log_message=answer)


def titles(person: Person) -> list[str]:
    return [each.title for each in person.notices.all()]
