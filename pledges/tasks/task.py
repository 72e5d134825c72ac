"""One thing that waits for a person."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Task:
    """One line of the list: an icon of the sprite, what it is, why now, and the page where it is done."""

    icon: str
    title: str
    note: str = ""
    url: str = ""
    label: str = ""
    primary: bool = False
    tone: str = ""
