"""The tree of criteria in parts that fit on a page, for writing and for listing."""

from dataclasses import dataclass

from pledges.scores.formulas import ZERO, Node

MOST_LEAVES = 40  # of one form: with all its texts it stays far below what one post may hold


@dataclass(frozen=True, kw_only=True)
class Section:
    """A top-level group, or consecutive leaves that stand in none. `part` is the number of its first part."""

    name: str
    roots: list[Node]
    part: int

    @property
    def number(self) -> str:
        """The number in the scale, or the first and the last of consecutive leaves."""
        first, last = self.roots[0].number, self.roots[-1].number
        return first if first == last else f"{first} - {last}"

    @property
    def title(self) -> str:
        return f"{self.number}. {self.name}"

    @property
    def standard(self):
        return standard_of(self.roots)

    @property
    def leaves(self) -> int:
        """The number of leaves."""
        return sum(len(root.leaves()) for root in self.roots)


@dataclass(frozen=True, kw_only=True)
class Part:
    """What is on one page: `nodes` from top to bottom, `MOST_LEAVES` leaves at most.

    `number` counts the pages from 1; readers see `title`, which bears the number of the scale.
    """

    number: int
    name: str
    title: str
    nodes: list[Node]

    @property
    def leaves(self) -> list[Node]:
        return [node for node in self.nodes if not node.criterion.is_group]


def standard_of(roots: list[Node]):
    """Sum the standard scores of these roots, without bonus and penalty that come on top."""
    return sum((root.maximum for root in roots if root.criterion.counts), ZERO)


def sections(roots: list[Node]) -> list[Section]:
    """Split the tree into sections, in order."""
    section_list, part = [], 1
    for run in _together(roots):
        section_list.append(Section(name=_name(run), roots=run, part=part))
        part += len(_pieces(run))
    return section_list


def parts(roots: list[Node]) -> list[Part]:
    """Split the tree into pages. A group without leaves has none."""
    part_list = []
    for section in sections(roots):
        pieces = _pieces(section.roots)
        for number, nodes in enumerate(pieces, start=1):
            of = f" ({number}/{len(pieces)})" if len(pieces) > 1 else ""
            title, page = f"{section.title}{of}", section.part + number - 1
            part_list.append(Part(number=page, name=f"{section.name}{of}", title=title, nodes=nodes))
    return part_list


def _together(roots: list[Node]) -> list[list[Node]]:
    runs: list[list[Node]] = []
    for root in roots:
        if root.criterion.is_group or not runs or runs[-1][0].criterion.is_group:
            runs.append([root])
        else:
            runs[-1].append(root)
    return runs


def _name(roots: list[Node]) -> str:
    return roots[0].criterion.name if len(roots) == 1 else "Các tiêu chí khác"


def _pieces(roots: list[Node]) -> list[list[Node]]:
    nodes = [node for root in roots for node in root.walk()]
    pieces, leaves = [[]], 0
    for node in nodes:
        if not node.criterion.is_group:
            if leaves == MOST_LEAVES:
                pieces.append([])
                leaves = 0
            leaves += 1
        pieces[-1].append(node)
    return [piece for piece in pieces if any(not node.criterion.is_group for node in piece)]
