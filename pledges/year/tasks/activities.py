"""Tasks around conferences, exchanges and exemplars."""

from datetime import timedelta

from django.utils import timezone

from members.standing import Standing
from pledges.activities.models import Activity
from pledges.exemplars.models import Exemplar
from pledges.year.rows import Rows
from pledges.year.tasks.task import Task

AHEAD = 30  # days
MOST = 5  # lines of a kind; the list has all of them
READ = 50  # rows for both kinds: what comes next is read first, then what is over


def waiting_for(rows: Rows) -> list[Task]:
    """List the secretariat's tasks, then the activities of the next days."""
    standing = rows.standing
    today = timezone.localdate()
    near = Activity.objects.planned().of_year(standing.term).until(today + timedelta(days=AHEAD))
    planned = list(near.next_first()[:READ])
    tasks = _coming(standing, [activity for activity in planned if activity.day >= today][:MOST])
    if standing.is_secretariat:
        over = [
            activity for activity in planned if activity.day < today and activity.term_id == standing.term.pk
        ]
        tasks = _to_write_down(standing, over) + _to_judge(standing, rows.facts.proposed) + tasks
    return tasks


def _to_write_down(standing: Standing, over: list[Activity]) -> list[Task]:
    if len(over) > MOST:
        title = "Nhiều hoạt động đã qua ngày nhưng chưa có kết quả"
        url, note = Activity(term=standing.term).url_of_list, "Nhập kết quả để in biên bản."
        return [_of_secretariat("journal-text", title, url, "Xem", note=note)]
    for activity in over:
        activity.term = standing.term
    return [
        _of_secretariat(
            "journal-text",
            f"Nhập kết quả: {activity}",
            activity.url("activity_hold"),
            "Nhập kết quả",
            note=f"Tổ chức ngày {activity.day:%d/%m/%Y} · chưa có kết quả, biên bản",
        )
        for activity in over
    ]


def _to_judge(standing: Standing, count: int) -> list[Task]:
    if not count:
        return []
    url = f"{Exemplar(term=standing.term).url_of_list}?trang_thai={Exemplar.State.PROPOSED}"
    title = f"{count} điển hình tiên tiến chờ công nhận"
    return [_of_secretariat("star-fill", title, url, "Xem và xét", note="Các đơn vị giới thiệu")]


def _of_secretariat(icon: str, title: str, url: str, label: str, *, note: str) -> Task:
    return Task(icon=icon, title=title, note=note, url=url, label=label, primary=True)


def _coming(standing: Standing, ahead: list[Activity]) -> list[Task]:
    return [
        Task(
            icon="calendar-event",
            title=str(activity),
            note=f"{timezone.localtime(activity.starts_at):%H:%M ngày %d/%m/%Y} · {activity.place}",
            url=activity.seen_in(standing.term),
            label="Xem",
            tone="gold",
        )
        for activity in ahead
    ]
