"""A believable whole year 2019, from its signatures to its handover. What the article does not say is an example and says so."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from members.models import Membership, Person, Term
from pledges.activities import acts as activities
from pledges.activities.models import Activity
from pledges.agreement.models import Agreement
from pledges.demo import ballot as ballots
from pledges.demo import minutes, present, reports, scores
from pledges.demo.article import FIELDS
from pledges.demo.cluster import sign_all
from pledges.demo.criteria import criteria
from pledges.demo.inspection import carry_out
from pledges.demo.inspection_plan import plan as plan_inspections
from pledges.demo.registrations import MARK, conclude
from pledges.documents.models import Confirmation, Document
from pledges.exemplars import acts as exemplars
from pledges.handover.acts import handover as handovers
from pledges.handover.acts import term as terms
from pledges.handover.models import Handover
from pledges.registrations.acts import appendix, recording
from pledges.registrations.acts import registration as registrations
from pledges.registrations.models import Registration

CHAIR = "CCB"  # in whose house the conference was held
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
def fill(agreement: Agreement, today: date) -> Agreement:
    """Work the year 2019 from its signatures to its handover, and begin the present one; keeps what exists."""
    term = agreement.term
    if not Activity.objects.filter(term=term).exists():
        agreement = work(agreement)
    if not term.is_closed:
        _judge(term)
    if not Term.objects.filter(cluster=term.cluster, name__gt=term.name).exists():
        following = present.begin(term, today)
        _hand_over(term)
        present.fill(following, today)
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
    return agreement


def _judge(term: Term) -> None:
    """Score, inspect and vote; each part is skipped if it was done before."""
    plan_inspections(term, day=date(2019, 9, 16), first=date(2019, 10, 7))
    criteria(term)
    scores.fill(term)
    carry_out(term)
    minutes.sign(term)
    ballots.vote(term)


def _secretary() -> Person:
    return Person.objects.get(username="thuky")


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
                registration, by=reports.officer_of(registration.unit), edition=registration.edition
            )
        recording.record(sent, by=_secretary())
    for registration in term.registrations.filter(document__state=Document.State.OPEN):
        place = registration.document.places.select_related("mandate__person", "unit").get()
        confirmation = Confirmation(sha256=registration.document.frozen_sha256, at=timezone.now())
        appendix.sign(registration, place=place, by=place.mandate.person, confirmation=confirmation)


def _report(term: Term, period: str, index: int) -> None:
    for member, reached in zip(term.members(), REACHED, strict=True):
        reports.bring(term, member.unit, period, reached[index], "approved")


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
        exemplar = exemplars.propose(term, by=reports.officer_of(unit), unit=unit, **fields)
        exemplar = exemplars.accept(exemplar, by=_secretary())
        exemplars.share(exemplar, by=_secretary())


def _conclude(term: Term) -> None:
    for registration in term.registrations.standing().select_related("unit", "term"):
        conclude(registration, is_completed=registration.unit.abbreviation != NOT_COMPLETED)


def _hand_over(term: Term) -> None:
    """Sign the minutes of both chairs and close the year. The article names no chair: this one is an example."""
    term.decision = f"{MARK}phân công đơn vị đăng cai hội nghị làm cụm trưởng"
    term.save()
    term.memberships.filter(unit__abbreviation=CHAIR).update(rank=Membership.Role.CHAIR)
    handover, secretary = Handover.objects.get(term=term), _secretary()
    fields = {name: getattr(handover, name) for name in handovers.FIELDS}
    fields |= {"day": date(2020, 2, 20), "venue": FIELDS["venue"]}
    people = zip(("giving", "receiving"), (handover.term, handover.next_term), strict=True)
    fields |= {side: f"Đại diện mẫu, {year.chair.name}" for side, year in people}
    handover = handovers.write(handover, by=secretary, edition=handover.edition, fields=fields)
    handover = handovers.open_for_signature(handover, by=secretary, edition=handover.edition)
    for place in handover.document.place_list:
        confirmation = Confirmation(sha256=handover.document.frozen_sha256, at=timezone.now())
        handovers.sign(handover, place=place, by=place.signer, confirmation=confirmation)
    terms.close(term, by=secretary)
