"""What waits for the secretariat and for administrators around mails that did not go out."""

from members.standing import Standing
from pledges.duties import year_url
from pledges.outbox import undelivered
from pledges.tasks.task import Task


def waiting_for(standing: Standing) -> list[Task]:
    if not (standing.is_secretariat or standing.is_administrator):
        return []
    people = {each.person for each in undelivered(standing.term)}
    if not people:
        return []
    by_name = sorted(people, key=lambda each: each.name_order)
    names = ", ".join(each.full_name for each in by_name[:4])
    more = f" và {len(people) - 4} người khác" if len(people) > 4 else ""
    return [
        Task(
            icon="envelope",
            title=f"Có thư chưa gửi được tới {len(people)} người",
            note=f"{names}{more} · hộp thư trong hệ thống vẫn có đủ tin báo",
            url=year_url(standing.term, "failed_mails"),
            label="Xem",
            tone="gold",
        )
    ]
