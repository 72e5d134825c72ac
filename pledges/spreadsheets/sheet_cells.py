"""What the words in a cell of the template mean: a kind, a day, a number, a text of the right length."""

import re
from collections.abc import Callable
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Choices

from members.vietnamese import fold, normal
from pledges.spreadsheets.reading import Fault, Formula, Line, Unreadable, letter

GROUPED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d*)?\Z", re.ASCII)  # 1.234,5
PLAIN = re.compile(r"[+-]?\d{1,40}([.,]\d{0,40})?\Z", re.ASCII)

NEW_TEMPLATE = "Hãy tải tệp mẫu mới và chép nội dung sang."
NO_FORMULAS = "ô chứa công thức. Hãy chép ô rồi dán lại bằng Dán đặc biệt, kiểu Giá trị."
BROKEN = "ô báo lỗi của Excel ({}). Hãy nhập lại nội dung."


def places(heading: Line, columns: dict[str, str], needed: tuple[str, ...]) -> dict[str, int]:
    """field -> place of its column, however the columns are ordered; Unreadable for a foreign heading."""
    by_words, found = {fold(words): name for name, words in columns.items()}, {}
    for place, words in enumerate(heading.cells):
        name = by_words.get(" ".join(fold(normal(words)).split()))
        if words and (name is None or name in found):
            told = "bị lặp lại" if name else "không có trong tệp mẫu"
            raise Unreadable(
                f"Dòng {heading.number}, ô {letter(place)}{heading.number}: cột “{words[:60]}” {told}. {NEW_TEMPLATE}"
            )
        if words:
            found[name] = place
    if missing := [columns[name] for name in needed if name not in found]:
        raise Unreadable(f"Dòng tiêu đề thiếu cột {' và cột '.join(missing)}. {NEW_TEMPLATE}")
    return found


def require_plain(words: str) -> None:
    """Raises ValidationError for a cell that would have to be computed, or could not be."""
    if isinstance(words, Formula):
        raise ValidationError(NO_FORMULAS)
    if isinstance(words, Fault):
        raise ValidationError(BROKEN.format(words))


def named(clean: Callable[[str], str], words: str) -> str:
    """What `clean` makes of a name, which has to be there."""
    if not words:
        raise ValidationError("chưa có tên. Nếu ô bị gộp với ô khác, hãy bỏ gộp rồi nhập vào từng dòng.")
    return clean(words)


def kind(kinds: type[Choices], words: str, *, called: str, all_called: str) -> str:
    """The value of the kind with this label, however it is written."""
    asked = " ".join(fold(normal(words)).split())
    for kind in kinds:
        if asked == fold(kind.label):
            return kind.value
    names = ", ".join(f"“{label}”" for label in kinds.labels)
    told = f"không có {called} “{words[:60]}”" if words else f"chưa chọn {called}"
    raise ValidationError(f"{told}. Hãy ghi một trong các {all_called}: {names}.")


def number(field: forms.DecimalField, words: str) -> Decimal | None:
    """Read as it is written here: 1.234 is more than a thousand, and so is 1.234,5."""
    words = words.replace(" ", "").replace("\u00a0", "")
    if GROUPED.match(words):
        words = words.replace(".", "")
    elif words and not PLAIN.match(words):
        raise ValidationError(f"“{words[:60]}” không phải một số. Hãy nhập như 1.234,5.")
    return field.clean(words.replace(",", "."))
