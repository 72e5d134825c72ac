"""The present year in the middle of its work: something in every state, something late, something due this week.

Its days are counted from the day on which it is made. Everything in it is an example and says so.
"""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from members.models import Person, Term
from pledges.activities import acts as activities
from pledges.activities.models import Activity
from pledges.agreement.acts import drafting
from pledges.agreement.acts import signing as agreements
from pledges.agreement.models import Agreement
from pledges.agreement.wording import commitments_of
from pledges.demo import ballot as ballots
from pledges.demo import inspection as inspections
from pledges.demo import reports
from pledges.demo.cluster import sign
from pledges.demo.inspection_plan import plan as plan_inspections
from pledges.demo.registrations import MARK, bring, conclude
from pledges.grounds.citing import cited_on
from pledges.handover import rotation
from pledges.handover.acts import term as terms
from pledges.inspections.visit.models import Inspection
from pledges.reports import acts as report_acts

CHAIR = "MTTQ"  # which the example ballot of 2019 chose
DECISION = f"{MARK}phân công luân phiên theo kết quả bình xét của cụm"
THEME = "Đổi mới, sáng tạo, thiết thực, hiệu quả (ví dụ)"
DAYS = {  # until each duty is due, from today
    "agreement_due_on": -2,
    "registration_due_on": -30,
    "half_year_due_on": 4,
    "inspection_due_on": 30,
    "year_end_due_on": 45,
}
SIGNED = 4  # places of the agreement
ANSWERED = 3  # questions of the inspection that has begun
LAST_QUARTER = 10  # the month in which the next year is prepared
# letters of the unit, kind, name, commitment that it serves, result, value, unit of measure, state
BEFORE_OPENING = [
    (
        "CCB", "theme", "Cựu chiến binh giữ gìn phố phường sáng, xanh, sạch", 4,
        "Tuyến phố do chi hội tự quản", 40, "tuyến phố", "recorded",
    ),
    (
        "MTTQ", "model", "Mặt trận lắng nghe Nhân dân", 6,
        "Ý kiến của Nhân dân được trả lời đúng hạn", 98, "%", "completed",
    ),
    (
        "LĐLĐ", "theme", "Công nhân khỏe, sản xuất giỏi", 1,
        "Công đoàn cơ sở tham gia", 150, "cơ sở", "recorded",
    ),
    (
        "HND", "model", "Chợ quê an toàn", 1,
        "Chợ có quầy hàng an toàn", 25, "chợ", "not_completed",
    ),
    (
        "ĐTN", "model", "Đội thanh niên hỗ trợ dịch vụ công trực tuyến", 2,
        "Xã, phường có đội hỗ trợ", 100, "xã, phường", "recorded",
    ),
    (
        "HPN", "theme", "Phụ nữ Thủ đô phân loại rác tại nhà", 4,
        "Chi hội thực hiện", 200, "chi hội", "recorded",
    ),
    (
        "LĐLĐ", "model", "Tủ sách người thợ", 3,
        "Tủ sách được lập", 30, "tủ sách", "withdrawn",
    ),
]  # fmt: skip
AFTER_OPENING = [
    (
        "ĐTN", "movement", "Tuổi trẻ Thủ đô sáng tạo", 1,
        "Ý tưởng được áp dụng", 20, "ý tưởng", "recorded",
    ),
    (
        "CCB", "model", "Câu lạc bộ cựu chiến binh làm kinh tế", 1,
        "Câu lạc bộ được lập", 10, "câu lạc bộ", "submitted",
    ),
    (
        "HPN", "model", "Bếp ăn nghĩa tình", 1,
        "Bếp ăn hoạt động thường xuyên", 12, "bếp ăn", "sent_back",
    ),
    (
        "MTTQ", "theme", "Khu dân cư đoàn kết", 6,
        "Khu dân cư đạt tiêu chí", 90, "%", "draft",
    ),
]  # fmt: skip


def begin(last: Term, today: date) -> Term:
    """Open the present year after `last` as the secretariat."""
    return _open_next(
        last,
        name=str(today.year),
        starts_on=date(today.year, 1, 1),
        ends_on=date(today.year, 12, 31),
        theme=THEME,
        chair=last.units.get(abbreviation=CHAIR),
        deadlines={name: today + timedelta(days=days) for name, days in DAYS.items()},
    )


def fill(term: Term, today: date) -> None:
    """Bring the present year into the middle of its work, and begin the next one in its last quarter."""
    agreement = Agreement.objects.get(term=term)
    before = [bring(agreement, example) for example in BEFORE_OPENING]
    _half_signed(agreement, today)
    for registration, example in zip(before, BEFORE_OPENING, strict=True):
        if example[-1] in {"completed", "not_completed"}:
            conclude(registration, is_completed=example[-1] == "completed")
    for example in AFTER_OPENING:
        bring(agreement, example)
    _reports(term)
    _inspections(term, today)
    ballots.open_one(term, day=today)
    _meetings(term, today)
    if today.month >= LAST_QUARTER:
        _next(term)


def _open_next(last: Term, **facts) -> Term:
    units = tuple(member.unit for member in last.member_list)
    plan = terms.NextTerm(decision=DECISION, units=units, deputies=(), **facts)
    return terms.open_next(last, by=_secretary(), plan=plan, with_agreement=True)


def _next(term: Term) -> Term:
    chair, _ = rotation.in_rotation(term.member_list)
    return _open_next(
        term,
        name=term.next_name,
        starts_on=rotation.a_year_later(term.starts_on),
        ends_on=rotation.a_year_later(term.ends_on),
        theme="",
        chair=chair,
        deadlines={name: rotation.a_year_later(getattr(term, name)) for name in terms.DEADLINES},
    )


def _half_signed(agreement: Agreement, today: date) -> None:
    """Finish the draft that was begun from 2019, open it, and sign it as the first four leaders."""
    names = (*drafting.TEXT_FIELDS, *drafting.PARAGRAPH_FIELDS)
    fields = {name: getattr(agreement, name) for name in names}
    fields |= {"day": today, "venue": "Trụ sở Ủy ban MTTQ Việt Nam TP Hà Nội (ví dụ)", "theme": THEME}
    work = f"Căn cứ nhiệm vụ trọng tâm năm {today.year} của Thành ủy và Thành phố Hà Nội"
    fields |= {"grounds": "\n".join([*cited_on(agreement.term.starts_on), work])}
    secretary = _secretary()
    agreement = drafting.revise(
        agreement,
        by=secretary,
        edition=agreement.edition,
        fields=fields,
        commitments=[
            drafting.CommitmentDraft(pk=row.pk, title=text.title, text=text.text, targets=text.targets)
            for row, text in zip(agreement.commitments.all(), commitments_of(agreement), strict=True)
        ],
    )
    agreement = agreements.open_for_signature(agreement, by=secretary, edition=agreement.edition)
    sign(agreement, SIGNED)


def _reports(term: Term) -> None:
    """Bring the half-year reports of five units to five states; the sixth has none yet."""
    approved, submitted, sent_back, written, begun, _ = [member.unit for member in term.member_list]
    reports.bring(term, approved, "half_year", 55, "approved")
    reports.bring(term, submitted, "half_year", 60, "submitted")
    returned = reports.bring(term, sent_back, "half_year", 48, "approved")
    report_acts.send_back(returned, by=_secretary(), reason=f"{MARK}đề nghị bổ sung số liệu của các cơ sở.")
    reports.bring(term, written, "half_year", 40, "draft")
    report_acts.start(term, by=reports.officer_of(begun), unit=begun, period="half_year")


def _inspections(term: Term, today: date) -> None:
    """Issue the plan; the first inspection is under way."""
    plan_inspections(term, day=today - timedelta(days=21), first=today)
    planned = Inspection.objects.filter(term=term).select_related("team", "unit")
    inspections.begin(planned.order_by("team__position").first(), ANSWERED)


def _meetings(term: Term, today: date) -> None:
    """Plan what the calendar shows for the next weeks."""
    exchange = {
        "kind": Activity.Kind.EXCHANGE,
        "name": f"{MARK}Trao đổi kinh nghiệm xây dựng mô hình mới",
        "starts_at": _at(today + timedelta(days=9), time(14)),
        "place": "Trụ sở Hội LHPN TP Hà Nội",
        "host": term.units.get(abbreviation="HPN"),
        "topic": f"{MARK}cách làm của các chi hội, tổ tự quản",
    }
    activities.plan(term, by=_secretary(), **exchange)


def _secretary() -> Person:
    return Person.objects.get(username="thuky")


def _at(day: date, moment: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, moment))
