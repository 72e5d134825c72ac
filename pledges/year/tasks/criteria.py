"""Tasks of the secretariat around the scoring scale."""

from datetime import timedelta

from django.utils import timezone

from pledges.scores.scale.models import Scale
from pledges.states.addresses import year_url
from pledges.year.rows import Rows
from pledges.year.tasks.task import Task, due_words

SHOWN_FROM = timedelta(days=90)  # before the first day by which it is needed


def waiting_for(rows: Rows) -> list[Task]:
    """Ask to begin or finish the scale until scoring is open, once a due day is near."""
    standing = rows.standing
    term = standing.term
    days = [day for day in (term.inspection_due_on, term.year_end_due_on) if day]
    if not standing.is_secretariat or not days or timezone.localdate() < min(days) - SHOWN_FROM:
        return []
    scale = rows.facts.scale
    if scale == Scale.State.OPEN:
        return []
    title, label = "Lập bảng tiêu chí thi đua của năm", "Lập bảng tiêu chí"
    if scale:
        title, label = "Bảng tiêu chí đang soạn, chưa mở chấm điểm", "Soạn tiếp"
    note = f"Cần trước kiểm tra chéo, chấm điểm · {due_words(min(days))}"
    url = year_url(term, "criteria")
    return [Task(icon="journal-text", title=title, note=note, url=url, label=label, tone="gold")]
