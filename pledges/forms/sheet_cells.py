"""What the words in a cell of the template mean: a kind, a day, a number, a text of the right length."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

from django import forms
from django.core.exceptions import ValidationError

from members.models import Term
from members.vietnamese import fold, normal
from pledges.models import Registration
from pledges.models.registration import days_around
from pledges.spreadsheets.registrations import TEXTS

GROUPED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d*)?\Z", re.ASCII)  # 1.234,5
PLAIN = re.compile(r"[+-]?\d{1,40}([.,]\d{0,40})?\Z", re.ASCII)


def cleaners(term: Term) -> dict[str, Callable[[str], object]]:
    """field -> what turns the words of a cell into its value, or raises ValidationError."""
    texts = {name: Registration._meta.get_field(name).formfield().clean for name in TEXTS}
    value = Registration._meta.get_field("result_value").formfield()
    day = partial(_day, term=term)
    return texts | {
        "name": partial(_name, texts["name"]),
        "kind": _kind,
        "starts_on": day,
        "ends_on": day,
        "result_value": partial(_number, value),
    }


def _name(clean, words: str) -> str:
    if not words:
        raise ValidationError("chưa có tên. Nếu ô bị gộp với ô khác, hãy bỏ gộp rồi nhập vào từng dòng.")
    return clean(words)


def _kind(words: str) -> str:
    asked = " ".join(fold(normal(words)).split())
    for kind in Registration.Kind:
        if asked == fold(kind.label):
            return kind.value
    names = ", ".join(f"“{label}”" for label in Registration.Kind.labels)
    told = f"không có loại “{words[:60]}”" if words else "chưa chọn loại"
    raise ValidationError(f"{told}. Hãy ghi một trong các loại: {names}.")


def _day(words: str, *, term: Term) -> date | None:
    if not words:
        return None
    try:
        day = forms.DateField().clean(words)
    except ValidationError as fault:
        raise ValidationError(f"“{words[:60]}” không phải một ngày. Hãy nhập như 28/02/2019.") from fault
    first, last = days_around(term)
    if not first <= day <= last:
        raise ValidationError(
            f"ngày {words[:60]} cách xa năm thi đua {term.name}. "
            f"Hãy nhập ngày từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}."
        )
    return day


def _number(field: forms.DecimalField, words: str) -> Decimal | None:
    """Read as it is written here: 1.234 is more than a thousand, and so is 1.234,5."""
    words = words.replace(" ", "").replace("\u00a0", "")
    if GROUPED.match(words):
        words = words.replace(".", "")
    elif words and not PLAIN.match(words):
        raise ValidationError(f"“{words[:60]}” không phải một số. Hãy nhập như 1.234,5.")
    return field.clean(words.replace(",", "."))
