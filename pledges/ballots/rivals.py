"""Ballots that decide the same: of the flag, the chair and the deputies a year has one that is not cancelled."""

from django.db.models import QuerySet

from pledges.errors import WrongState


def rivals(ballot) -> QuerySet:
    """Others that decide the same: of the same kind; of certificates, also with the same title and round."""
    others = type(ballot).objects.filter(term=ballot.term, kind=ballot.kind).exclude(pk=ballot.pk)
    if ballot.kind == ballot.Kind.CERTIFICATE:
        others = others.filter(title=ballot.title, round=ballot.round)
    return others.exclude(state=ballot.State.CANCELLED).defer("urn")


def refusal_of_a_second(ballot) -> WrongState | None:
    """Why `ballot` may not be prepared beside the one there is; None when there is none."""
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
