"""Example registrations of 2019, one in each state a reader should see, and the year 2020 opened from it."""

from datetime import date

from django.db import transaction

from members.models import Person, Term
from pledges.agreement.models import Agreement
from pledges.handover import rotation
from pledges.handover.acts import term as terms
from pledges.registrations.acts import recording
from pledges.registrations.acts import registration as registrations
from pledges.registrations.models import Registration

MARK = "Ví dụ: "
# letters of the unit, kind, name, commitment that it serves, result, value, unit of measure, state
EXAMPLES = [
    (
        "CCB", "theme", "Cựu chiến binh gương mẫu giữ gìn trật tự đô thị", 4,
        "Tuyến phố do chi hội tự quản", 30, "tuyến phố", "recorded",
    ),
    (
        "MTTQ", "model", "Tổ tiếp dân lưu động của Mặt trận cơ sở", 6,
        "Ý kiến của Nhân dân được trả lời đúng hạn", 95, "%", "recorded",
    ),
    (
        "LĐLĐ", "model", "Bữa cơm công đoàn", 1,
        "Doanh nghiệp tham gia", 120, "doanh nghiệp", "recorded",
    ),
    (
        "LĐLĐ", "movement", "Sáng kiến người thợ Thủ đô", 2,
        "Sáng kiến được công nhận", 2000, "sáng kiến", "recorded",
    ),
    (
        "ĐTN", "model", "Tuổi trẻ với văn hóa giao thông", 4,
        "Cổng trường có đội thanh niên hướng dẫn", 100, "cổng trường", "submitted",
    ),
    (
        "HPN", "theme", "Phụ nữ Thủ đô xây dựng gia đình văn minh", 4,
        "Gia đình đạt tiêu chí", 80, "%", "sent_back",
    ),
    (
        "HND", "theme", "Nông dân sản xuất an toàn, nói không với thực phẩm bẩn", 1,
        "Hộ cam kết sản xuất an toàn", 5000, "hộ", "draft",
    ),
]  # fmt: skip


@transaction.atomic
def register(agreement: Agreement) -> None:
    """Create the examples and the year 2020, unless they exist."""
    term = agreement.term
    if not term.registrations.exists():
        for example in EXAMPLES:
            _registration(agreement, example)
    if not Term.objects.filter(cluster=term.cluster, name__gt=term.name).exists():
        _next_year(term)


def _registration(agreement: Agreement, example: tuple) -> Registration:
    letters, kind, name, number, result, value, measure, state = example
    secretary = Person.objects.get(username="thuky")
    unit = agreement.term.units.get(abbreviation=letters)
    officer = unit.appointments.get().person
    name = MARK + name
    registration = registrations.start(agreement.term, by=officer, unit=unit, kind=kind, name=name)
    fields = {
        "kind": kind,
        "name": name,
        "field": "",
        "goal": f"{MARK}mục tiêu của đơn vị.",
        "scope": "Toàn thành phố",
        "person_in_charge": f"Người phụ trách mẫu - {unit.short_name}",
        "work": f"{MARK}khảo sát, làm điểm trong quý II\n{MARK}nhân ra diện rộng trong quý III",
        "starts_on": date(2019, 3, 1),
        "ends_on": date(2019, 11, 30),
        "responsibility": f"{unit.short_name} chủ trì; các đơn vị trong cụm phối hợp.",
        "result": result,
        "result_value": value,
        "result_unit": measure,
        "resources": "",
        "evidence": "",
    }
    commitments = list(agreement.commitments.filter(position=number))
    registration = registrations.write(
        registration, by=officer, edition=0, fields=fields, commitments=commitments
    )
    if state != "draft":
        registration = registrations.submit(registration, by=officer, edition=registration.edition)
    if state == "recorded":
        registration = recording.record(registration, by=secretary)
    if state == "sent_back":
        reason = "Ví dụ: đề nghị ghi rõ ai kiểm tra kết quả và kiểm tra khi nào."
        registration = recording.send_back(registration, by=secretary, reason=reason)
    return registration


def _next_year(term: Term) -> None:
    """Open the year as the form proposes it; the article names no chair, so 2020 has none either."""
    members = term.member_list
    chair, deputies = rotation.in_rotation(members)
    plan = terms.NextTerm(
        name=term.next_name,
        starts_on=rotation.a_year_later(term.starts_on),
        ends_on=rotation.a_year_later(term.ends_on),
        theme="",
        decision="",
        units=tuple(member.unit for member in members),
        chair=chair,
        deputies=tuple(deputies),
        deadlines={name: rotation.a_year_later(getattr(term, name)) for name in terms.DEADLINES},
    )
    terms.open_next(term, by=Person.objects.get(username="thuky"), plan=plan, with_agreement=True)
