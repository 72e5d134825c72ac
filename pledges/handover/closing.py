"""The open matters of a year that is about to be closed."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Subquery

from members.models import Term
from pledges.activities.models import Activity
from pledges.agreement.models import Agreement
from pledges.ballots.models import Ballot
from pledges.documents.models import Document
from pledges.documents.models.signable import Signable
from pledges.handover.models import Handover
from pledges.inspections.recommendations.models import WAITING, Recommendation
from pledges.inspections.visit.models import Inspection
from pledges.registrations.models import Registration
from pledges.reports.models import Report
from pledges.scores.scale.models import Scale
from pledges.scores.sheet.models import ScoreSheet
from pledges.states.addresses import year_url
from pledges.states.stateful import Stateful

BALLOTS = {
    Ballot.State.DRAFT: "đang chuẩn bị, chưa bỏ phiếu.",
    Ballot.State.VOTING: "đang bỏ phiếu, chưa kiểm phiếu; sau khi kết thúc năm, phiếu không kiểm được.",
    Ballot.State.COUNTED: "đã kiểm phiếu, biên bản chưa được ký.",
}


@dataclass(frozen=True, kw_only=True)
class Remaining:
    """An open matter; `url` is where it is dealt with. One that `blocks` must be dealt with before closing."""

    sentence: str
    url: str
    blocks: bool = False


def remaining(term: Term) -> list[Remaining]:
    """List the open matters of the year, the most pressing first.

    Five queries, and one for each further kind with an open matter.
    """
    year = _overview(term)
    matters = [*_signing(term), *_papers(term, year), *_registrations(term), *_reports(term)]
    matters += _inspections(term) if year.has_inspections else []
    matters += _recommendations(term, year.waiting)
    matters += _scores(term) if year.has_sheets else []
    matters += _ballots(term) if year.has_ballots else []
    return matters + (_activities(term) if year.has_activities else [])


def _overview(term: Term) -> Term:
    """Fetch the year with its papers, the number of waiting recommendations, and which other kinds have open matters."""

    def is_there(rows) -> Exists:
        return Exists(rows.filter(term=OuterRef("pk")))

    waiting = Recommendation.objects.filter(term=OuterRef("pk"), state__in=WAITING).order_by()
    rows = Term.objects.select_related("agreement", "handover", "scale").annotate(
        has_inspections=is_there(_going_on()),
        has_sheets=is_there(_open_sheets()),
        has_ballots=is_there(_uncounted()),
        has_activities=is_there(_planned()),
        waiting=Subquery(waiting.values("term").annotate(number=Count("pk")).values("number")),
    )
    return rows.get(pk=term.pk)


def _going_on():
    """Return inspections of issued plans whose minutes are neither open (`_signing` lists these) nor sealed."""
    states = [Inspection.State.PLANNED, Inspection.State.ONGOING, Inspection.State.OPINION]
    return Inspection.objects.filter(state__in=states, plan__issued_at__isnull=False)


def _open_sheets():
    return ScoreSheet.objects.exclude(state=ScoreSheet.State.FINAL)


def _uncounted():
    return Ballot.objects.filter(state__in=BALLOTS)


def _planned():
    return Activity.objects.filter(state=Activity.State.PLANNED)


def _signing(term: Term) -> list[Remaining]:
    names = [kind._meta.get_field("document").remote_field.related_name for kind in Signable.kinds()]
    collecting = Document.objects.filter(term=term, state=Document.State.OPEN).select_related(*names)
    return [
        Remaining(
            sentence=f"{document.title} đang ký: đề nghị ký đủ hoặc thu hồi.",
            url=_page_of(document, names, term),
            blocks=True,
        )
        for document in collecting
    ]


def _page_of(document: Document, names: list[str], term: Term) -> str:
    for name in names:
        if signable := getattr(document, name, None):
            return signable.within(term).paper_url
    return document.verify_url


def _papers(term: Term, papers: Term) -> list[Remaining]:
    """List the agreement and the handover minutes unless they are sealed, and the scale while it is a draft."""
    matters = []
    if getattr(getattr(papers, "agreement", None), "state", "") != Agreement.State.SEALED:
        sentence = "Giao ước thi đua của năm chưa được ký đủ."
        matters.append(Remaining(sentence=sentence, url=year_url(term, "agreement")))
    if getattr(getattr(papers, "handover", None), "state", "") != Handover.State.SEALED:
        sentence = "Biên bản bàn giao cụm trưởng chưa được ký đủ."
        matters.append(Remaining(sentence=sentence, url=year_url(term, "handover")))
    if getattr(getattr(papers, "scale", None), "state", "") == Scale.State.DRAFT:
        sentence = "Bảng tiêu chí đang soạn, chưa mở chấm điểm."
        matters.append(Remaining(sentence=sentence, url=year_url(term, "criteria")))
    return matters


def _registrations(term: Term) -> list[Remaining]:
    state = Registration.State
    rows = list(Registration.objects.filter(term=term).values_list("unit", "kind", "state"))
    counted = {unit for unit, kind, in_state in rows if Registration.is_counted(kind, in_state)}
    missing = [member.unit.short_name for member in term.member_list if member.unit_id not in counted]
    waiting = sum(1 for _, _, in_state in rows if in_state in {state.SUBMITTED, state.SENT_BACK})
    going_on = sum(1 for _, _, in_state in rows if in_state == state.RECORDED)
    sentences = [
        missing and f"Chưa có chuyên đề, mô hình mới được ghi nhận: {', '.join(missing)}.",
        waiting and f"{waiting} đăng ký chưa được ghi nhận.",
        going_on and f"{going_on} đăng ký chưa có kết quả cuối năm.",
    ]
    url = year_url(term, "registrations")
    return [Remaining(sentence=sentence, url=url) for sentence in sentences if sentence]


def _reports(term: Term) -> list[Remaining]:
    approved = set(
        Report.objects.filter(term=term, state=Report.State.APPROVED).values_list("unit", "period")
    )
    matters = []
    for period in Report.Period:
        missing = [
            member.unit.short_name for member in term.member_list if (member.unit_id, period) not in approved
        ]
        if missing:
            sentence = f"Chưa có báo cáo {period.label.lower()}: {', '.join(missing)}."
            matters.append(Remaining(sentence=sentence, url=year_url(term, "reports")))
    return matters


def _inspections(term: Term) -> list[Remaining]:
    return [
        Remaining(
            sentence=f"Kiểm tra chéo {inspection.unit.short_name}: chưa ký biên bản hoặc hủy.",
            url=_of(inspection, term),
        )
        for inspection in _going_on().filter(term=term).select_related("unit")
    ]


def _scores(term: Term) -> list[Remaining]:
    sheets = _open_sheets().filter(term=term).order_by("unit__order")
    names = sheets.values_list("unit__short_name", flat=True)
    sentence = f"Chưa công nhận kết quả chấm điểm: {', '.join(names)}."
    return [Remaining(sentence=sentence, url=year_url(term, "scores"))]


def _ballots(term: Term) -> list[Remaining]:
    """List the ballots that are not counted or not signed. An open vote does not block, but is never counted after closing."""
    ballots = _uncounted().filter(term=term).defer("urn")
    return [
        Remaining(sentence=f"{ballot}: {BALLOTS[ballot.state]}", url=_of(ballot, term)) for ballot in ballots
    ]


def _activities(term: Term) -> list[Remaining]:
    return [
        Remaining(sentence=f"{activity.name}: chưa có kết quả hoặc hủy.", url=_of(activity, term))
        for activity in _planned().filter(term=term)
    ]


def _recommendations(term: Term, waiting: int | None) -> list[Remaining]:
    if not waiting:
        return []
    sentence = f"{waiting} kiến nghị sau kiểm tra chưa thực hiện, chuyển năm sau."
    return [Remaining(sentence=sentence, url=year_url(term, "recommendations"))]


def _of(subject: Stateful, term: Term) -> str:
    subject.term = term
    return subject.get_absolute_url()
