"""Numbers as people type them: the one reader of every form and of every imported cell."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from members.vietnamese import normal

LONGEST = 60  # signs
# 1.234.567,5; a first group of 0 is no thousand: 0.500 is a half
GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d*)?", re.ASCII)
_BETWEEN_THOUSANDS = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))", re.ASCII)
PLAIN = re.compile(r"[+-]?\d+([.,]\d*)?", re.ASCII)


def read_number(text: str) -> Decimal:
    """Read "1.500" as fifteen hundred, "1.234,5", "42,86", "42.86", "1 500" and "95%"; raise ValueError for all else."""
    words = _BETWEEN_THOUSANDS.sub("", " ".join(normal(text[: 2 * LONGEST]).split()))
    words = words.replace("\u2212", "-").removesuffix("%").rstrip()
    if len(words) > LONGEST or not (GROUPED.fullmatch(words) or PLAIN.fullmatch(words)):
        raise ValueError(text)
    if GROUPED.fullmatch(words):
        words = words.replace(".", "")
    return Decimal(words.replace(",", "."))


class NumberField(forms.DecimalField):
    """A number in Vietnamese writing, shown with a comma as it is typed."""

    widget = forms.TextInput

    def __init__(self, *, signed: bool = False, **kwargs):
        """`signed`: a number below zero makes sense; the keys of digits that phones show have no minus."""
        self.signed = signed
        super().__init__(**{"localize": True} | kwargs)

    def to_python(self, value):
        if not isinstance(value, str):
            return super().to_python(value)
        if not value.strip():
            return None
        try:
            return read_number(value)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def widget_attrs(self, widget):
        keys = {"inputmode": "text" if self.signed else "decimal", "autocomplete": "off"}
        return super().widget_attrs(widget) | keys | widget.attrs
