"""Acts on a year's drafted scale: begin, copy, settle the total. Its criteria are in `criterion`."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from members.models import Person, Term
from members.standing import Standing
from pledges.errors import NotAllowed, PledgeError, Stale, WrongState
from pledges.scores.formulas import tree, walk
from pledges.scores.scale.models import Criterion, Scale
from pledges.states.event import Event
from pledges.states.stateful import CLOSED, ONLY_SECRETARIAT

FIELDS = ("kind", "name", "maximum", "minimum", "target", "points_each", "measured_in", "guidance")
TOO_MANY = f"Bảng tiêu chí có nhiều nhất {Scale.MOST} tiêu chí. Xin gộp hoặc xóa bớt."
TOO_DEEP = f"Bảng tiêu chí có nhiều nhất {Scale.DEEPEST} cấp. Xin chọn nhóm ở cấp cao hơn."
NOT_EMPTY = "Bảng tiêu chí đã có nội dung, không sao chép được."
NOT_SAVED = "Thao tác của đồng chí chưa được lưu; xin xem lại rồi lưu."


@transaction.atomic
def begin(term: Term, *, by: Person, source: Scale | None = None, address: str = "") -> Scale:
    """Create the year's scale: empty, or a copy of `source` from an earlier year of the cluster."""
    term = Term.objects.locked(term.pk)
    if not Standing.of(by, term).is_secretariat:
        raise NotAllowed(ONLY_SECRETARIAT)
    if term.is_closed:
        raise WrongState(CLOSED)
    if Scale.objects.filter(term=term).exists():
        raise WrongState("Năm này đã có bảng tiêu chí. Xin tải lại trang.")
    scale = Scale.objects.create(term=term)
    facts = _copy(source, scale) if source else {}
    scale.save()
    scale.record(Event.Verb.BEGUN, by=by, address=address, **facts)
    return scale


@transaction.atomic
def copy(scale: Scale, *, by: Person, edition: int, source: Scale, address: str = "") -> Scale:
    """Fill the scale, which is still empty, with the criteria of an earlier year."""
    scale = to_edit(scale, by=by, edition=edition)
    if scale.criteria.exists():
        raise PledgeError(NOT_EMPTY)
    return saved(scale, by=by, address=address, **_copy(source, scale))


def sources(term: Term):
    """Select the scales that this year may copy: those of earlier years of the cluster, the newest first."""
    earlier = Scale.objects.filter(term__cluster=term.cluster_id, term__name__lt=term.name)
    return earlier.filter(criteria__isnull=False).distinct().select_related("term").order_by("-term__name")


@transaction.atomic
def write_settings(
    scale: Scale,
    *,
    by: Person,
    edition: int,
    total,
    source: str,
    includes_bonus: bool = False,
    address: str = "",
) -> Scale:
    """Save the announced total, whether a bonus is part of it, and the paper that announced it."""
    scale = to_edit(scale, by=by, edition=edition)
    scale.total, scale.source, scale.includes_bonus = total, source, includes_bonus
    _require_clean(scale, exclude=["term"])
    return saved(scale, by=by, address=address, total=str(total), source=source)


# For acts on scales


def to_edit(scale: Scale, *, by: Person, edition: int) -> Scale:
    """Lock the scale for an editor who saw `edition`. Raises Stale, with who saved what since, when it is older."""
    scale = scale.begin("write", by)
    if scale.edition != edition:
        raise Stale(_since(scale))
    return scale


def saved(scale: Scale, *, by: Person, address: str, **facts) -> Scale:
    scale.edition += 1
    scale.save()
    scale.record(Event.Verb.WRITTEN, by=by, address=address, edition=scale.edition, **facts)
    return scale


def checked(criterion: Criterion) -> Criterion:
    """Require what its kind needs; raises PledgeError. A bonus or penalty that is not given becomes 0. No query."""
    if criterion.kind == Criterion.Kind.ADJUSTMENT:
        criterion.maximum, criterion.minimum = criterion.maximum or 0, criterion.minimum or 0
    if faults := criterion.faults:
        raise PledgeError(" ".join(faults.values()))
    _require_clean(criterion, exclude=["scale", "parent"])
    return criterion


def plant(scale: Scale, rows: list[tuple[tuple[int, ...], dict]]) -> None:
    """Create criteria by number: ((1, 2), fields) becomes the second of the first group. One query per level."""
    planted: dict[tuple[int, ...], Criterion | None] = {(): None}
    for depth in range(1, Scale.DEEPEST + 1):
        level = [(path, fields) for path, fields in rows if len(path) == depth]
        criteria = [
            Criterion(scale=scale, parent=planted[path[:-1]], position=path[-1], **fields)
            for path, fields in level
        ]
        planted |= zip((path for path, _ in level), Criterion.objects.bulk_create(criteria), strict=True)


def _copy(source: Scale, scale: Scale) -> dict:
    """Copy criteria, total and source, to be changed like everything else; return the facts of the event."""
    if source.term.cluster_id != scale.term.cluster_id or source.term.name >= scale.term.name:
        raise PledgeError("Chỉ sao chép được bảng tiêu chí của năm trước trong cùng cụm. Xin chọn lại năm.")
    nodes = walk(tree(source.criteria.all()))
    plant(scale, [(node.path, {name: getattr(node.criterion, name) for name in FIELDS}) for node in nodes])
    scale.total, scale.source, scale.includes_bonus = source.total, source.source, source.includes_bonus
    return {"copied_from": source.term.name, "count": len(nodes)}


def _require_clean(row, *, exclude: list[str]) -> None:
    try:
        row.full_clean(exclude=exclude, validate_unique=False, validate_constraints=False)
    except ValidationError as wrong:
        raise PledgeError(" ".join(wrong.messages)) from wrong


WHAT = {
    "added": "thêm “{}”",
    "changed": "sửa “{}”",
    "moved": "chuyển “{}”",
    "removed": "xóa “{}”",
    "total": "đặt tổng điểm {}",
    "imported": "nhập {} tiêu chí từ tệp",
    "copied_from": "sao chép bảng tiêu chí năm {}",
}


def _since(scale: Scale) -> str:
    """Say who saved what after the editor opened the page."""
    last = scale.events().last()
    if last is None:
        return f"Bảng tiêu chí vừa được sửa. {NOT_SAVED}"
    what = next((words.format(last.facts[name]) for name, words in WHAT.items() if name in last.facts), "")
    at = f"{timezone.localtime(last.at):%H:%M ngày %d/%m/%Y}"
    done = f": {what}" if what else ""
    return f"Đồng chí {last.actor_name} vừa sửa bảng tiêu chí lúc {at}{done}. {NOT_SAVED}"
