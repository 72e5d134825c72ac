"""A task that waits for a person, and the words that all tasks share."""

from dataclasses import dataclass
from datetime import date

from pledges.reports.models.report import is_overdue

NAMED = 4


@dataclass(frozen=True, kw_only=True)
class Task:
    """One line of the list. `icon` is of the sprite, `note` says why now, `url` is the page where it is done.

    `where` names the year, and the cluster, in a list over several of them.
    """

    icon: str
    title: str
    note: str = ""
    url: str = ""
    label: str = ""
    primary: bool = False
    tone: str = ""
    where: str = ""


def due_words(day: date | None) -> str:
    """Write the due day; the day itself is still in time."""
    if day is None:
        return "chưa có thời hạn"
    return f"quá hạn ({day:%d/%m/%Y})" if is_overdue(day) else f"hạn {day:%d/%m/%Y}"


def named(names: list[str], *, others: str = "đơn vị khác") -> str:
    """Join the first four names; of the rest only say how many there are."""
    more = f" và {len(names) - NAMED} {others}" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
