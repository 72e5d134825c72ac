"""The passages of a draft that contradict its fields, with their places in the form."""

from collections.abc import Iterable, Iterator

from django.utils import timezone

from members.models import Membership
from pledges.agreement.contradictions import Contradiction, Part, Year, contradictions
from pledges.agreement.facts import Facts
from pledges.agreement.models.agreement import Agreement
from pledges.agreement.text import CommitmentText
from pledges.agreement.units_named import doubts_about_units
from pledges.agreement.wording import lines
from pledges.grounds.citing import Finding, findings

HEAD = {
    "superior_body": "Cơ quan cấp trên",
    "number": "Số, ký hiệu",
    "place": "Địa danh",
    "venue": "Nơi tổ chức hội nghị",
    "subject": "Trích yếu",
}
PROSE = {
    "organisation": "Phần tổ chức thực hiện",
    "closing": "Lời kết",
    "recipients": "Nơi nhận",
}


def facts_of(agreement: Agreement) -> Facts:
    return Facts(day=agreement.day, venue=agreement.venue, theme=agreement.theme, year=agreement.term.name)


def contradictions_in(agreement: Agreement, commitments: Iterable[CommitmentText]) -> list[Contradiction]:
    """List the contradictions: first those nobody can have meant (`is_plain`), then those that may be right."""
    term = agreement.term
    year = Year(facts=facts_of(agreement), starts_on=term.starts_on, ends_on=term.ends_on)
    passages = contradictions(list(_parts(agreement, commitments)), year)
    return sorted(passages, key=lambda passage: not passage.is_plain)


def doubts_in(
    agreement: Agreement, commitments: Iterable[CommitmentText], memberships: list[Membership]
) -> list[Contradiction]:
    """List what is said of units and may be right; `memberships` are those of all years of the cluster."""
    parts = list(_parts(agreement, commitments))
    return list(dict.fromkeys(doubts_about_units(agreement, parts, memberships)))


def grounds_in(agreement: Agreement, text: str) -> list[Finding]:
    """Look in `text` for grounds not in force on the paper's day, or that end before the year does. One query."""
    day = agreement.day or agreement.term.starts_on
    return findings(text.splitlines(), day=day, ends_on=agreement.term.ends_on)


def with_successor(agreement: Agreement, text: str, index: int) -> str:
    """Replace the ground on line `index` of `text` by the act in force, unless that is cited already."""
    cited = text.splitlines()
    for finding in grounds_in(agreement, text):
        if finding.index == index and finding.successor:
            others = {line.strip(" ;.") for line in cited}
            cited[index : index + 1] = (
                [finding.successor.line] if finding.successor.line not in others else []
            )
            break
    return "\n".join(cited)


def other_day(agreement: Agreement) -> Iterator[Contradiction]:
    """Say that the paper's day is not the day on which it is opened."""
    today, day = timezone.localdate(), agreement.day
    if day and day != today:
        sentence = (
            f"Ngày ký kết là {day:%d/%m/%Y}, hôm nay là {today:%d/%m/%Y}: chữ ký mang ngày, giờ ký thực tế."
        )
        yield Contradiction(sentence=sentence, anchor="id_day", is_plain=False)


def _parts(agreement: Agreement, commitments: Iterable[CommitmentText]) -> Iterator[Part]:
    for kind, name in HEAD.items():
        yield _field(agreement, kind, name)
    for number, line in enumerate(lines(agreement.grounds), start=1):
        yield Part(kind="grounds", name=f"Căn cứ thứ {number}", anchor="id_grounds", text=line)
    yield _field(agreement, "opening", "Lời mở đầu")
    for number, commitment in enumerate(commitments, start=1):
        name, anchor = f"Nội dung {number}", f"c{number - 1}"
        text = f"{commitment.title}\n{commitment.text}"
        yield Part(kind="commitment", name=name, anchor=anchor, text=text)
        for target in commitment.targets:
            words = f"{target.name}\n{target.unit}"
            yield Part(kind="target", name=f"Chỉ tiêu của nội dung {number}", anchor=anchor, text=words)
    for kind, name in PROSE.items():
        yield _field(agreement, kind, name)


def _field(agreement: Agreement, kind: str, name: str) -> Part:
    return Part(kind=kind, name=name, anchor=f"id_{kind}", text=getattr(agreement, kind))
