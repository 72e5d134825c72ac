"""A believable whole year 2019, for pictures and for trying things out. Everything in it is an example and says so."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from members.models import Person, Term, Unit
from pledges.activities import acts as activities
from pledges.activities.models import Activity
from pledges.agreement.models import Agreement
from pledges.demo import ballot as ballots
from pledges.demo import minutes, next_year, scores
from pledges.demo.article import FIELDS
from pledges.demo.cluster import sign_all
from pledges.demo.criteria import criteria
from pledges.demo.inspection import carry_out
from pledges.demo.inspection_plan import plan as plan_inspections
from pledges.demo.registrations import MARK
from pledges.documents.models import Confirmation, Document
from pledges.exemplars import acts as exemplars
from pledges.registrations.acts import appendix, recording
from pledges.registrations.acts import registration as registrations
from pledges.registrations.models import Registration
from pledges.reports import acts as reports

EXEMPLARS = [
    ("CCB", "person", "Hội viên mẫu - Hội Cựu chiến binh TP", "Vận động hàng xóm giữ sạch ngõ phố suốt năm."),
    ("ĐTN", "group", "Đội thanh niên mẫu - Đoàn TNCS HCM TP", "Trực hướng dẫn giao thông trước cổng trường."),
    ("HPN", "group", "Chi hội mẫu - Hội LHPN TP", "Lập nhóm gia đình cùng nhau thực hiện quy tắc ứng xử."),
]
LESSON = f"{MARK}bắt đầu từ một nơi làm điểm, giao việc cho từng người, hằng tháng cùng nhau kiểm tra."
# percentages that the units reached, in their order: half-year, year-end
REACHED = [(55, 98), (60, 100), (48, 95), (40, 90), (52, 96), (45, 92)]
NOT_COMPLETED = "HND"  # its model fell short, so that a page shows that, too


@transaction.atomic
def fill(agreement: Agreement) -> Agreement:
    """Sign, register, meet, report, conclude; then score, inspect and vote, and begin 2020. Keeps what exists."""
    term = agreement.term
    if not Activity.objects.filter(term=term).exists():
        agreement = work(agreement)
    if not term.is_closed:
        _judge(term)
    following = Term.objects.get(cluster=term.cluster, name="2020")
    if not following.is_closed:
        next_year.go_on(following)
    return agreement


def work(agreement: Agreement) -> Agreement:
    """Sign, register, meet, report and conclude."""
    term = agreement.term
    _conference(term)
    agreement = sign_all(agreement)
    _record_the_rest(term)
    _report(term, "half_year", 0)
    _exchange(term)
    _exemplars(term)
    _report(term, "year_end", 1)
    _conclude(term)
    _next_conference(term)
    return agreement


def _judge(term: Term) -> None:
    """Score, inspect and vote; each part is skipped if it was done before."""
    plan_inspections(term)
    criteria(term)
    scores.fill(term)
    carry_out(term)
    minutes.sign(term)
    ballots.vote(term)


def _secretary() -> Person:
    return Person.objects.get(username="thuky")


def _officer(unit: Unit) -> Person:
    return unit.appointments.get().person


def _leader(unit: Unit) -> Person:
    return unit.mandates.get().person


def _at(*moment: int) -> datetime:
    return timezone.make_aware(datetime(*moment))  # noqa: DTZ001 -- made aware here, in the time zone of the project


def _conference(term: Term) -> None:
    """Hold the conference that the article tells of; the programme is an example."""
    conference = activities.plan(
        term,
        by=_secretary(),
        kind=Activity.Kind.CONFERENCE,
        name="Hội nghị ký kết giao ước thi đua năm 2019",
        starts_at=_at(2019, 2, 28, 8, 0),
        place=FIELDS["venue"],
        programme=f"{MARK}8 giờ 00: Đón tiếp đại biểu\n{MARK}8 giờ 30: Thông qua giao ước\n{MARK}9 giờ 30: Ký kết",
    )
    _held(
        conference,
        "Các đơn vị đã ký kết giao ước thi đua và đăng ký phong trào thi đua theo đặc thù của đơn vị.",
    )


def _held(activity: Activity, outcome: str) -> None:
    attendance = {
        member.unit_id: activities.Presence(
            is_present=True, people=f"Đại biểu mẫu - {member.unit.short_name}"
        )
        for member in activity.term.members()
    }
    activities.hold(activity, by=_secretary(), attendance=attendance, outcome=outcome)


def _record_the_rest(term: Term) -> None:
    """Record what was not when the agreement was opened; the unit's leader signs an appendix for it."""
    state = Registration.State
    for registration in term.registrations.filter(state__in=[state.DRAFT, state.SENT_BACK, state.SUBMITTED]):
        sent = registration
        if registration.state != state.SUBMITTED:
            sent = registrations.submit(
                registration, by=_officer(registration.unit), edition=registration.edition
            )
        recording.record(sent, by=_secretary())
    for registration in term.registrations.filter(document__state=Document.State.OPEN):
        place = registration.document.places.select_related("mandate__person", "unit").get()
        confirmation = Confirmation(sha256=registration.document.frozen_sha256, at=timezone.now())
        appendix.sign(registration, place=place, by=place.mandate.person, confirmation=confirmation)


def _report(term: Term, period: str, index: int) -> None:
    words = {"half_year": "sáu tháng đầu năm", "year_end": "cả năm"}[period]
    for member, reached in zip(term.members(), REACHED, strict=True):
        officer = _officer(member.unit)
        report = reports.start(term, by=officer, unit=member.unit, period=period)
        lines = report.lines.select_related("target", "registration").order_by("pk")
        parts = {
            "achievements": f"{MARK}{member.unit.short_name} thực hiện giao ước {words} đúng kế hoạch.",
            "limits": f"{MARK}một số cơ sở gửi số liệu chậm.",
            "tasks_ahead": f"{MARK}tiếp tục thực hiện các nội dung đã ký kết.",
            "proposals": "",
        }
        drafts = {line.pk: _line(line, reached[index], words) for line in lines}
        report = reports.write(report, by=officer, edition=report.edition, parts=parts, lines=drafts)
        report = reports.submit(report, by=officer)
        reports.approve(report, by=_leader(member.unit), edition=report.edition)


def _line(line, percent: int, words: str) -> reports.LineDraft:
    value = None
    if line.target:
        value = line.target.value
    elif line.registration and line.registration.result_value:
        value = (line.registration.result_value * percent / 100).quantize(Decimal(1))
    return reports.LineDraft(figure=value, percent=Decimal(percent), words=f"{MARK}kết quả {words}.")


def _exchange(term: Term) -> None:
    exchange = activities.plan(
        term,
        by=_secretary(),
        kind=Activity.Kind.EXCHANGE,
        name=f"{MARK}Trao đổi kinh nghiệm thực hiện hai bộ quy tắc ứng xử",
        starts_at=_at(2019, 6, 20, 14, 0),
        place="Trụ sở Hội LHPN TP Hà Nội",
        host=term.units.get(abbreviation="HPN"),
        topic=f"{MARK}cách làm của các chi hội, tổ tự quản",
    )
    _held(exchange, f"{MARK}các đơn vị thống nhất nhân rộng ba cách làm đã giới thiệu.")


def _exemplars(term: Term) -> None:
    for letters, kind, name, achievement in EXEMPLARS:
        unit = term.units.get(abbreviation=letters)
        fields = {"kind": kind, "name": name, "achievement": f"{MARK}{achievement}", "lesson": LESSON}
        exemplar = exemplars.propose(term, by=_officer(unit), unit=unit, **fields)
        exemplar = exemplars.accept(exemplar, by=_secretary())
        exemplars.share(exemplar, by=_secretary())


def _conclude(term: Term) -> None:
    for registration in term.registrations.standing().select_related("unit"):
        is_completed = registration.unit.abbreviation != NOT_COMPLETED
        outcome = f"{MARK}đạt kết quả đã đăng ký." if is_completed else f"{MARK}mới đạt chín phần mười."
        recording.conclude(registration, by=_secretary(), is_completed=is_completed, outcome=outcome)


def _next_conference(term: Term) -> None:
    """Plan the conference that closes 2019 and signs 2020."""
    following = Term.objects.get(cluster=term.cluster, name="2020")
    activities.plan(
        following,
        by=_secretary(),
        kind=Activity.Kind.CONFERENCE,
        name=f"{MARK}Hội nghị tổng kết năm 2019, ký kết giao ước thi đua năm 2020",
        starts_at=_at(2020, 2, 20, 8, 0),
        place="Trụ sở Ủy ban MTTQ Việt Nam TP Hà Nội",
        closes=term,
    )
