"""What waits for a person around conferences, exchanges and exemplars."""

from django.utils import timezone

from members.standing import Standing
from pledges.models import Activity, Exemplar
from pledges.tasks.task import Task

AHEAD = 30  # days
MOST = 5  # of what comes next; the list has all of them


def waiting_for(standing: Standing) -> list[Task]:
    """What the secretariat has to do first, then what comes in the next days. Three queries at most."""
    found = _to_write_down(standing) + _to_judge(standing) if standing.is_secretariat else []
    return found + _coming(standing)


def _to_write_down(standing: Standing) -> list[Task]:
    over = Activity.objects.planned().filter(term=standing.term).before(timezone.localdate())
    waiting = list(over.order_by("starts_at")[: MOST + 1])
    for each in waiting:
        each.term = standing.term
    if len(waiting) > MOST:
        title = "Nhiều hoạt động đã qua ngày nhưng chưa ghi kết quả"
        return [
            _of_secretariat(
                "journal-text", title, _list_url(standing), "Xem", note="Ghi kết quả để in biên bản."
            )
        ]
    return [
        _of_secretariat(
            "journal-text",
            f"Ghi kết quả: {each}",
            each.url("activity_hold"),
            "Ghi kết quả",
            note=f"Tổ chức ngày {each.day:%d/%m/%Y} · chưa có kết quả, biên bản",
        )
        for each in waiting
    ]


def _to_judge(standing: Standing) -> list[Task]:
    proposed = Exemplar.objects.filter(term=standing.term, state=Exemplar.State.PROPOSED)
    count = proposed.count()
    if not count:
        return []
    url = f"{Exemplar(term=standing.term).url_of_list}?trang_thai={Exemplar.State.PROPOSED}"
    title = f"{count} điển hình tiên tiến chờ công nhận"
    return [_of_secretariat("star-fill", title, url, "Xem và xét", note="Các đơn vị giới thiệu")]


def _of_secretariat(icon: str, title: str, url: str, label: str, *, note: str) -> Task:
    return Task(icon=icon, title=title, note=note, url=url, label=label, primary=True)


def _coming(standing: Standing) -> list[Task]:
    rows = Activity.objects.planned().of_year(standing.term).select_related("term__cluster")
    coming = rows.from_day(timezone.localdate(), days=AHEAD).order_by("starts_at")[:MOST]
    return [
        Task(
            icon="calendar-event",
            title=str(each),
            note=f"{timezone.localtime(each.starts_at):%H:%M %d/%m/%Y} · {each.place}",
            url=each.seen_in(standing.term),
            label="Xem",
            tone="gold",
        )
        for each in coming
    ]


def _list_url(standing: Standing) -> str:
    return Activity(term=standing.term).url_of_list
