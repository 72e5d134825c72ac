"""The year in one line and in one table: how far it is, what each unit has done."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from members.models import Membership, Term
from pledges.models import Agreement


@dataclass(frozen=True, kw_only=True)
class Step:
    label: str
    note: str
    state: str = "todo"


@dataclass(frozen=True, kw_only=True)
class UnitRow:
    """A unit in the year's matrix: chip state and word for the agreement."""

    membership: Membership
    state: str
    label: str


def steps(term: Term, agreement: Agreement | None) -> list[Step]:
    """The year by facts: the first step that is not done is the current one."""
    state = agreement.state if agreement else None
    places = agreement.document.place_list if agreement and agreement.document else []
    total, signed = len(places), sum(1 for place in places if place.signed)
    made = [
        ("Soạn giao ước", _drafting_note(agreement), state in {"open", "sealed"}),
        (
            "Ký giao ước",
            f"{signed}/{total} đã ký" if total else _due(term.agreement_due_on),
            state == "sealed",
        ),
        ("Đăng ký chuyên đề", _due(term.registration_due_on), False),
        ("Sơ kết 6 tháng", _due(term.half_year_due_on), False),
        ("Kiểm tra chéo", _due(term.inspection_due_on), False),
        ("Chấm điểm, tổng kết", _due(term.year_end_due_on), False),
    ]
    current = next((number for number, (_, _, done) in enumerate(made) if not done), None)
    return [
        Step(label=label, note=note, state="done" if done else "now" if number == current else "todo")
        for number, (label, note, done) in enumerate(made)
    ]


def _drafting_note(agreement: Agreement | None) -> str:
    if agreement is None:
        return "chưa bắt đầu"
    if agreement.document:
        return f"chốt {timezone.localtime(agreement.document.frozen_at):%d/%m/%Y}"
    return f"phiên bản {agreement.version}"


def _due(day: date | None) -> str:
    return f"hạn {day:%d/%m/%Y}" if day else "chưa đặt hạn"


def matrix(term: Term, agreement: Agreement | None) -> list[UnitRow]:
    """Every member unit with the state of its signature."""
    places = agreement.document.place_list if agreement and agreement.document else []
    signed = {place.unit_id: place.signed is not None for place in places}
    words = {True: ("signed", "Đã ký"), False: ("waiting", "Chờ ký"), None: ("none", "Chưa mở ký")}
    return [
        UnitRow(
            membership=each, **dict(zip(("state", "label"), words[signed.get(each.unit_id)], strict=True))
        )
        for each in term.member_list
    ]
