"""What waits for a person around the ballots of the year."""

from members.standing import Standing
from pledges.models import Ballot, Document, SignaturePlace
from pledges.tasks.task import Task, named

State = Ballot.State


def waiting_for(standing: Standing) -> list[Task]:
    """Voting first. At most four queries, whatever there is."""
    if not (standing.units or standing.is_secretariat):
        return []
    found = _to_sign(standing) if standing.units else []
    if not (standing.leader_of or standing.is_secretariat):
        return found
    live = Ballot.objects.filter(term=standing.term, state__in=[State.VOTING, State.DRAFT, State.COUNTED])
    for each in live.defer("urn").prefetch_related("voters__unit").order_by("pk"):
        each.term = standing.term
        each.voter_list = list(each.voters.all())
        found = [*_to_vote(standing, each), *found, *_of_secretariat(standing, each)]
    return found


def _to_vote(standing: Standing, ballot: Ballot) -> list[Task]:
    if ballot.state != State.VOTING:
        return []
    waiting = [each.unit.short_name for each in ballot.voters_of(standing) if not each.voted_at]
    return [
        Task(
            icon="check2",
            title=f"Bỏ phiếu: {ballot}",
            note=f"Phiếu kín của {unit}",
            url=ballot.url("ballot_vote"),
            label="Bỏ phiếu",
            primary=True,
        )
        for unit in waiting
    ]


def _to_sign(standing: Standing) -> list[Task]:
    """Minutes of a count with this person's name in them."""
    places = SignaturePlace.objects.filter(
        document__ballot__term=standing.term,
        document__state=Document.State.OPEN,
        person=standing.person,
        unit__in=standing.units,
        signature=None,
    ).select_related("document__ballot")
    found = []
    for place in places:
        place.document.ballot.term = standing.term
        found.append(
            Task(
                icon="pen",
                title=f"Ký {place.document.title}",
                note=place.title,
                url=place.document.ballot.get_absolute_url(),
                label="Đọc và ký",
                primary=True,
            )
        )
    return found


def _of_secretariat(standing: Standing, ballot: Ballot) -> list[Task]:
    if not standing.is_secretariat:
        return []
    url = ballot.get_absolute_url()
    if ballot.state == State.DRAFT:
        return [Task(icon="pencil-square", title=f"Chuẩn bị bỏ phiếu: {ballot}", url=url, label="Làm tiếp")]
    if ballot.state == State.COUNTED:
        return [
            Task(
                icon="lock", title=f"Mở ký biên bản kiểm phiếu: {ballot}", url=url, label="Xem", primary=True
            )
        ]
    if missing := [each.unit.short_name for each in ballot.missing]:
        title = f"Còn {len(missing)} đơn vị chưa bỏ phiếu: {ballot}"
        return [
            Task(
                icon="clock-history", title=title, note=named(missing), url=url, label="Theo dõi", tone="gold"
            )
        ]
    note = "Mọi đơn vị có mặt đã bỏ phiếu"
    return [
        Task(
            icon="check-lg",
            title=f"Kiểm phiếu: {ballot}",
            note=note,
            url=url,
            label="Kiểm phiếu",
            primary=True,
        )
    ]
