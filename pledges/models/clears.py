"""The five clears (5 rõ) of a registration: who, what, when, whose responsibility, which result."""

from dataclasses import dataclass

from pledges.models.registration import Registration

WANTED = {
    "kind": "Chưa chọn loại đăng ký.",
    "name": "Chưa ghi tên đăng ký.",
    "person_in_charge": "Rõ người: chưa ghi người phụ trách.",
    "work": "Rõ việc: chưa ghi việc sẽ làm và giải pháp.",
    "starts_on": "Rõ thời gian: chưa ghi ngày bắt đầu.",
    "ends_on": "Rõ thời gian: chưa ghi ngày kết thúc.",
    "responsibility": "Rõ trách nhiệm: chưa ghi đơn vị chủ trì, đơn vị phối hợp.",
    "result": "Rõ kết quả: chưa ghi kết quả đo đếm được.",
}


@dataclass(frozen=True)
class Unclear:
    """`field` is not answered yet; `sentence` says so to the reader."""

    field: str
    sentence: str


def obstacles_to_submitting(registration: Registration) -> list[Unclear]:
    """Empty when all five clears are answered. The page lists these, and the act refuses while there is one."""
    return [
        Unclear(field, sentence) for field, sentence in WANTED.items() if not getattr(registration, field)
    ]
