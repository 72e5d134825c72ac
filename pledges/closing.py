"""What is still open in a year that is about to be closed."""

from dataclasses import dataclass

from django.urls import reverse

from members.models import Term
from pledges.models import Activity, Agreement, Document, Handover, Registration, Report
from pledges.models.stateful import Stateful


@dataclass(frozen=True, kw_only=True)
class Remaining:
    """`sentence` says what is open, `url` where it is dealt with; what `blocks` must be dealt with before."""

    sentence: str
    url: str
    blocks: bool = False


def remaining(term: Term) -> list[Remaining]:
    """The most pressing first; empty when the year has nothing open. Six queries."""
    return [*_signing(term), *_papers(term), *_registrations(term), *_reports(term), *_activities(term)]


def _signing(term: Term) -> list[Remaining]:
    collecting = Document.objects.filter(term=term, state=Document.State.OPEN)
    return [
        Remaining(
            sentence=f"{each.title} đang lấy chữ ký: hãy ký xong hoặc thu hồi.",
            url=_page_of(each, term),
            blocks=True,
        )
        for each in collecting.select_related("agreement", "registration", "handover")
    ]


def _page_of(document: Document, term: Term) -> str:
    for name in ("agreement", "registration", "handover"):
        if thing := getattr(document, name, None):
            return _of(thing, term)
    return document.verify_url


def _papers(term: Term) -> list[Remaining]:
    """The agreement and the handover minutes, as far as they are not sealed."""
    papers = Term.objects.select_related("agreement", "handover").get(pk=term.pk)
    found = []
    if getattr(getattr(papers, "agreement", None), "state", "") != Agreement.State.SEALED:
        sentence = "Giao ước thi đua của năm chưa được ký đủ."
        found.append(Remaining(sentence=sentence, url=_url("agreement", term)))
    if getattr(getattr(papers, "handover", None), "state", "") != Handover.State.SEALED:
        sentence = "Biên bản bàn giao cụm trưởng chưa được ký đủ."
        found.append(Remaining(sentence=sentence, url=_url("handover", term)))
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


def _activities(term: Term) -> list[Remaining]:
    planned = Activity.objects.filter(term=term, state=Activity.State.PLANNED)
    return [
        Remaining(sentence=f"{each.name}: chưa ghi kết quả hoặc hủy.", url=_of(each, term))
        for each in planned
    ]


def _of(thing: Stateful, term: Term) -> str:
    thing.term = term
    return thing.get_absolute_url()


def _url(page: str, term: Term) -> str:
    return reverse(f"pledges:{page}", kwargs={"cluster": term.cluster.slug, "year": term.name})
