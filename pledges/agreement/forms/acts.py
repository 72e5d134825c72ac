"""Forms of the agreement's acts: only what the person decides."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.days import DayField
from members.models.fields import LineFormField, TextFormField


class StartForm(forms.Form):
    source = forms.ChoiceField(label="Bắt đầu từ", widget=forms.RadioSelect)

    def __init__(self, *args, sources, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = sources
        self.fields["source"].initial = sources[0][0]


class ClosesOnForm(forms.Form):
    closes_on = DayField(label="Nhận góp ý đến hết ngày")

    def clean_closes_on(self):
        day = self.cleaned_data["closes_on"]
        if day < timezone.localdate():
            raise ValidationError("Ngày hết hạn góp ý phải từ hôm nay trở đi.")
        if (day - timezone.localdate()).days > 366:
            raise ValidationError("Ngày hết hạn góp ý phải trong vòng một năm tới.")
        return day


class CommentForm(forms.Form):
    unit = forms.ModelChoiceField(label="Đơn vị góp ý", queryset=None, empty_label=None)
    part = forms.ChoiceField(label="Về phần", required=False)
    passage = LineFormField(label="Trích đoạn cần sửa (nếu có)", required=False, max_length=500)
    text = TextFormField(label="Nội dung góp ý", max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args, units, parts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["part"].choices = parts


class AnswerForm(forms.Form):
    text = TextFormField(label="Trả lời", max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))


class SignatoriesForm(forms.Form):
    """A mandate in force and a place in the order for every unit (witness: only the mandate)."""

    def __init__(self, *args, signatories, **kwargs):
        super().__init__(*args, **kwargs)
        self.signatories = signatories
        for position, signatory in enumerate(signatories, start=1):
            choices = [(mandate.pk, f"{mandate.person} - {mandate.title}") for mandate in signatory.choices]
            self.fields[f"mandate-{signatory.unit.pk}"] = forms.TypedChoiceField(
                label=f"Người ký của {signatory.unit.short_name}",
                coerce=int,
                empty_value=None,
                required=False,
                choices=choices or [("", "Chưa có người có thẩm quyền ký")],
                initial=signatory.mandate.pk if signatory.mandate else "",
            )
            self.fields[f"position-{signatory.unit.pk}"] = forms.IntegerField(
                label=f"Thứ tự của {signatory.unit.short_name}", min_value=1, max_value=99, initial=position
            )

    @property
    def rows(self):
        return [
            (signatory, self[f"mandate-{signatory.unit.pk}"], self[f"position-{signatory.unit.pk}"])
            for signatory in self.signatories
        ]

    @property
    def choices(self) -> dict:
        """Map unit pk to (mandate or None, position), as the act takes it."""
        chosen = {}
        for signatory in self.signatories:
            by_pk = {mandate.pk: mandate for mandate in signatory.choices}
            mandate = by_pk.get(self.cleaned_data[f"mandate-{signatory.unit.pk}"])
            chosen[signatory.unit.pk] = (mandate, self.cleaned_data[f"position-{signatory.unit.pk}"])
        return chosen
