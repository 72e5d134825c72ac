"""The reason that goes with whatever is declined, withdrawn, sent back or cancelled."""

from django import forms

from members.models.fields import TextFormField


def reason_field(missing: str, *, label: str = "Lý do", rows: int = 4) -> TextFormField:
    """`missing`: the sentence for whoever leaves it empty."""
    widget = forms.Textarea(attrs={"rows": rows})
    return TextFormField(label=label, max_length=2000, widget=widget, error_messages={"required": missing})
