"""Tasks around the agreement."""

from django.utils import timezone

from members.standing import Standing
from pledges.agreement.models import Agreement
from pledges.agreement.obstacles import obstacles_to_opening
from pledges.agreement.signatories import signatories
from pledges.year.rows import Rows
from pledges.year.tasks.task import Task, named


def waiting_for(rows: Rows) -> list[Task]:
    """List the tasks, the most pressing first."""
    standing, agreement = rows.standing, rows.agreement
    if agreement is None:
        return _without_agreement(standing)
    tasks = _to_sign(standing, agreement)
    if agreement.state == Agreement.State.DRAFT:
        tasks += _to_comment(standing, agreement)
        if standing.is_secretariat:
            tasks += _to_answer(agreement) + _to_finish(agreement)
    elif agreement.state == Agreement.State.OPEN and standing.is_secretariat:
        tasks += _to_remind(agreement)
    return tasks + _conference(agreement, rows)


def _without_agreement(standing: Standing) -> list[Task]:
    if not standing.is_secretariat:
        return []
    term = standing.term
    due = f"Hạn ký {term.agreement_due_on:%d/%m/%Y}" if term.agreement_due_on else "Chưa có dự thảo"
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
    place = agreement.place_of(standing)
    if place is None:
        return []
    frozen = timezone.localtime(agreement.document.frozen_at)
    note = f"Ký thay mặt {place.unit_name}, gửi ký ngày {frozen:%d/%m/%Y}"
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


def _to_answer(agreement: Agreement) -> list[Task]:
    waiting = sum(comment_round.waiting for comment_round in agreement.rounds)
    if not waiting:
        return []
    return [
        Task(
            icon="chat-left-text",
            title=f"Trả lời góp ý dự thảo {agreement}",
            note=f"{waiting} góp ý chưa trả lời",
            url=agreement.url("agreement_comments"),
            label="Trả lời",
            primary=True,
        )
    ]


def _to_finish(agreement: Agreement) -> list[Task]:
    obstacles = obstacles_to_opening(agreement, signatories(agreement))
    if not obstacles:
        note = f"Dự thảo lần {agreement.version}, đủ điều kiện gửi ký"
        url = agreement.url("agreement_open")
        return [
            Task(
                icon="send",
                title=f"Gửi ký {agreement}",
                note=note,
                url=url,
                label="Xem và gửi ký",
                primary=True,
            )
        ]
    return [
        Task(
            icon="pencil-square",
            title=f"Hoàn thiện dự thảo {agreement}",
            note=f"Còn {len(obstacles)} nội dung phải hoàn thiện: {obstacles[0].sentence}",
            url=obstacles[0].url(agreement),
            label="Làm tiếp",
            primary=True,
        )
    ]


def _to_remind(agreement: Agreement) -> list[Task]:
    """Name the units that have not signed, and since when they are asked."""
    waiting = [place for place in agreement.document.place_list if place.signed is None]
    days = (timezone.localdate() - timezone.localtime(agreement.document.frozen_at).date()).days
    since = f"đã {days} ngày kể từ khi gửi ký" if days else "gửi ký hôm nay"
    names = named([place.unit.short_name for place in waiting])
    title = f"Còn {len(waiting)} đơn vị chưa ký"
    return [
        Task(
            icon="clock-history",
            title=title,
            note=f"{names} · {since}",
            url=agreement.get_absolute_url(),
            label="Theo dõi",
            tone="gold",
        )
    ]


def _conference(agreement: Agreement, rows: Rows) -> list[Task]:
    """Announce the day that the agreement names, unless a conference is planned on it: that one is shown instead."""
    if agreement.day is None or agreement.day < timezone.localdate():
        return []
    if rows.facts.has_conference:
        return []
    note = " · ".join(part for part in (f"{agreement.day:%d/%m/%Y}", agreement.venue) if part)
    return [Task(icon="calendar-event", title="Hội nghị ký kết giao ước thi đua", note=note, tone="gold")]
