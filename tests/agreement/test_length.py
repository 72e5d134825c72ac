"""How long the printed agreement gets."""

from dataclasses import replace
from decimal import Decimal

from pledges.agreement import defaults
from pledges.agreement.text import CommitmentText, SignatoryText, TargetText
from pledges.demo.article import COMMITMENTS, FIELDS, UNITS
from tests.papers.printing import printed, tool, wording

TARGET = TargetText(
    name="Tỷ lệ tổ chức cơ sở hoàn thành tốt nhiệm vụ được giao trong năm",
    comparison=">=",
    value=Decimal(90),
    unit="%",
)


def _article(targets: int):
    """The agreement of the article with so many targets, its six units, and the clauses of the default text."""
    shared = [(TARGET,) * (targets // 5) if number < 5 else () for number in range(len(COMMITMENTS))]
    commitments = tuple(
        CommitmentText(title=title, text=text, targets=own)
        for (title, text, _), own in zip(COMMITMENTS, shared, strict=True)
    )
    signatories = tuple(
        SignatoryText(field=f"Sig-{number}", unit=name, lines=(line, title.upper()), full_name="Người ký mẫu")
        for number, (_, name, _, _, line, title) in enumerate(UNITS, start=1)
    )
    fields = {name: value for name, value in FIELDS.items() if name not in {"grounds", "recipients"}}
    text = wording(**fields, commitments=commitments, registrations=(), signatories=signatories)
    return replace(
        text,
        grounds=tuple(FIELDS["grounds"].split("\n")),
        recipients=tuple(FIELDS["recipients"].split("\n")),
        organisation="\n".join((FIELDS["organisation"], defaults.CHAIR, defaults.SIGNING)),
    )


def test_six_units_and_ten_targets_take_three_pages():
    assert "Pages:           3\n" in tool("pdfinfo", "-", rendering=printed(_article(10)))
