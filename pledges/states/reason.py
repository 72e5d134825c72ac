"""The form field for the reason of declining, withdrawing, sending back or cancelling."""

from django import forms

from members.models.fields import TextFormField


def reason_field(missing: str, *, label: str = "Lý do", rows: int = 4) -> TextFormField:
    """`missing`: the error sentence when it is left empty."""
    widget = forms.Textarea(attrs={"rows": rows})
    return TextFormField(label=label, max_length=2000, widget=widget, error_messages={"required": missing})
