"""Tasks of the secretariat and of administrators around mails that did not go out."""

from members.standing import Standing
from pledges.mail.outbox import undelivered
from pledges.states.addresses import year_url
from pledges.year.tasks.task import Task, named


def waiting_for(standing: Standing) -> list[Task]:
    if not (standing.is_secretariat or standing.is_administrator):
        return []
    waiting = undelivered(standing.term, with_unnamed=standing.is_administrator)
    people = {mail.person for mail in waiting}
    if not people:
        return []
    by_name = sorted(people, key=lambda person: person.name_order)
    names = named([person.full_name for person in by_name], others="người khác")
    return [
        Task(
            icon="envelope",
            title=f"Có thư chưa gửi được tới {len(people)} người",
            note=f"{names} · thông báo trên trang vẫn đầy đủ",
            url=year_url(standing.term, "failed_mails"),
            label="Xem",
            tone="gold",
        )
    ]
