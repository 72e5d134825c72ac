"""The passages of a draft that contradict its fields, with their places in the form."""

from collections.abc import Iterable, Iterator

from pledges.agreement.contradictions import Contradiction, Part, Year, contradictions
from pledges.agreement.facts import Facts
from pledges.agreement.models.agreement import Agreement
from pledges.agreement.text import CommitmentText
from pledges.agreement.wording import lines
from pledges.papers.grounds import not_in_force

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
    passages = contradictions(list(_parts(agreement, commitments)), year) + list(_out_of_force(agreement))
    return sorted(passages, key=lambda passage: not passage.is_plain)


def _parts(agreement: Agreement, commitments: Iterable[CommitmentText]) -> Iterator[Part]:
    yield _field(agreement, "subject", "Trích yếu")
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


def _out_of_force(agreement: Agreement) -> Iterator[Contradiction]:
    day = agreement.day or agreement.term.starts_on
    for number, line in enumerate(lines(agreement.grounds), start=1):
        if wrong := not_in_force(line, day=day):
            sentence = f"Căn cứ thứ {number} {wrong}."
            yield Contradiction(sentence=sentence, anchor="id_grounds", is_plain=False)
