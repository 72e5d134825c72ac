"""The wording of the present draft, put together from its rows."""

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


def wording(agreement: Agreement, people: list[Signatory] | None = None) -> AgreementText:
    """The draft as `AgreementText`; units without a mandate in force appear without lines and name.

    `people` are the agreement's `signatories`, when the caller has them already.
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
        commitments=tuple(commitments_of(agreement)),
        registrations=registered(agreement.term),
        organisation=agreement.organisation,
        closing=agreement.closing,
        recipients=lines(agreement.recipients),
        signatories=tuple(
            SignatoryText(
                field=f"Sig-{number}",
                unit=each.unit.name,
                lines=each.mandate.lines if each.mandate else (),
                full_name=each.mandate.person.full_name if each.mandate else "",
                is_witness=each.is_witness,
            )
            for number, each in enumerate(people, start=1)
        ),
    )


def commitments_of(agreement: Agreement) -> Iterator[CommitmentText]:
    """With their targets, in one query."""
    rows = agreement.commitments.order_by("position", "pk", "targets__position")
    return grouped(rows.values_list(*COMMITMENT))


def grouped(rows: Iterable[tuple]) -> Iterator[CommitmentText]:
    """Of rows of `COMMITMENT`: one for each target, or one for a commitment without any."""
    for (_, title, text), lines_of in groupby(rows, key=lambda row: row[:3]):
        targets = tuple(
            TargetText(name=name, comparison=comparison, value=value, unit=unit)
            for *_, pk, name, comparison, value, unit in lines_of
            if pk is not None
        )
        yield CommitmentText(title=title, text=text, targets=targets)


def registered(term: Term) -> tuple[RegistrationText, ...]:
    """Table II: what was recorded so far and has no appendix of its own, by unit, kind and name."""
    places = {each.unit_id: place for place, each in enumerate(term.member_list)}
    recorded = term.registrations.filter(document=None).standing().select_related("unit")
    kinds = {kind: place for place, kind in enumerate(recorded.model.Kind.values)}
    return tuple(
        RegistrationText(
            unit=each.unit.name, kind=each.get_kind_display(), name=each.name, period=each.period
        )
        for each in sorted(
            recorded,
            key=lambda each: (places.get(each.unit_id, len(places)), kinds[each.kind], each.order, each.pk),
        )
    )


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())
