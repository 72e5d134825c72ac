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
        advice = "Muốn làm lại, đề nghị hủy cuộc bỏ phiếu đó."
    elif rival.awaits_next_round:
        advice = "Cuộc bỏ phiếu đó chưa chọn đủ số lượng; đề nghị bỏ phiếu vòng sau."
    else:
        advice = "Kết quả đã kiểm phiếu được giữ nguyên."
    return WrongState(f"Đã có cuộc bỏ phiếu “{rival}”. {advice}")
