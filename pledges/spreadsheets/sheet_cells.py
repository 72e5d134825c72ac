"""Meanings of the words in a cell of a template: a heading, a name, a kind, a number."""

from collections.abc import Callable
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Choices

from members.numbers import read_number
from members.vietnamese import fold
from pledges.spreadsheets.reading import Fault, Formula, Line, Unreadable, letter

NEW_TEMPLATE = "Xin tải tệp mẫu mới và chép nội dung sang."
NO_FORMULAS = "ô chứa công thức: xin thay bằng giá trị (Dán đặc biệt, Giá trị)."
BROKEN = "ô báo lỗi của Excel ({}): xin nhập lại nội dung."


def places(heading: Line, columns: dict[str, str], needed: tuple[str, ...]) -> dict[str, int]:
    """Map field to the place of its column, in any order; raise Unreadable for a foreign heading."""
    by_words, places = {fold(words): name for name, words in columns.items()}, {}
    for place, words in enumerate(heading.cells):
        name = by_words.get(fold(words))
        if words and (name is None or name in places):
            fault = "bị lặp lại" if name else "không có trong tệp mẫu"
            raise Unreadable(
                f"Dòng {heading.number}, ô {letter(place)}{heading.number}: cột “{words[:60]}” {fault}. {NEW_TEMPLATE}"
            )
        if words:
            places[name] = place
    if missing := [columns[name] for name in needed if name not in places]:
        raise Unreadable(f"Dòng tiêu đề thiếu cột {' và cột '.join(missing)}. {NEW_TEMPLATE}")
    return places


def require_plain(words: str) -> None:
    """Raise ValidationError for a formula or an error cell."""
    if isinstance(words, Formula):
        raise ValidationError(NO_FORMULAS)
    if isinstance(words, Fault):
        raise ValidationError(BROKEN.format(words))


def named(clean: Callable[[str], str], words: str) -> str:
    """Require a name, and `clean` it."""
    if not words:
        raise ValidationError("chưa có tên. Nếu ô bị gộp với ô khác, xin bỏ gộp rồi nhập vào từng dòng.")
    return clean(words)


def kind(kinds: type[Choices], words: str, *, called: str, all_called: str) -> str:
    """Return the value of the kind with this label, ignoring case, accents and spaces."""
    asked = fold(words)
    for kind in kinds:
        if asked == fold(kind.label):
            return kind.value
    names = ", ".join(f"“{label}”" for label in kinds.labels)
    fault = f"không có {called} “{words[:60]}”" if words else f"chưa chọn {called}"
    raise ValidationError(f"{fault}. Các {all_called} được nhận: {names}.")


def number(field: forms.DecimalField, words: str) -> Decimal | None:
    """Read the number in a cell, within the bounds of `field`."""
    try:
        return field.clean(read_number(words) if words.strip() else None)
    except ValueError:
        raise ValidationError(f"“{words[:60]}” không phải là số (ví dụ: 1.234,5).") from None
