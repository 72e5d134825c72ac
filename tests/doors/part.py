"""A part of the site and its table of doors."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests import cast
from tests.factories import ClusterYear


@dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """`table` has a line for each route, method and state: "route METHOD states answers...".

    The answers stand in the order of `cast.PEOPLE`: guest, stranger, secretary elsewhere, leader elsewhere, officer,
    leader, secretary, supervisor, administrator, deactivated, leader whose mandate ended yesterday. A number is a
    status; a word is where the answer sends the browser: a key of `redirects`, which names routes. States are one,
    several with commas, or "any", or a key of `groups`.
    `bring(year, state)` brings a cluster-year to the state and returns the values of the addresses
    (without "cluster"; "year" is "2019" unless it says otherwise).
    """

    name: str
    states: tuple[str, ...]
    redirects: dict[str, str]
    table: str
    bring: Callable[[ClusterYear, str], dict]
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __str__(self):
        return self.name

    @property
    def lines(self) -> dict[tuple, tuple]:
        """(route, method, state) -> the answers, in the order of `cast.PEOPLE`."""
        found = {}
        for line in filter(None, self.table.split("\n")):
            route, method, states, *answers = line.split()
            for state in self._states(states):
                assert (route, method, state) not in found
                assert len(answers) == len(cast.PEOPLE)
                found[route, method, state] = tuple(answers)
        return found

    def _states(self, written: str) -> tuple[str, ...]:
        return self.states if written == "any" else self.groups.get(written) or tuple(written.split(","))
