"""Citations of the registry: the lines of a paper's grounds, and what is wrong with them on its day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pledges.grounds.models import LegalAct


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What is to be said of line `index` of the grounds, from 0.

    `expired`: not in force on the paper's day; else it ends before the year does. `successor` may replace it.
    """

    index: int
    act: LegalAct
    expired: bool
    sentence: str
    label: str
    successor: LegalAct | None


def cited_on(day: date) -> tuple[str, ...]:
    """Cite the newest standard act of every kind in force on `day`, a line per act, the law first."""
    newest = {act.kind: act for act in registry() if act.is_standard and act.is_in_force(day)}
    return tuple(newest[kind].line for kind in sorted(newest, key=lambda kind: kind != "Luật"))


def renewed(lines: Iterable[str], *, day: date) -> tuple[str, ...]:
    """Replace the registry's own citations that are not in force on `day` by those of what replaced them.

    Lines worded otherwise stay as they are, and so do acts without a successor.
    """
    acts = registry()
    return tuple(_in_force(line, acts, day) for line in lines)


def findings(lines: Iterable[str], *, day: date, ends_on: date) -> list[Finding]:
    """Look for acts cited on `day` that are not in force, or that end before the year does on `ends_on`."""
    acts = [act for act in registry() if act.number]
    return [
        finding
        for index, line in enumerate(lines)
        for act in acts
        if act.number in line and (finding := _finding(index, act, day, ends_on))
    ]


def registry() -> list[LegalAct]:
    """Read the registry, oldest first, with what replaced its acts, in one query."""
    acts = sorted(LegalAct.objects.all(), key=lambda act: (act.since or date.min, act.pk))
    by_key = {act.pk: act for act in acts}
    for act in acts:
        act.replaced_by = by_key.get(act.replaced_by_id)
    return acts


def _finding(index: int, act: LegalAct, day: date, ends_on: date) -> Finding | None:
    if act.is_in_force(day) and (act.until is None or act.until >= ends_on):
        return None
    expired = not act.is_in_force(day)
    if act.since and day < act.since:
        label, fact = "Chưa có hiệu lực", f"có hiệu lực từ ngày {act.since:%d/%m/%Y}"
    elif expired:
        label, fact = "Hết hiệu lực", f"hết hiệu lực sau ngày {act.until:%d/%m/%Y}"
    else:
        label, fact = "Sắp hết hiệu lực", f"chỉ còn hiệu lực đến hết ngày {act.until:%d/%m/%Y}"
    doubt = "" if act.is_checked else " (chưa kiểm tra)"
    return Finding(
        index=index,
        act=act,
        expired=expired,
        sentence=f"Căn cứ thứ {index + 1} nêu {act.kind} số {act.number}, {fact}{doubt}.",
        label=label,
        successor=act.successor(day if expired else act.until),
    )


def _in_force(line: str, acts: list[LegalAct], day: date) -> str:
    act = next((act for act in acts if act.line == line.strip().rstrip(" ;.")), None)
    if act is None or act.is_in_force(day):
        return line
    other = act.successor(day) or _predecessor(act, acts, day)
    return other.line if other else line


def _predecessor(act: LegalAct, acts: list[LegalAct], day: date) -> LegalAct | None:
    return next((old for old in acts if old.replaced_by == act and old.is_in_force(day)), None)
