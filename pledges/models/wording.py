"""The wording of the present draft, put together from its rows."""

from pledges.agreement_text import AgreementText, CommitmentText, SignatoryText, TargetText
from pledges.models.agreement import Agreement
from pledges.models.signatory import Signatory, signatories


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
        commitments=tuple(
            CommitmentText(
                title=commitment.title,
                text=commitment.text,
                targets=tuple(
                    TargetText(name=each.name, comparison=each.comparison, value=each.value, unit=each.unit)
                    for each in commitment.targets.all()
                ),
            )
            for commitment in agreement.commitments.prefetch_related("targets")
        ),
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


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())
