"""Acts on the criteria of a drafted scale: add, change, move, remove."""

from django.db import transaction

from members.models import Person
from pledges.errors import PledgeError, WrongState
from pledges.scores.formulas import Node, tree, walk
from pledges.scores.scale.acts.scale import FIELDS, TOO_DEEP, TOO_MANY, checked, saved, to_edit
from pledges.scores.scale.models import Criterion, Scale

GONE = "Tiêu chí này vừa bị xóa khỏi bảng tiêu chí. Xin tải lại trang."
NO_GROUP = "Nhóm được chọn không có trong bảng tiêu chí của năm. Xin chọn lại."
NOT_A_GROUP = "Chỉ nhóm tiêu chí chứa được tiêu chí khác. Xin chọn lại nhóm."
HAS_CHILDREN = (
    "Nhóm này đang chứa tiêu chí khác. Xin chuyển hoặc xóa các tiêu chí đó trước khi đổi cách chấm."
)
INTO_ITSELF = "Không chuyển được một nhóm vào chính nhóm đó hoặc nhóm bên trong. Xin chọn nhóm khác."
NOWHERE = "Tiêu chí đã ở đầu hoặc cuối nhóm, không chuyển được."


@transaction.atomic
def add(
    scale: Scale, *, by: Person, edition: int, parent: int | None, fields: dict, address: str = ""
) -> Criterion:
    """Add a criterion at the end of the group `parent` (a primary key; None: top level)."""
    scale = to_edit(scale, by=by, edition=edition)
    roots = tree(scale.criteria.all())
    if len(walk(roots)) >= Scale.MOST:
        raise PledgeError(TOO_MANY)
    group = _group(roots, parent)
    _require_depth(group, levels=1)
    siblings = group.children if group else roots
    criterion = checked(Criterion(scale=scale, parent_id=parent, position=len(siblings) + 1, **fields))
    criterion.save()
    saved(scale, by=by, address=address, added=criterion.name)
    return criterion


@transaction.atomic
def change(
    scale: Scale, *, by: Person, edition: int, criterion: int, fields: dict, address: str = ""
) -> Criterion:
    """Change the words or numbers of a criterion; its place stays."""
    scale = to_edit(scale, by=by, edition=edition)
    node = node_of(tree(scale.criteria.all()), criterion)
    if node.children and fields["kind"] != Criterion.Kind.GROUP:
        raise PledgeError(HAS_CHILDREN)
    for name in FIELDS:
        setattr(node.criterion, name, fields[name])
    checked(node.criterion).save()
    saved(scale, by=by, address=address, changed=node.criterion.name)
    return node.criterion


@transaction.atomic
def shift(scale: Scale, *, by: Person, edition: int, criterion: int, up: bool, address: str = "") -> None:
    """Move a criterion one place up or down among its siblings."""
    scale = to_edit(scale, by=by, edition=edition)
    roots = tree(scale.criteria.all())
    node = node_of(roots, criterion)
    siblings = _siblings(roots, node)
    place = siblings.index(node)
    new_place = place - 1 if up else place + 1
    if new_place not in range(len(siblings)):
        raise PledgeError(NOWHERE)
    siblings[place], siblings[new_place] = siblings[new_place], siblings[place]
    _number(siblings)
    saved(scale, by=by, address=address, moved=node.criterion.name)


@transaction.atomic
def move(
    scale: Scale, *, by: Person, edition: int, criterion: int, parent: int | None, address: str = ""
) -> None:
    """Move a criterion and its children to the end of the group `parent` (None: top level)."""
    scale = to_edit(scale, by=by, edition=edition)
    roots = tree(scale.criteria.all())
    node, group = node_of(roots, criterion), _group(roots, parent)
    if group and group in node.walk():
        raise PledgeError(INTO_ITSELF)
    _require_depth(group, levels=node.levels)
    left = [sibling for sibling in _siblings(roots, node) if sibling is not node]
    joined = [child for child in (group.children if group else roots) if child is not node]
    node.criterion.parent_id = parent
    node.criterion.save()
    _number(left)
    _number([*joined, node])
    saved(scale, by=by, address=address, moved=node.criterion.name)


@transaction.atomic
def remove(scale: Scale, *, by: Person, edition: int, criterion: int, address: str = "") -> int:
    """Remove a criterion and its children; return how many went."""
    scale = to_edit(scale, by=by, edition=edition)
    roots = tree(scale.criteria.all())
    node = node_of(roots, criterion)
    left = [sibling for sibling in _siblings(roots, node) if sibling is not node]
    gone = len(node.walk())
    node.criterion.delete()
    _number(left)
    saved(scale, by=by, address=address, removed=node.criterion.name, count=gone)
    return gone


def node_of(roots: list[Node], criterion: int) -> Node:
    """Find the node of a criterion. Raises WrongState when somebody removed it meanwhile."""
    node = next((node for node in walk(roots) if node.criterion.pk == criterion), None)
    if node is None:
        raise WrongState(GONE)
    return node


def _group(roots: list[Node], pk: int | None) -> Node | None:
    if pk is None:
        return None
    group = next((node for node in walk(roots) if node.criterion.pk == pk), None)
    if group is None:
        raise PledgeError(NO_GROUP)
    if not group.criterion.is_group:
        raise PledgeError(NOT_A_GROUP)
    return group


def _siblings(roots: list[Node], node: Node) -> list[Node]:
    parent = node.criterion.parent_id
    return list(roots if parent is None else node_of(roots, parent).children)


def _require_depth(group: Node | None, *, levels: int) -> None:
    if (group.depth + 1 if group else 0) + levels > Scale.DEEPEST:
        raise PledgeError(TOO_DEEP)


def _number(siblings: list[Node]) -> None:
    for position, sibling in enumerate(siblings, start=1):
        sibling.criterion.position = position
    Criterion.objects.bulk_update([sibling.criterion for sibling in siblings], ["position"])
