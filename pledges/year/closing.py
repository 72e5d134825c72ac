"""What is still open in a year that is about to be closed."""

from dataclasses import dataclass

from django.urls import reverse

from members.models import Term
from pledges.models import (
    Activity,
    Agreement,
    Ballot,
    Document,
    Handover,
    Inspection,
    Recommendation,
    Registration,
    Report,
    Scale,
    ScoreSheet,
)
from pledges.models.recommendation import WAITING
from pledges.models.stateful import Stateful

# what a document may be about, by the name of the relation
PAPERS = ("agreement", "registration", "handover", "inspection", "ballot")


@dataclass(frozen=True, kw_only=True)
class Remaining:
    """`sentence` says what is open, `url` where it is dealt with; what `blocks` must be dealt with before."""

    sentence: str
    url: str
    blocks: bool = False


def remaining(term: Term) -> list[Remaining]:
    """The most pressing first; empty when the year has nothing open. Ten queries."""
    return [
        *(*_signing(term), *_papers(term), *_registrations(term), *_reports(term)),
        *(*_inspections(term), *_recommendations(term), *_scores(term), *_ballots(term)),
        *_activities(term),
    ]


def _signing(term: Term) -> list[Remaining]:
    collecting = Document.objects.filter(term=term, state=Document.State.OPEN)
    return [
        Remaining(
            sentence=f"{each.title} đang lấy chữ ký: hãy ký xong hoặc thu hồi.",
            url=_page_of(each, term),
            blocks=True,
        )
        for each in collecting.select_related(*PAPERS)
    ]


def _page_of(document: Document, term: Term) -> str:
    for name in PAPERS:
        if thing := getattr(document, name, None):
            thing.term = term
            return thing.paper_url
    return document.verify_url


def _papers(term: Term) -> list[Remaining]:
    """The agreement and the handover minutes, as far as they are not sealed; the scale, as long as it is a draft."""
    papers = Term.objects.select_related("agreement", "handover", "scale").get(pk=term.pk)
    found = []
    if getattr(getattr(papers, "agreement", None), "state", "") != Agreement.State.SEALED:
        sentence = "Giao ước thi đua của năm chưa được ký đủ."
        found.append(Remaining(sentence=sentence, url=_url("agreement", term)))
    if getattr(getattr(papers, "handover", None), "state", "") != Handover.State.SEALED:
        sentence = "Biên bản bàn giao cụm trưởng chưa được ký đủ."
        found.append(Remaining(sentence=sentence, url=_url("handover", term)))
    if getattr(getattr(papers, "scale", None), "state", "") == Scale.State.DRAFT:
        sentence = "Thang điểm thi đua còn đang soạn, chưa mở chấm."
        found.append(Remaining(sentence=sentence, url=_url("criteria", term)))
    return found


def _registrations(term: Term) -> list[Remaining]:
    state = Registration.State
    rows = list(Registration.objects.filter(term=term).values_list("unit", "kind", "state"))
    counted = {unit for unit, kind, in_state in rows if Registration.is_counted(kind, in_state)}
    missing = [each.unit.short_name for each in term.member_list if each.unit_id not in counted]
    waiting = sum(1 for _, _, in_state in rows if in_state in {state.SUBMITTED, state.SENT_BACK})
    going_on = sum(1 for _, _, in_state in rows if in_state == state.RECORDED)
    sentences = [
        missing and f"Chưa có chuyên đề, mô hình mới được ghi nhận: {', '.join(missing)}.",
        waiting and f"{waiting} đăng ký chưa được ghi nhận.",
        going_on and f"{going_on} đăng ký chưa có kết quả cuối năm.",
    ]
    url = _url("registrations", term)
    return [Remaining(sentence=sentence, url=url) for sentence in sentences if sentence]


def _reports(term: Term) -> list[Remaining]:
    approved = set(
        Report.objects.filter(term=term, state=Report.State.APPROVED).values_list("unit", "period")
    )
    found = []
    for period in Report.Period:
        missing = [
            each.unit.short_name for each in term.member_list if (each.unit_id, period) not in approved
        ]
        if missing:
            sentence = f"Chưa có báo cáo {period.label.lower()}: {', '.join(missing)}."
            found.append(Remaining(sentence=sentence, url=_url("reports", term)))
    return found


def _inspections(term: Term) -> list[Remaining]:
    """Of an issued plan, as far as the minutes are neither open (they are among those that are signed) nor sealed."""
    states = [Inspection.State.PLANNED, Inspection.State.ONGOING, Inspection.State.OPINION]
    going_on = Inspection.objects.filter(term=term, state__in=states, plan__issued_at__isnull=False)
    return [
        Remaining(
            sentence=f"Kiểm tra chéo {each.unit.short_name}: chưa ký biên bản hoặc hủy.", url=_of(each, term)
        )
        for each in going_on.select_related("unit")
    ]


def _scores(term: Term) -> list[Remaining]:
    open_sheets = ScoreSheet.objects.filter(term=term).exclude(state=ScoreSheet.State.FINAL)
    names = list(open_sheets.order_by("unit__order").values_list("unit__short_name", flat=True))
    if not names:
        return []
    sentence = f"Chưa chốt kết quả chấm điểm: {', '.join(names)}."
    return [Remaining(sentence=sentence, url=_url("scores", term))]


def _ballots(term: Term) -> list[Remaining]:
    """An open vote blocks nothing, but a closed year is never counted."""
    state = Ballot.State
    sentences = {
        state.DRAFT: "còn đang chuẩn bị, chưa bỏ phiếu.",
        state.VOTING: "đang bỏ phiếu, chưa kiểm phiếu; khép năm thì phiếu không kiểm được nữa.",
        state.COUNTED: "đã kiểm phiếu, biên bản chưa được ký.",
    }
    found = Ballot.objects.filter(term=term, state__in=sentences).defer("urn")
    return [Remaining(sentence=f"{each}: {sentences[each.state]}", url=_of(each, term)) for each in found]


def _activities(term: Term) -> list[Remaining]:
    planned = Activity.objects.filter(term=term, state=Activity.State.PLANNED)
    return [
        Remaining(sentence=f"{each.name}: chưa ghi kết quả hoặc hủy.", url=_of(each, term))
        for each in planned
    ]


def _recommendations(term: Term) -> list[Remaining]:
    waiting = Recommendation.objects.filter(term=term, state__in=WAITING).count()
    if not waiting:
        return []
    sentence = f"{waiting} kiến nghị sau kiểm tra chưa thực hiện xong, sẽ chuyển sang lần kiểm tra sau."
    return [Remaining(sentence=sentence, url=_url("recommendations", term))]


def _of(thing: Stateful, term: Term) -> str:
    thing.term = term
    return thing.get_absolute_url()


def _url(page: str, term: Term) -> str:
    return reverse(f"pledges:{page}", kwargs={"cluster": term.cluster.slug, "year": term.name})
