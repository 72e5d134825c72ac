"""Every kind of person that comes to the pages of one cluster-year, and the states its agreement can be in."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from members.models import Person
from pledges.agreement.acts import comments
from pledges.agreement.models import Comment
from tests import factories
from tests.factories import ClusterYear

# A guest is nobody; everybody else is signed in.
PEOPLE = (
    *("guest", "stranger", "secretary_elsewhere", "leader_elsewhere", "officer", "leader"),
    *("secretary", "supervisor", "administrator", "deactivated", "former_leader"),
)


def people(year: ClusterYear) -> dict[str, Person | None]:
    """One person of each kind, in the order of `PEOPLE`; "leader" and "officer" serve the first unit of `year`."""
    elsewhere = factories.cluster_year(units=1)
    yesterday = timezone.localdate() - timedelta(days=1)
    deactivated, former = factories.person("Người Đã Nghỉ"), factories.person("Người Hết Nhiệm Kỳ")
    factories.mandate(year.units[0], deactivated)
    factories.appointment("secretariat", of_person=deactivated, cluster=year.cluster)
    factories.mandate(year.units[0], former, valid_to=yesterday)
    kinds = {
        "guest": None,
        "stranger": factories.person("Người Lạ"),
        "secretary_elsewhere": elsewhere.secretary,
        "leader_elsewhere": elsewhere.leaders[0],
        "officer": year.officers[0],
        "leader": year.leaders[0],
        "secretary": year.secretary,
        "supervisor": year.supervisor,
        "administrator": factories.person("Quản Trị Viên", is_staff=True, is_superuser=True),
        "deactivated": deactivated,
        "former_leader": former,
    }
    assert tuple(kinds) == PEOPLE
    return kinds


def clients(of_people: dict[str, Person | None]) -> dict[str, Client]:
    """A browser for each; the deactivated person signed in before, the session is still there."""
    found = {
        kind: factories.client_of(Client(), person) if person else Client()
        for kind, person in of_people.items()
    }
    if gone := of_people.get("deactivated"):
        gone.is_active = False
        gone.save()
    return found


def bring_to(year: ClusterYear, state: str) -> ClusterYear:
    """`year`, from its draft to "draft", "open" or "sealed"."""
    if state in {"open", "sealed"}:
        year.open()
    if state == "sealed":
        year.sign()
    assert year.reload().state == state
    return year


def commented(year: ClusterYear) -> Comment:
    """A round of comments that is open, and the remark of the first unit that waits for an answer."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    comments.invite_comments(year.reload(), by=year.secretary, closes_on=tomorrow)
    return comments.comment(
        year.agreement, by=year.officers[0], unit=year.units[0], passage="", text="Đề nghị ghi rõ thời gian."
    )


def answered(year: ClusterYear, comment: Comment) -> None:
    """The secretariat answers and closes the round."""
    comments.answer(comment, by=year.secretary, text="Thường trực cụm tiếp thu.")
    comments.close_comments(year.agreement, by=year.secretary)
