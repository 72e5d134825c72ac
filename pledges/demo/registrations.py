"""Example registrations: of 2019 one in each state that a draft shows, and the way to bring one there."""

from datetime import date

from django.db import transaction

from members.models import Person
from pledges.agreement.models import Agreement
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


SEND_BACK = f"{MARK}đề nghị nêu rõ người kiểm tra kết quả và thời gian kiểm tra."
WITHDRAW = f"{MARK}đơn vị gộp vào mô hình khác."


@transaction.atomic
def register(agreement: Agreement) -> None:
    """Create the examples of 2019, unless the year has registrations."""
    if not agreement.term.registrations.exists():
        for example in EXAMPLES:
            bring(agreement, example)


def bring(agreement: Agreement, example: tuple) -> Registration:
    """Begin the registration as the officer of its unit and bring it to its state."""
    letters, kind, name, number, result, value, measure, state = example
    term, secretary = agreement.term, Person.objects.get(username="thuky")
    unit = term.units.get(abbreviation=letters)
    officer = unit.appointments.get().person
    registration = registrations.start(term, by=officer, unit=unit, kind=kind, name=MARK + name)
    registration = registrations.write(
        registration,
        by=officer,
        edition=0,
        fields=_fields(registration, {"result": result, "result_value": value, "result_unit": measure}),
        commitments=list(agreement.commitments.filter(position=number)),
    )
    if state != "draft":
        registration = registrations.submit(registration, by=officer, edition=registration.edition)
    if state in {"recorded", "completed", "not_completed", "withdrawn"}:
        registration = recording.record(registration, by=secretary)
    if state == "sent_back":
        registration = recording.send_back(registration, by=secretary, reason=SEND_BACK)
    if state == "withdrawn":
        registration = registrations.withdraw(registration, by=unit.mandates.get().person, reason=WITHDRAW)
    return registration


def conclude(registration: Registration, *, is_completed: bool) -> Registration:
    """Conclude a recorded one as the secretariat."""
    outcome = f"{MARK}đạt kết quả đã đăng ký." if is_completed else f"{MARK}mới đạt chín phần mười."
    secretary = Person.objects.get(username="thuky")
    return recording.conclude(registration, by=secretary, is_completed=is_completed, outcome=outcome)


def _fields(registration: Registration, result: dict) -> dict:
    unit, year = registration.unit, registration.term.starts_on.year
    return result | {
        "kind": registration.kind,
        "name": registration.name,
        "field": "",
        "goal": f"{MARK}mục tiêu của đơn vị.",
        "scope": "Toàn thành phố",
        "person_in_charge": f"Người phụ trách mẫu - {unit.short_name}",
        "work": f"{MARK}khảo sát, làm điểm trong quý II\n{MARK}nhân ra diện rộng trong quý III",
        "starts_on": date(year, 3, 1),
        "ends_on": date(year, 11, 30),
        "responsibility": f"{unit.short_name} chủ trì; các đơn vị trong cụm phối hợp.",
        "resources": "",
        "evidence": "",
    }
