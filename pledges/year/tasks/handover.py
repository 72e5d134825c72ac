"""The task of signing the minutes of the handover, also when the year is closed already."""

from pledges.year.rows import Rows
from pledges.year.tasks.task import Task


def waiting_for(rows: Rows) -> list[Task]:
    return [
        Task(
            icon="pen",
            title=f"Ký {place.document.title}",
            note=f"Ký {place.on_behalf}",
            url=handover.get_absolute_url(),
            label="Đọc và ký",
            primary=True,
        )
        for place, handover in rows.places_about("handover")
    ]
