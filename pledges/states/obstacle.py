"""Obstacles to an act: the page lists them beside the button, and the act refuses while there is any."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models

from pledges.errors import PledgeError
from pledges.states.stateful import Stateful


@dataclass(frozen=True)
class Obstacle:
    """`sentence` says what is missing; `page` is the URL name of the page to mend it on, `anchor` the place there."""

    sentence: str
    page: str
    anchor: str = ""

    def __str__(self):
        return self.sentence

    def url(self, subject: Stateful) -> str:
        return subject.url(self.page) + (f"#{self.anchor}" if self.anchor else "")


def missing(row: models.Model, wanted: dict[str, str]) -> dict[str, str]:
    """Return the entries of `wanted` (field -> sentence) whose field is empty in `row`."""
    return {name: sentence for name, sentence in wanted.items() if not getattr(row, name)}


def refuse_while(obstacles: Iterable, beginning: str = "Chưa gửi ký được.") -> None:
    """Raise PledgeError with `beginning` and the sentences of all obstacles, if there is any."""
    if sentences := [str(obstacle) for obstacle in obstacles]:
        raise PledgeError(" ".join([beginning, *sentences]))
