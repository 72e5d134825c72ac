"""Units that a draft names although they are no members, the chair it names, and the number of members it says."""

import re
from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef

from members.models import Membership, Term, Unit
from pledges.agreement.contradictions import OPENING, Contradiction, Part
from pledges.agreement.facts import plain
from pledges.agreement.models.agreement import Agreement

NUMBERS = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
SAID = re.compile(
    rf"(?<!\w)(\d{{1,2}}|mười {'|mười '.join(NUMBERS)}|{'|'.join(NUMBERS)})\s+đơn vị(?:\s+thành viên)?\b"
)
CHAIR = r"cụm trưởng"


def memberships_of_all_years(term: Term) -> list[Membership]:
    """Read the memberships of the cluster; `has_one`: whether the unit has a registration that counts in `term`."""
    counted = term.registrations.counted().filter(unit=OuterRef("unit"))
    rows = Membership.objects.filter(term__cluster=term.cluster_id).select_related("unit")
    return list(rows.annotate(has_one=Exists(counted)).order_by("unit", "term"))


def doubts_about_units(
    agreement: Agreement, parts: Iterable[Part], memberships: list[Membership]
) -> Iterator[Contradiction]:
    """Name what disagrees with the units of the year; `memberships`: those of all years of the cluster."""
    term = agreement.term
    own = [membership for membership in memberships if membership.term_id == term.pk]
    members = [membership.unit for membership in own]
    chair = next((row.unit for row in own if row.rank == Membership.Role.CHAIR), None)
    strangers = sorted({row.unit for row in memberships} - set(members), key=lambda unit: unit.pk)
    for part in parts:
        text = plain(part.text)
        if part.kind == OPENING:
            yield from _number(part, text, len(members))
        for unit in _named(text, strangers, apart_from=[*members, *filter(None, [term.witness])]):
            yield _doubt(part, f"nêu {unit.short_name}, không phải đơn vị thành viên năm {term.name}")
        for unit in _chairs(text, [*members, *strangers]):
            if chair and unit != chair:
                yield _doubt(part, f"nêu cụm trưởng là {unit.short_name}, khác cụm trưởng {chair.short_name}")


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
