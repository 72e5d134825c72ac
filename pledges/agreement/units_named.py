"""Units that a draft names although they are no members, the chair it names, and the number of members it says."""

import re
from collections.abc import Iterable, Iterator

from members.models import Unit
from pledges.agreement.contradictions import OPENING, Contradiction, Part
from pledges.agreement.facts import plain
from pledges.agreement.models.agreement import Agreement

NUMBERS = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
SAID = re.compile(
    rf"(?<!\w)(\d{{1,2}}|mười {'|mười '.join(NUMBERS)}|{'|'.join(NUMBERS)})\s+đơn vị(?:\s+thành viên)?\b"
)
CHAIR = r"cụm trưởng"


def doubts_about_units(agreement: Agreement, parts: Iterable[Part]) -> Iterator[Contradiction]:
    """Name what disagrees with the units of the year; one query for the units of the cluster's other years."""
    term = agreement.term
    members = [membership.unit for membership in term.member_list]
    known = Unit.objects.filter(memberships__term__cluster=term.cluster_id).distinct()
    strangers = [unit for unit in known if unit.pk not in {member.pk for member in members}]
    for part in parts:
        text = plain(part.text)
        if part.kind == OPENING:
            yield from _number(part, text, len(members))
        for unit in _named(text, strangers, apart_from=[*members, *filter(None, [term.witness])]):
            yield _doubt(part, f"nêu {unit.short_name}, không phải đơn vị thành viên năm {term.name}")
        for unit in _chairs(text, [*members, *strangers]):
            if term.chair and unit != term.chair:
                yield _doubt(
                    part, f"nêu cụm trưởng là {unit.short_name}, khác cụm trưởng {term.chair.short_name}"
                )


def _number(part: Part, text: str, members: int) -> Iterator[Contradiction]:
    for match in SAID.finditer(text):
        if _value(match[1]) != members:
            yield _doubt(
                part, f"nêu {match[1]} đơn vị, trong khi năm thi đua có {members:02} đơn vị thành viên"
            )


def _value(said: str) -> int:
    if said.isdigit():
        return int(said)
    *ten, last = said.split()
    return 10 * len(ten) + NUMBERS.index(last) + 1


def _named(text: str, units: list[Unit], *, apart_from: list[Unit]) -> list[Unit]:
    """List the `units` whose names stand in `text` outside the names of others."""
    for name in sorted({name for unit in apart_from for name in _names(unit)}, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "·", text)
    return [unit for unit in units if any(_stands_in(name, text) for name in _names(unit))]


def _chairs(text: str, units: list[Unit]) -> list[Unit]:
    """List the units called chair: "cụm trưởng: X", "cụm trưởng là X", "X - cụm trưởng"."""
    if CHAIR not in text:
        return []
    found = []
    for unit in units:
        names = "|".join(map(re.escape, _names(unit)))
        after = rf"{CHAIR}(?:\s+năm\s+[\d-]+)?(?:\s*[:,(-]\s*|\s+là\s+|\s+)(?:{names})(?!\w)"
        before = rf"(?<!\w)(?:{names})\s*(?:[,(-]\s*|(?:là|làm)\s+){CHAIR}"
        if re.search(f"{after}|{before}", text):
            found.append(unit)
    return found


def _names(unit: Unit) -> list[str]:
    return [plain(name) for name in dict.fromkeys((unit.name, unit.short_name)) if len(name) > 5]


def _stands_in(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _doubt(part: Part, what: str) -> Contradiction:
    return Contradiction(sentence=f"{part.name} {what}.", anchor=part.anchor, is_plain=False)
