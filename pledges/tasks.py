"""The workbench: what waits for a person, where the year stands, what each unit has done."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from members.models import Membership, Term
from members.standing import Standing
from pledges import rules
from pledges.models import Agreement, signatories
from pledges.models.obstacles import obstacles_to_opening


@dataclass(frozen=True, kw_only=True)
class Task:
    """One line of the list: an icon of the sprite, what it is, why now, and the page where it is done."""

    icon: str
    title: str
    note: str = ""
    url: str = ""
    label: str = ""
    primary: bool = False
    tone: str = ""


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


def waiting_for(standing: Standing, agreement: Agreement | None) -> list[Task]:
    """The most pressing first. Empty when nothing waits."""
    if agreement is None:
        return _without_agreement(standing)
    found = _to_sign(standing, agreement)
    if agreement.state == Agreement.State.DRAFT:
        found += _to_comment(standing, agreement)
        if standing.is_secretariat:
            found += _to_finish(agreement)
    elif agreement.state == Agreement.State.OPEN and standing.is_secretariat:
        found += _to_remind(agreement)
    return found + _conference(agreement)


def _without_agreement(standing: Standing) -> list[Task]:
    if not standing.is_secretariat:
        return []
    term = standing.term
    due = f"Hạn ký {term.agreement_due_on:%d/%m/%Y}" if term.agreement_due_on else "Chưa có bản soạn"
    url = Agreement(term=term).get_absolute_url()
    return [
        Task(
            icon="pencil-square",
            title=f"Soạn Giao ước thi đua năm {term.name}",
            note=due,
            url=url,
            label="Bắt đầu",
            primary=True,
        )
    ]


def _to_sign(standing: Standing, agreement: Agreement) -> list[Task]:
    place = rules.my_place(standing, agreement)
    if place is None:
        return []
    frozen = timezone.localtime(agreement.document.frozen_at)
    note = f"Ký thay mặt {place.unit_name} · bản chốt ngày {frozen:%d/%m/%Y}"
    return [
        Task(
            icon="pen",
            title=f"Ký {agreement}",
            note=note,
            url=agreement.get_absolute_url(),
            label="Đọc và ký",
            primary=True,
        )
    ]


def _to_comment(standing: Standing, agreement: Agreement) -> list[Task]:
    opened = agreement.open_round
    units = standing.units - {agreement.term.witness_id}
    if opened is None or not opened.is_open or not units:
        return []
    said = opened.comments.filter(unit__in=units).exists()
    return [
        Task(
            icon="chat-left-text",
            title=f"Góp ý dự thảo {agreement}",
            note=f"Nhận góp ý đến hết ngày {opened.closes_on:%d/%m/%Y}"
            + (" · đơn vị đã góp ý" if said else ""),
            url=agreement.url("agreement_comments"),
            label="Xem góp ý" if said else "Đọc và góp ý",
            primary=not said,
        )
    ]


def _to_finish(agreement: Agreement) -> list[Task]:
    obstacles = obstacles_to_opening(agreement, signatories(agreement))
    if not obstacles:
        note = f"Phiên bản {agreement.version} · không còn việc gì phải bổ sung"
        url = agreement.url("agreement_open")
        return [
            Task(
                icon="send",
                title=f"Mở ký {agreement}",
                note=note,
                url=url,
                label="Xem và mở ký",
                primary=True,
            )
        ]
    return [
        Task(
            icon="pencil-square",
            title=f"Hoàn thiện bản soạn {agreement}",
            note=f"Còn {len(obstacles)} việc trước khi mở ký: {obstacles[0].sentence}",
            url=agreement.url(obstacles[0].page),
            label="Làm tiếp",
            primary=True,
        )
    ]


def _to_remind(agreement: Agreement) -> list[Task]:
    """Who has not signed, and for how long they have been asked."""
    waiting = [place for place in agreement.document.place_list if place.signed is None]
    days = (timezone.localdate() - timezone.localtime(agreement.document.frozen_at).date()).days
    since = f"đã {days} ngày kể từ khi mở ký" if days else "mở ký hôm nay"
    names = ", ".join(place.unit.short_name for place in waiting[:4])
    more = f" và {len(waiting) - 4} đơn vị khác" if len(waiting) > 4 else ""
    title = f"Còn {len(waiting)} đơn vị chưa ký"
    return [
        Task(
            icon="clock-history",
            title=title,
            note=f"{names}{more} · {since}",
            url=agreement.get_absolute_url(),
            label="Theo dõi",
            tone="gold",
        )
    ]


def _conference(agreement: Agreement) -> list[Task]:
    if agreement.day is None or agreement.day < timezone.localdate():
        return []
    note = " · ".join(part for part in (f"{agreement.day:%d/%m/%Y}", agreement.venue) if part)
    return [Task(icon="calendar-event", title="Hội nghị ký kết giao ước thi đua", note=note, tone="gold")]


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
