"""Tasks around the ballots of the year."""

from django.db.models import Prefetch

from members.standing import Standing
from pledges.ballots.models import Ballot
from pledges.ballots.models.voter import Voter
from pledges.year.rows import LIVE_BALLOTS, Rows
from pledges.year.tasks.task import Task, named

State = Ballot.State


def waiting_for(rows: Rows) -> list[Task]:
    """List the tasks, voting first. Two queries more, and only while a ballot is going on."""
    standing = rows.standing
    if not (standing.units or standing.is_secretariat):
        return []
    tasks = _to_sign(rows)
    if not (standing.leader_of or standing.is_secretariat) or not rows.facts.has_ballots:
        return tasks
    voters = Prefetch("voters", Voter.objects.select_related("unit").order_by("pk"))
    live = Ballot.objects.filter(term=standing.term, state__in=LIVE_BALLOTS).defer("urn")
    for ballot in live.prefetch_related(voters).order_by("pk"):
        ballot.term = standing.term
        ballot.voter_list = list(ballot.voters.all())
        tasks = [*_to_vote(standing, ballot), *tasks, *_of_secretariat(standing, ballot)]
    return tasks


def _to_vote(standing: Standing, ballot: Ballot) -> list[Task]:
    if ballot.state != State.VOTING:
        return []
    waiting = [voter.unit.short_name for voter in ballot.voters_of(standing) if not voter.voted_at]
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


def _to_sign(rows: Rows) -> list[Task]:
    """List minutes of counts that this person is to sign."""
    return [
        Task(
            icon="pen",
            title=f"Ký {place.document.title}",
            note=place.title,
            url=ballot.get_absolute_url(),
            label="Đọc và ký",
            primary=True,
        )
        for place, ballot in rows.places_about("ballot")
    ]


def _of_secretariat(standing: Standing, ballot: Ballot) -> list[Task]:
    if not standing.is_secretariat:
        return []
    url = ballot.get_absolute_url()
    if ballot.state == State.DRAFT:
        return [Task(icon="pencil-square", title=f"Chuẩn bị bỏ phiếu: {ballot}", url=url, label="Làm tiếp")]
    if ballot.state == State.COUNTED:
        return [
            Task(
                icon="lock", title=f"Gửi ký biên bản kiểm phiếu: {ballot}", url=url, label="Xem", primary=True
            )
        ]
    if missing := [voter.unit.short_name for voter in ballot.missing]:
        title = f"Còn {len(missing)} đơn vị chưa bỏ phiếu: {ballot}"
        return [
            Task(
                icon="clock-history", title=title, note=named(missing), url=url, label="Theo dõi", tone="gold"
            )
        ]
    note = "Các đơn vị có mặt đã bỏ phiếu đủ"
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
