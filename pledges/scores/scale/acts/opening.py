"""Open scoring (freeze the scale, give every unit a sheet), and withdraw it while nothing was written."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from members.models import Person, Term
from pledges.errors import PledgeError, WrongState
from pledges.scores.formulas import ZERO, Node, in_figures, standard, tree, walk
from pledges.scores.scale import mail
from pledges.scores.scale.acts.scale import to_edit
from pledges.scores.scale.models import Scale
from pledges.scores.sheet.models import Score, ScoreSheet
from pledges.states.event import Event
from pledges.states.obstacle import refuse_while
from pledges.states.scratch import Scratch

LATER = "Nội dung cần thay đổi, đề nghị sửa trong bảng tiêu chí của năm sau."
WRITTEN = "Không sửa được bảng tiêu chí vì bảng điểm đã có điểm, nhận xét hoặc minh chứng. " + LATER
UNDER_WAY = f"Không sửa được bảng tiêu chí vì đã có bảng điểm gửi đoàn kiểm tra. {LATER}"


@dataclass(frozen=True)
class Obstacle:
    """A missing condition: `sentence` says which; `criterion` is the primary key of the one where it is mended."""

    sentence: str
    criterion: int | None = None


@transaction.atomic
def open_scoring(scale: Scale, *, by: Person, edition: int, address: str = "") -> Scale:
    """Freeze the scale saved as `edition`, create a sheet for every member unit and notify its people."""
    scale = scale.begin("open", by)
    scale = to_edit(scale, by=by, edition=edition)
    in_the_way = obstacles(scale, tree(scale.criteria.all()))
    refuse_while((obstacle.sentence for obstacle in in_the_way), "Chưa mở chấm điểm được.")
    scale.state, scale.opened_at, scale.opened_by = Scale.State.OPEN, timezone.now(), by
    scale.save()
    units = [member.unit for member in scale.term.members()]
    ScoreSheet.objects.bulk_create([ScoreSheet(term=scale.term, unit=unit) for unit in units])
    scale.record(
        Event.Verb.SCORING_OPENED,
        by=by,
        address=address,
        edition=scale.edition,
        total=str(scale.total),
        count=len(units),
    )
    mail.scoring_opened(scale, units)
    return scale


@transaction.atomic
def add_sheets(scale: Scale, *, by: Person, address: str = "") -> int:
    """Create and announce sheets for units that joined after scoring was opened; return how many."""
    scale = scale.begin("add_sheets", by)
    sheets = scale.term.score_sheets.values("unit")
    units = [member.unit for member in scale.term.members().exclude(unit__in=sheets)]
    if not units:
        raise WrongState("Các đơn vị trong năm đã có bảng điểm. Xin tải lại trang.")
    ScoreSheet.objects.bulk_create([ScoreSheet(term=scale.term, unit=unit) for unit in units])
    scale.record(Event.Verb.SCORING_OPENED, by=by, address=address, joined=[str(unit) for unit in units])
    mail.scoring_opened(scale, units)
    return len(units)


@transaction.atomic
def reopen(scale: Scale, *, by: Person, address: str = "") -> Scale:
    """Return the scale to the draft; deletes the sheets, which are still empty."""
    scale = scale.begin("reopen", by)
    if sentence := obstacle_to_reopening(scale.term):
        raise PledgeError(sentence)
    for sheet in ScoreSheet.objects.filter(term=scale.term):
        Scratch.objects.filter(subject_key__startswith=sheet.parts_key).delete()
    Score.objects.filter(sheet__term=scale.term).delete()
    gone, _ = ScoreSheet.objects.filter(term=scale.term).delete()
    scale.state, scale.opened_at, scale.opened_by = Scale.State.DRAFT, None, None
    scale.save()
    scale.record(Event.Verb.WITHDRAWN, by=by, address=address, count=gone)
    mail.scoring_withdrawn(scale)
    return scale


def obstacle_to_reopening(term: Term) -> str:
    """Say that something written would be lost by reopening; empty when nothing would. Two queries."""
    if ScoreSheet.objects.filter(term=term).exclude(state=ScoreSheet.State.SELF_SCORING).exists():
        return UNDER_WAY
    said = ~Q(figure=None) | ~Q(remark="", reason="", evidence="", answer="") | Q(files__isnull=False)
    return WRITTEN if Score.objects.filter(said, sheet__term=term).exists() else ""


def obstacles(scale: Scale, roots: list[Node]) -> list[Obstacle]:
    """List what forbids opening: the page shows these, and the act refuses while there is one."""
    nodes = walk(roots)
    missing = []
    if not scale.term.member_list:
        missing.append(Obstacle("Năm thi đua chưa có đơn vị thành viên nào."))
    if all(node.criterion.is_group for node in nodes):
        return [*missing, Obstacle("Bảng tiêu chí chưa có tiêu chí chấm điểm.")]
    for node in nodes:
        missing += [Obstacle(sentence, node.criterion.pk) for sentence in _wrong(node)]
    if (added := standard(roots)) != scale.total:
        missing.append(
            Obstacle(
                f"Tổng điểm các tiêu chí ({in_figures(added)}) khác tổng điểm theo quy định "
                f"({in_figures(scale.total)}).{_hint(scale, nodes, added)}"
            )
        )
    return missing


def _hint(scale: Scale, nodes: list[Node], added: Decimal) -> str:
    """Say that the bonus would fill the gap, if it does."""
    bonus = sum((node.criterion.maximum or ZERO for node in nodes if not node.criterion.counts), ZERO)
    fills = bonus and added + bonus == scale.total
    return " Nếu tổng điểm đã gồm điểm cộng, xin chọn ở phần Quy định." if fills else ""


def _wrong(node: Node) -> list[str]:
    """List what is missing in one criterion."""
    criterion = node.criterion
    name = f"{node.number} “{criterion.name}”"
    if not criterion.is_group:
        return [f"Tiêu chí {name}: {sentence}" for sentence in criterion.faults.values()]
    if not node.children:
        return [f"Nhóm {name} chưa có tiêu chí nào."]
    if criterion.maximum is None or criterion.maximum == node.sum:
        return []
    if all(leaf.criterion.kind == "adjustment" for leaf in node.leaves()):
        return [f"Nhóm {name} chỉ có điểm cộng, điểm trừ: xin để trống điểm tối đa của nhóm."]
    told = f"điểm tối đa của nhóm ({in_figures(criterion.maximum)})"
    return [f"Nhóm {name}: tổng điểm các tiêu chí ({in_figures(node.sum)}) khác {told}."]
