"""Imports registrations from a spreadsheet: all of them become drafts of their units, or none does."""

from dataclasses import dataclass

from django.db import transaction

from members.models import Person, Term, Unit
from members.standing import Standing
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.registrations.models import Registration, likeness
from pledges.states.event import Event, EventChain
from pledges.states.stateful import CLOSED

NOT_YOURS = (
    "Chỉ cán bộ, lãnh đạo của đơn vị thành viên và Thường trực cụm nhập được đăng ký từ tệp, "
    "mỗi đơn vị cho đơn vị mình."
)
ONCE = "Các đăng ký xem trước này đã được lưu thành bản nháp. Xin xem danh sách đăng ký."


@dataclass(frozen=True, kw_only=True)
class Row:
    """A registration to be imported: its unit, and its fields by name."""

    unit: Unit
    fields: dict


def may_import(standing: Standing) -> bool:
    """Whether this person may import now, judged without a query; `units_to_import_for` decides."""
    own = standing.units - {standing.term.witness_id}
    return not standing.term.is_closed and (standing.is_secretariat or bool(own))


def units_to_import_for(standing: Standing) -> list[Unit]:
    """List the member units for which this person may import now; none in a closed year."""
    if standing.term.is_closed:
        return []
    units = [member.unit for member in standing.term.member_list]
    return [unit for unit in units if standing.is_secretariat or unit.pk in standing.units]


@transaction.atomic
def import_registrations(
    term: Term, *, by: Person, preview: str, rows: list[Row], address: str = ""
) -> list[Registration]:
    """Save `rows` as drafts. `preview` names the confirmed preview, which is saved only once."""
    term = Term.objects.locked(term.pk)
    standing = Standing.of(by, term)
    _require_standing(standing, rows)
    log = f"import-{preview}"
    if EventChain.objects.filter(key=log).exists():
        raise WrongState(ONCE)
    _require_new_names(term, rows)
    drafts = [_begin(term, row, by=by, address=address) for row in rows]
    units = sorted({row.unit.name for row in rows})
    EventChain.record(log, Event.Verb.BEGUN, by=by, address=address, registrations=len(drafts), units=units)
    return drafts


def _require_standing(standing: Standing, rows: list[Row]) -> None:
    if standing.term.is_closed:
        raise WrongState(CLOSED)
    allowed = {unit.pk for unit in units_to_import_for(standing)}
    if not allowed or any(row.unit.pk not in allowed for row in rows):
        raise NotAllowed(NOT_YOURS)


def _require_new_names(term: Term, rows: list[Row]) -> None:
    if not rows:
        raise PledgeError("Tệp không có đăng ký nào. Xin điền ít nhất một dòng rồi tải lên lại.")
    taken = Registration.objects.likenesses(term)
    for row in rows:
        key = likeness(row.unit, row.fields["kind"], row.fields["name"])
        if key in taken:
            raise PledgeError(
                f"{row.unit.short_name} đã có đăng ký cùng loại “{row.fields['name']}” trong năm. "
                "Tệp chưa được lưu. Xin xóa dòng đó rồi tải lên lại."
            )
        taken.add(key)


def _begin(term: Term, row: Row, *, by: Person, address: str) -> Registration:
    draft = Registration.objects.create(term=term, unit=row.unit, **row.fields)
    draft.record(Event.Verb.BEGUN, by=by, address=address, unit=row.unit.name)
    return draft
