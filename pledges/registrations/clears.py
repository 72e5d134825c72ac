"""Obstacles to submitting a registration.

The five clears (5 rõ): who, what, when, whose responsibility, which result; and a length that can be printed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pledges.agreement.text import printed_lines
from pledges.registrations.models import Registration
from pledges.states.obstacle import missing

MOST_LINES = 600  # fifteen printed pages; the appendix is rendered while everybody else waits
WRITTEN = [field.attname for field in Registration._meta.fields if field.editable]
WANTED = {
    "kind": "Chưa chọn loại đăng ký.",
    "name": "Chưa nhập tên đăng ký.",
    "person_in_charge": "Rõ người: chưa nhập người phụ trách.",
    "work": "Rõ việc: chưa nhập nhiệm vụ, giải pháp.",
    "starts_on": "Rõ thời gian: chưa nhập ngày bắt đầu.",
    "ends_on": "Rõ thời gian: chưa nhập ngày kết thúc.",
    "responsibility": "Rõ trách nhiệm: chưa nhập đơn vị chủ trì, đơn vị phối hợp.",
    "result": "Rõ kết quả: chưa nhập kết quả cụ thể, định lượng được.",
}


@dataclass(frozen=True)
class Unclear:
    """An obstacle: `field` cannot be submitted as it is, `sentence` tells the reader why."""

    field: str
    sentence: str


def obstacles_to_submitting(registration: Registration) -> list[Unclear]:
    """List them: the page shows them, and the act refuses while there is any."""
    unanswered = [Unclear(field, sentence) for field, sentence in missing(registration, WANTED).items()]
    return unanswered + excess({name: getattr(registration, name) for name in WRITTEN})


def is_printable(registration: Registration) -> bool:
    """Whether it may become a paper: nothing unfinished is printed, nor what was withdrawn."""
    is_withdrawn = registration.state == Registration.State.WITHDRAWN
    return not is_withdrawn and not obstacles_to_submitting(registration)


def excess(fields: Mapping[str, object]) -> list[Unclear]:
    """Blame the longest text when the texts among `fields` of a registration are too long together; else []."""
    lengths = {name: printed_lines(value) for name, value in fields.items() if isinstance(value, str)}
    if sum(lengths.values()) <= MOST_LINES:
        return []
    longest = max(lengths, key=lengths.get)
    return [
        Unclear(
            longest,
            f"Đăng ký quá dài ({sum(lengths.values())}/{MOST_LINES} dòng). "
            f"Xin rút gọn mục “{Registration._meta.get_field(longest).verbose_name}”.",
        )
    ]
