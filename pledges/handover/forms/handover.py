"""The draft of the handover minutes."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError

from members.days import DayField
from pledges.agreement.text import printed_lines
from pledges.handover.acts.handover import FIELDS
from pledges.handover.models import Handover

MOST_LINES = 600  # some twenty pages: while one is rendered, everybody else waits
ROWS = {"giving": 3, "receiving": 3, "present": 2, "content": 5, "papers": 5, "assets": 3, "remarks": 3}


class HandoverForm(forms.ModelForm):
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)

    class Meta:
        model = Handover
        fields = FIELDS
        field_classes = {"day": DayField}
        widgets = {
            **{name: forms.Textarea(attrs={"rows": rows}) for name, rows in ROWS.items()},
        }

    def clean_day(self):
        day, term = self.cleaned_data["day"], self.instance.term
        last = term.ends_on + timedelta(days=366)
        if day and not term.starts_on <= day <= last:
            raise ValidationError(f"Ngày bàn giao phải từ {term.starts_on:%d/%m/%Y} đến {last:%d/%m/%Y}.")
        return day

    def clean(self):
        """Raise errors of the hidden field at the form, where they are visible."""
        cleaned = super().clean()
        if "edition" in self.errors:
            raise ValidationError("Dự thảo vừa thay đổi. Xin tải lại trang.")
        lengths = {name: printed_lines(cleaned.get(name) or "") for name in ROWS}
        if sum(lengths.values()) > MOST_LINES:
            longest = max(lengths, key=lengths.get)
            self.add_error(longest, f"Biên bản dài quá {MOST_LINES} dòng in. Xin rút gọn mục này.")
        return cleaned
