"""The cluster of the article with its year 2019, its people (all of them examples) and the draft of its agreement."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from members.models import Appointment, Cluster, Mandate, Membership, Person, Term, Unit
from pledges.agreement.acts import drafting
from pledges.agreement.acts import signing as agreements
from pledges.agreement.models import Agreement
from pledges.demo.article import COMMITMENTS, FIELDS, SINCE, THEME, UNITS, YEAR
from pledges.documents.models import Confirmation
from pledges.errors import PledgeError

PASSWORD = "ky-thu-nam-2019"  # noqa: S105 -- of the example people only; the command refuses in production


@transaction.atomic
def load() -> Agreement:
    """Create what is missing, keep what exists, and return the agreement of 2019.

    Raises PledgeError if a unit or a person of these names is not of the demo.
    """
    _require_own_names()
    cluster, _ = Cluster.objects.get_or_create(
        slug="cum-4",
        defaults={
            "number": "4",
            "name": "MTTQ và các đoàn thể chính trị - xã hội TP Hà Nội",
            "superior_body": FIELDS["superior_body"],
            "place": "Hà Nội",
        },
    )
    term = _term(cluster)
    for position, row in enumerate(UNITS, start=1):
        _unit(term, position, row)
    secretary = _person("thuky", "Thư ký mẫu - Thường trực cụm")
    Appointment.objects.get_or_create(
        person=secretary, role="secretariat", cluster=cluster, defaults={"valid_from": SINCE}
    )
    supervisor = _person("theodoi", "Người theo dõi mẫu - Ban TĐKT")
    Appointment.objects.get_or_create(
        person=supervisor, role="supervisor", cluster=cluster, defaults={"valid_from": SINCE}
    )
    _person("quantri", "Quản trị viên mẫu", is_staff=True, is_superuser=True)
    return Agreement.objects.filter(term=term).first() or _draft(term, secretary)


def _term(cluster: Cluster) -> Term:
    term, _ = Term.objects.get_or_create(
        cluster=cluster,
        name=YEAR,
        defaults={
            "starts_on": date(2019, 1, 1),
            "ends_on": date(2019, 12, 31),
            "theme": THEME,
            "agreement_due_on": date(2019, 3, 31),
            "registration_due_on": date(2019, 3, 31),
            "half_year_due_on": date(2019, 7, 15),
            "inspection_due_on": date(2019, 11, 15),
            "year_end_due_on": date(2019, 12, 15),
        },
    )
    return term


def _require_own_names() -> None:
    """Refuse to put example people, whose password everybody knows, beside real ones."""
    usernames = {name for row in UNITS for name in (row[0], f"canbo-{row[0]}")} | {
        "thuky",
        "theodoi",
        "quantri",
    }
    people = Person.objects.filter(username__in=usernames, is_example=False)
    units = Unit.objects.filter(name__in=[row[1] for row in UNITS], terms__isnull=False)
    units = units.exclude(terms__cluster__slug="cum-4").distinct()
    if taken := [*(person.username for person in people), *(unit.name for unit in units)]:
        raise PledgeError(
            f"Đã có trong dữ liệu, không phải dữ liệu trình diễn: {'; '.join(taken)}. "
            "Xin nạp dữ liệu trình diễn vào một cơ sở dữ liệu riêng."
        )


def _unit(term: Term, position: int, row: tuple) -> None:
    username, name, short_name, letters, authority, title = row
    unit, _ = Unit.objects.get_or_create(
        name=name, defaults={"short_name": short_name, "abbreviation": letters, "authority": authority}
    )
    Membership.objects.get_or_create(term=term, unit=unit, defaults={"position": position})
    leader = _person(username, f"Người ký mẫu - {short_name}")
    Mandate.objects.get_or_create(
        person=leader, unit=unit, defaults={"title": title, "authority": authority, "valid_from": SINCE}
    )
    officer = _person(f"canbo-{username}", f"Cán bộ mẫu - {short_name}")
    Appointment.objects.get_or_create(
        person=officer, role="officer", unit=unit, defaults={"valid_from": SINCE}
    )


def _person(username: str, full_name: str, **fields) -> Person:
    return Person.objects.filter(username=username).first() or Person.objects.create_user(
        username, PASSWORD, full_name=full_name, email=f"{username}@vi-du.invalid", is_example=True, **fields
    )


def _draft(term: Term, secretary: Person) -> Agreement:
    agreement = drafting.start(term, by=secretary, source="standard")
    return drafting.revise(
        agreement,
        by=secretary,
        edition=agreement.edition,
        fields=FIELDS,
        commitments=[
            drafting.CommitmentDraft(pk=None, title=title, text=text, targets=tuple(targets))
            for title, text, targets in COMMITMENTS
        ],
    )


@transaction.atomic
def sign_all(agreement: Agreement) -> Agreement:
    """Open the draft and sign it as each example leader; a sealed one stays as it is."""
    secretary = Person.objects.get(username="thuky")
    if agreement.state == Agreement.State.DRAFT:
        agreement = agreements.open_for_signature(agreement, by=secretary, edition=agreement.edition)
    return sign(agreement)


def sign(agreement: Agreement, number: int | None = None) -> Agreement:
    """Sign the first `number` of the places that are still empty, all unless told."""
    for place in agreement.document.unsigned_places().select_related("mandate__person")[:number]:
        confirmation = Confirmation(sha256=agreement.document.frozen_sha256, at=timezone.now())
        agreements.sign(agreement, place=place, by=place.mandate.person, confirmation=confirmation)
    agreement.refresh_from_db()
    return agreement
