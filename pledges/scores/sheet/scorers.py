"""Rules for who scores a unit besides itself, and who concludes: never its own people."""

from members.standing import Standing

ONLY_SCORERS = (
    "Chỉ thành viên đoàn kiểm tra đơn vị này hoặc Thường trực cụm được chấm điểm đoàn chấm. "
    "Đơn vị không chấm điểm cho đơn vị mình."
)
ONLY_APPROVERS = (
    "Chỉ Thường trực cụm được duyệt và kết luận điểm; đồng chí không duyệt điểm cho đơn vị mình. "
    "Đề nghị đồng chí khác trong Thường trực cụm thực hiện."
)


def by_approver(sheet, standing: Standing) -> bool:
    """Allow the secretariat, without the people of the unit itself."""
    return standing.is_secretariat and sheet.unit_id not in standing.units


def by_scorer(sheet, standing: Standing) -> bool:
    """Allow whoever inspects the unit, or the secretariat; nobody scores the own unit."""
    if sheet.unit_id in standing.units:
        return False
    return standing.is_secretariat or sheet.unit_id in _sent(standing, sheet.inspectors)


def inspected_by(standing: Standing) -> frozenset[int]:
    """Return the units (keys) that the person inspects; never an own one. One query at most."""
    if not standing.units:
        return frozenset()
    return _sent(standing, inspectors_of(standing.term.inspections.all())) - standing.units


def inspectors_of(inspections) -> frozenset[tuple[int, int, int]]:
    """Return (person, sending unit, inspected unit) of issued plans, without cancelled inspections."""
    rows = inspections.filter(plan__issued_at__isnull=False).exclude(state="cancelled")
    teams = rows.values_list("team__members__person", "team__members__unit", "unit")
    return frozenset((person, by, unit) for person, by, unit in teams if by and by != unit)


def _sent(standing: Standing, inspectors: frozenset[tuple[int, int, int]]) -> frozenset[int]:
    """Return the units to which the person was sent by a unit that still has the person."""
    return frozenset(
        unit for person, by, unit in inspectors if person == standing.person.pk and by in standing.units
    )
