"""A registration as the unit's own paper, under its head and number, before or beside its appendix."""

from django.utils import timezone

from members.serving import mandates
from pledges.agreement.text import CommitmentText, closed, printed_date
from pledges.papers.outline import Block, Outline, Words, numbered_parts
from pledges.papers.symbol import blank_number
from pledges.registrations.appendix import appendix_text
from pledges.registrations.models import Registration
from pledges.registrations.text import AppendixText


def unit_outline(registration: Registration) -> Outline:
    """Lay out a registration that answers all five clears."""
    unit, text = registration.unit, appendix_text(registration)
    written_at = registration.submitted_at or registration.events().last().at
    mandate = mandates([unit]).first()
    return Outline(
        superior=tuple(unit.superior_body.splitlines()),
        issuer=unit.name,
        number=blank_number("ĐK", unit),
        place=text.place,
        day=printed_date(None, f"{timezone.localtime(written_at):%Y}"),
        kind="Bản đăng ký",
        subject=f"{text.kind} năm {text.year}",
        blocks=tuple(_blocks(text)),
        recipients=tuple(closed([f"Thường trực {text.cluster}", "Lưu: VT"])),
        capacity=mandate.lines if mandate else (),
        full_name=mandate.person.full_name if mandate else "",
        key=f"registration:{registration.pk}",
        made_at=written_at,
    )


def _blocks(text: AppendixText) -> list[Block]:
    opening = (
        f"{text.unit} đăng ký thực hiện {text.kind.lower()} “{text.name}” trong năm {text.year} như sau:"
    )
    parts = [
        (part.heading, [_point(number, point) for number, point in enumerate(part.points, start=1)])
        for part in text.parts
    ]
    ending = f"Đề nghị Thường trực {text.cluster} xem xét, ghi nhận./."
    return [Words(opening), *numbered_parts(parts), Words(ending)]


def _point(number: int, point: CommitmentText) -> Words:
    space = "\n" if point.text[:2] in {"- ", "+ "} else " "
    return Words(f"{number}. {point.title}{space}{point.text}")
