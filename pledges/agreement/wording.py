"""The wording of the present draft, read from its rows."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from members.models import Term
from pledges.agreement.models.agreement import Agreement
from pledges.agreement.signatories import Signatory, signatories
from pledges.agreement.text import AgreementText, CommitmentText, RegistrationText, SignatoryText, TargetText

COMMITMENT = (
    *("pk", "title", "text", "targets"),
    *("targets__name", "targets__comparison", "targets__value", "targets__unit"),
)


def wording(
    agreement: Agreement,
    people: list[Signatory] | None = None,
    commitments: Iterable[CommitmentText] | None = None,
) -> AgreementText:
    """Read the draft as `AgreementText`; units without a mandate in force have no lines and no name.

    `people` are the agreement's `signatories` and `commitments` its own, when the caller has them already.
    """
    people = signatories(agreement) if people is None else people
    cluster = agreement.term.cluster
    return AgreementText(
        superior_body=agreement.superior_body,
        cluster=cluster.title,
        number=agreement.number,
        place=agreement.place,
        day=agreement.day,
        venue=agreement.venue,
        year=agreement.term.name,
        subject=agreement.subject,
        theme=agreement.theme,
        grounds=lines(agreement.grounds),
        opening=agreement.opening,
        commitments=tuple(commitments_of(agreement) if commitments is None else commitments),
        registrations=registered(agreement.term),
        organisation=agreement.organisation,
        closing=agreement.closing,
        recipients=lines(agreement.recipients),
        signatories=signature_blocks(people),
    )


def signature_blocks(people: list[Signatory]) -> tuple[SignatoryText, ...]:
    return tuple(
        SignatoryText(
            field=f"Sig-{number}",
            unit=signatory.unit.name,
            lines=signatory.mandate.lines if signatory.mandate else (),
            full_name=signatory.mandate.person.full_name if signatory.mandate else "",
            is_witness=signatory.is_witness,
        )
        for number, signatory in enumerate(people, start=1)
    )


def commitments_of(agreement: Agreement) -> Iterator[CommitmentText]:
    """Read the commitments with their targets, in one query."""
    rows = agreement.commitments.order_by("position", "pk", "targets__position")
    return grouped(rows.values_list(*COMMITMENT))


def grouped(rows: Iterable[tuple]) -> Iterator[CommitmentText]:
    """Group rows of `COMMITMENT`, one per target, or one for a commitment without targets."""
    for (_, title, text), lines_of in groupby(rows, key=lambda row: row[:3]):
        targets = tuple(
            TargetText(name=name, comparison=comparison, value=value, unit=unit)
            for *_, pk, name, comparison, value, unit in lines_of
            if pk is not None
        )
        yield CommitmentText(title=title, text=text, targets=targets)


def registered(term: Term) -> tuple[RegistrationText, ...]:
    """Read table II: recorded registrations without an appendix, by unit and kind, then in their order."""
    places = {member.unit_id: place for place, member in enumerate(term.member_list)}
    recorded = term.registrations.filter(document=None).standing().select_related("unit")
    kinds = {kind: place for place, kind in enumerate(recorded.model.Kind.values)}
    return tuple(
        RegistrationText(unit=row.unit.name, kind=row.get_kind_display(), name=row.name, period=row.period)
        for row in sorted(
            recorded,
            key=lambda row: (places.get(row.unit_id, len(places)), kinds[row.kind], row.order, row.pk),
        )
    )


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())
