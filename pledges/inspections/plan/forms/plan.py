"""Forms of a plan: its words, its pattern, its ring, its checklist."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError

from members.days import DayField
from members.models.fields import LineFormField
from pledges.agreement.text import printed_lines
from pledges.inspections.plan.acts.plan import FIELDS
from pledges.inspections.plan.acts.ring import MOST_YEARS
from pledges.inspections.plan.models import InspectionPlan, Question
from pledges.states.reason import reason_field

MOST_LINES = 400  # some fifteen pages
ROWS = {"grounds": 3, "purpose": 3, "requirements": 3, "content": 4, "organisation": 4}


class PlanForm(forms.ModelForm):
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)

    class Meta:
        model = InspectionPlan
        fields = FIELDS
        field_classes = {"day": DayField}
        widgets = {
            **{name: forms.Textarea(attrs={"rows": rows}) for name, rows in ROWS.items()},
        }

    def clean_day(self):
        day, term = self.cleaned_data["day"], self.instance.term
        first = term.starts_on - timedelta(days=366)
        if day and not first <= day <= term.ends_on:
            raise ValidationError(f"Ngày ban hành phải từ {first:%d/%m/%Y} đến {term.ends_on:%d/%m/%Y}.")
        return day

    def clean(self):
        """Report the hidden field at the form: it has no place of its own to show an error."""
        cleaned = super().clean()
        if "edition" in self.errors:
            raise ValidationError("Kế hoạch vừa thay đổi. Xin tải lại trang.")
        lengths = {name: printed_lines(cleaned.get(name) or "") for name in ROWS}
        if sum(lengths.values()) > MOST_LINES:
            longest = max(lengths, key=lengths.get)
            self.add_error(
                longest, f"Kế hoạch quá dài ({sum(lengths.values())}/{MOST_LINES} dòng). Xin rút gọn mục này."
            )
        return cleaned


class PatternForm(forms.Form):
    pattern = forms.ChoiceField(
        label="Hình thức kiểm tra",
        choices=InspectionPlan.Pattern.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Chưa chọn hình thức kiểm tra."},
    )


class PairForm(forms.Form):
    keep_apart = forms.IntegerField(
        label="Số năm không lặp lại phân công",
        min_value=0,
        max_value=MOST_YEARS,
        initial=3,
        widget=forms.NumberInput(attrs={"class": "order-input"}),
        help_text="Nhập 0 nếu được lặp lại phân công các năm trước.",
    )


class SwapForm(forms.Form):
    """Two units of the ring that exchange whom they inspect."""

    one = forms.TypedChoiceField(label="Đơn vị thứ nhất", coerce=int)
    other = forms.TypedChoiceField(label="Đổi với đơn vị", coerce=int)

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("one", "other"):
            self.fields[name].choices = [("", "Chọn đơn vị"), *((unit.pk, unit.short_name) for unit in units)]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("one") and cleaned.get("one") == cleaned.get("other"):
            self.add_error("other", "Phải chọn hai đơn vị khác nhau.")
        return cleaned


class QuestionForm(forms.ModelForm):
    class Meta:
        model = Question
        fields = ("part", "text", "guidance")
        widgets = {
            "text": forms.Textarea(attrs={"rows": 2}),
            "guidance": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "part": "Tiêu đề phần, ví dụ: A. Công tác thi đua.",
            "guidance": "Tài liệu cần xem, cách đánh giá.",
        }

    def __init__(self, *args, parts=(), **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk and parts:
            self.fields["part"].initial = parts[0]


class TeamForm(forms.Form):
    name = LineFormField(
        label="Tên đoàn", max_length=120, required=False, help_text="Nếu để trống, tên theo số thứ tự."
    )


class PlanReasonForm(forms.Form):
    reason = reason_field("Chưa nhập lý do.")
