"""The tree of criteria in pieces that fit on a page: what is written, and what is listed, together."""

from dataclasses import dataclass

from pledges.scores.formulas import ZERO, Node
from pledges.scores.scale.models import Criterion

MOST_LEAVES = 40  # of one form: with all its texts it stays far below what one post may hold


@dataclass(frozen=True, kw_only=True)
class Section:
    """A top-level group; or leaves that follow each other and stand in none. `part` is the number of its first part."""

    name: str
    roots: list[Node]
    part: int

    @property
    def number(self) -> str:
        return self.roots[0].number

    @property
    def standard(self):
        return standard_of(self.roots)

    @property
    def leaves(self) -> int:
        """How many there are."""
        return sum(len(root.leaves()) for root in self.roots)


@dataclass(frozen=True, kw_only=True)
class Part:
    """What is on one page: `nodes` from top to bottom, `MOST_LEAVES` leaves at most; `number` from 1."""

    number: int
    name: str
    nodes: list[Node]

    @property
    def leaves(self) -> list[Node]:
        return [node for node in self.nodes if not node.criterion.is_group]


def standard_of(roots: list[Node]):
    """What these roots add up to in full; bonus and penalty come on top of it."""
    return sum((root.maximum for root in roots if root.criterion.kind != Criterion.Kind.ADJUSTMENT), ZERO)


def sections(roots: list[Node]) -> list[Section]:
    """In the order of the tree."""
    found, part = [], 1
    for together in _together(roots):
        found.append(Section(name=_name(together), roots=together, part=part))
        part += len(_pieces(together))
    return found


def parts(roots: list[Node]) -> list[Part]:
    """All pages of the tree. A group without leaves has none."""
    found = []
    for section in sections(roots):
        pieces = _pieces(section.roots)
        for number, nodes in enumerate(pieces, start=1):
            of = f" ({number}/{len(pieces)})" if len(pieces) > 1 else ""
            found.append(Part(number=section.part + number - 1, name=f"{section.name}{of}", nodes=nodes))
    return found


def _together(roots: list[Node]) -> list[list[Node]]:
    found: list[list[Node]] = []
    for root in roots:
        if root.criterion.is_group or not found or found[-1][0].criterion.is_group:
            found.append([root])
        else:
            found[-1].append(root)
    return found


def _name(roots: list[Node]) -> str:
    return roots[0].criterion.name if len(roots) == 1 else "Các tiêu chí khác"


def _pieces(roots: list[Node]) -> list[list[Node]]:
    nodes = [node for root in roots for node in root.walk()]
    found, leaves = [[]], 0
    for node in nodes:
        if not node.criterion.is_group:
            if leaves == MOST_LEAVES:
                found.append([])
                leaves = 0
            leaves += 1
        found[-1].append(node)
    return [piece for piece in found if any(not node.criterion.is_group for node in piece)]
