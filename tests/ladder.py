"""The rungs that the tests of every act share: all rows before and after, letters, states, people."""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from mailer.models import Message

from members.models import Person
from pledges import append_only, final_sheets
from pledges.agreement.acts.drafting import CommitmentDraft
from pledges.agreement.models import Agreement
from pledges.agreement.text import TargetText
from pledges.errors import PledgeError
from pledges.mail.models import MailSetting
from tests import factories, tables

OPEN, SEALED, DRAFT = (Agreement.WRONG_STATE[state] for state in ("open", "sealed", "draft"))
NOT_THE_SECRETARIAT = [
    "leader",
    "officer",
    "supervisor",
    "administrator",
    "stranger",
    "former secretary",
    "secretary who left",
]


def rows() -> dict[str, dict]:
    """Every row of pledges, and every letter that waits; not how people get mails, which factories choose with each."""
    kept = [table for table in tables.tables_of("pledges") if table != MailSetting._meta.db_table]
    return tables.rows([*kept, Message._meta.db_table])


def letters() -> list[tuple[str, str]]:
    """(recipient, subject) of the letters that wait, by recipient."""
    return sorted((", ".join(message.to_addresses), message.subject) for message in Message.objects.all())


def letter_to(person: Person) -> str:
    """The only letter that waits for a person, as text."""
    (found,) = [
        message.email.body for message in Message.objects.all() if message.to_addresses == [person.email]
    ]
    return found


def told(subject: str, *people: Person) -> list[tuple[str, str]]:
    """What `letters` gives when exactly these people were told this."""
    return sorted((person.email, subject) for person in people)


@contextmanager
def refused(kind: type[PledgeError], sentence: str):
    """The act inside is refused in these words, and no row is other than before."""
    before = rows()
    with pytest.raises(PledgeError) as caught:
        yield
    assert (type(caught.value), str(caught.value)) == (kind, sentence)
    assert rows() == before


def undone(act) -> None:
    """When a transaction around `act` fails after it, no row and no letter stays."""
    before = rows()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _act_and_fail(act, before)
    assert rows() == before


def _act_and_fail(act, before) -> None:
    act()
    assert rows() != before
    raise ZeroDivisionError


def recorded(agreement) -> tuple:
    """(verb, who, name of who, from where, facts) of the newest event, which happened just now."""
    event = agreement.events().last()
    assert timedelta(0) <= timezone.now() - event.at < timedelta(minutes=1)
    return event.verb, event.actor, event.actor_name, event.address, event.facts


def year_in(state: str, **wishes) -> factories.ClusterYear:
    """A cluster of two units whose agreement is "draft", "open", "half" (signed) or "sealed"."""
    year = factories.cluster_year(**{"units": 2} | wishes)
    if state != "draft":
        year.open()
    if state == "half":
        year.sign(year.leaders[0])
    if state == "sealed":
        year.sign()
    return year


def term_without_agreement(name="2020", of_cluster=None) -> tuple:
    """(term, its secretary, its two units)."""
    term = factories.term(of_cluster or factories.cluster(), name, theme="Năm thử")
    secretary = factories.appointment("secretariat", cluster=term.cluster).person
    units = [factories.member(term, position=position).unit for position in (1, 2)]
    for unit in units:
        factories.mandate(unit)
    return term, secretary, units


def somebody(year: factories.ClusterYear, kind: str) -> Person:
    """A person of that kind; the strangers are at home in another cluster."""
    ended = {"valid_from": date(2018, 1, 1), "valid_to": timezone.localdate() - timedelta(days=1)}
    of_cluster = {"cluster": year.cluster}
    made = {
        "secretary": lambda: year.secretary,
        "leader": lambda: year.leaders[0],
        "officer": lambda: year.officers[0],
        "supervisor": lambda: year.supervisor,
        "administrator": lambda: factories.person(is_staff=True, is_superuser=True),
        "stranger": lambda: _secretary(cluster=factories.cluster()),
        "former secretary": lambda: _secretary(**of_cluster, **ended),
        "secretary who left": lambda: _secretary(of_person=factories.person(is_active=False), **of_cluster),
    }
    return made[kind]()


def _secretary(**fields) -> Person:
    return factories.appointment("secretariat", **fields).person


def drafts(agreement) -> list[CommitmentDraft]:
    """The commitments as the form sends them back untouched."""
    return [
        CommitmentDraft(
            pk=commitment.pk,
            title=commitment.title,
            text=commitment.text,
            targets=tuple(
                TargetText(name=one.name, comparison=one.comparison, value=one.value, unit=one.unit)
                for one in commitment.targets.all()
            ),
        )
        for commitment in agreement.commitments.all()
    ]


@contextmanager
def without_triggers():
    """A hand inside the database: what no act and no page can do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in [
            *append_only.removing(connection.vendor),
            *final_sheets.removing(connection.vendor),
        ]:
            cursor.execute(statement)
        yield cursor
        for statement in [
            *append_only.installing(connection.vendor),
            *final_sheets.installing(connection.vendor),
        ]:
            cursor.execute(statement)
