"""Import of a whole scale from a spreadsheet: it replaces the draft, or nothing changes."""

from django.db import transaction

from members.models import Person
from pledges.errors import PledgeError
from pledges.scores.scale.acts.scale import TOO_DEEP, TOO_MANY, checked, plant, saved, to_edit
from pledges.scores.scale.models import Criterion, Scale

Row = tuple[tuple[int, ...], dict]  # the number in parts, and the fields by name


@transaction.atomic
def import_criteria(scale: Scale, *, by: Person, edition: int, rows: list[Row], address: str = "") -> Scale:
    """Replace all criteria by `rows`. The edition that was previewed is replaced once; the second time raises Stale."""
    scale = to_edit(scale, by=by, edition=edition)
    _require_tree(rows)
    fields = [_checked(fields) for _, fields in rows]
    gone = scale.criteria.count()
    scale.criteria.all().delete()
    plant(scale, [(path, values) for (path, _), values in zip(rows, fields, strict=True)])
    return saved(scale, by=by, address=address, imported=len(rows), count=gone)


def _checked(fields: dict) -> dict:
    criterion = checked(Criterion(**fields))
    return {name: getattr(criterion, name) for name in fields}


def _require_tree(rows: list[Row]) -> None:
    if not rows:
        raise PledgeError("Tệp chưa có tiêu chí nào. Xin điền ít nhất một dòng rồi tải lên lại.")
    if len(rows) > Scale.MOST:
        raise PledgeError(TOO_MANY)
    if any(len(path) > Scale.DEEPEST for path, _ in rows):
        raise PledgeError(TOO_DEEP)
    if faults := misplaced(rows):
        raise PledgeError("Tệp có lỗi, chưa lưu. " + " ".join(faults.values()))


def misplaced(rows: list[Row]) -> dict[int, str]:
    """Map the place of a row to the reason why its number does not fit the tree."""
    kinds = {path: fields.get("kind") for path, fields in rows}
    seen, faults = set(), {}
    for place, (path, _) in enumerate(rows):
        number = ".".join(map(str, path))
        above, before = path[:-1], (*path[:-1], path[-1] - 1)
        if path in seen:
            faults[place] = f"Số {number} bị lặp lại; xin đánh lại số."
        elif above and above not in kinds:
            faults[place] = f"Số {number} không có nhóm {'.'.join(map(str, above))} trong tệp; xin thêm nhóm."
        elif above and kinds[above] not in {None, Criterion.Kind.GROUP}:
            name = ".".join(map(str, above))
            faults[place] = f"Số {number} nằm trong {name}, mà {name} không phải nhóm; xin sửa cách chấm."
        elif path[-1] > 1 and before not in kinds:
            faults[place] = f"Trước số {number} thiếu số {'.'.join(map(str, before))}; xin đánh số liên tục."
        seen.add(path)
    return faults
