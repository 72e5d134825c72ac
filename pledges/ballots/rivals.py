"""Rivals: ballots that decide the same. On flag, chair and deputies a year has one that is not cancelled."""

from django.db.models import QuerySet

from pledges.errors import WrongState


def rivals(ballot) -> QuerySet:
    """Return the other ballots of the same kind, except cancelled ones; for certificates also of the same title and round."""
    ballots = type(ballot).objects.filter(term=ballot.term, kind=ballot.kind).exclude(pk=ballot.pk)
    if ballot.kind == ballot.Kind.CERTIFICATE:
        ballots = ballots.filter(title=ballot.title, round=ballot.round)
    return ballots.exclude(state=ballot.State.CANCELLED).defer("urn")


def refusal_of_a_second(ballot) -> WrongState | None:
    """Refuse to prepare `ballot` beside a rival; None if it has none."""
    rival = rivals(ballot).order_by("-round", "-pk").first()
    if rival is None:
        return None
    if rival.state in {ballot.State.DRAFT, ballot.State.VOTING}:
        advice = "Hãy mở cuộc đó; muốn làm lại từ đầu, hãy hủy cuộc đó trước."
    elif rival.awaits_next_round:
        advice = "Còn suất chưa chọn được: hãy lập vòng sau từ trang của cuộc đó."
    else:
        advice = "Kết quả đã kiểm phiếu được giữ nguyên, không bỏ phiếu lại."
    return WrongState(f"Đã có cuộc “{rival}”. {advice}")
