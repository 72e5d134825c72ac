"""Forms of recommendations, and of what is decided about them."""

from django import forms

from members.days import DayField
from members.models import Unit
from members.models.fields import TextFormField
from pledges.inspections.recommendations.acts.recommendation import ASKED_FOR
from pledges.inspections.recommendations.acts.recommending import FIELDS, mistakes
from pledges.inspections.recommendations.models import Recommendation
from pledges.inspections.visit.models import Inspection
from pledges.states.reason import reason_field

State = Recommendation.State
LATE = "late"


class RecommendationForm(forms.ModelForm):
    class Meta:
        model = Recommendation
        fields = FIELDS
        field_classes = {"due_on": DayField}
        widgets = {
            "text": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, inspection: Inspection, **kwargs):
        super().__init__(*args, **kwargs)
        self.inspection, self.kept = inspection, self.instance.due_on
        self.fields["text"].label = "Nội dung kiến nghị"
        self.fields["text"].error_messages["required"] = "Chưa nhập nội dung kiến nghị."
        self.fields["owner"].help_text = "Ban, phòng hoặc người của đơn vị được kiểm tra."

    def clean(self):
        """Report what the act would refuse, at its field."""
        cleaned = super().clean()
        fields = {name: cleaned.get(name) for name in FIELDS}
        for name, sentence in mistakes(self.inspection, fields, kept=self.kept).items():
            if name not in self.errors:
                self.add_error(name, sentence)
        return cleaned


class AnswerForm(forms.Form):
    text = TextFormField(
        label="Kết quả thực hiện",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Việc đã thực hiện, thời gian, số và ngày văn bản, nơi lưu hồ sơ.",
        error_messages={"required": ASKED_FOR["answer"]},
    )


class SendBackForm(forms.Form):
    reason = reason_field(ASKED_FOR["reason"], label="Nội dung cần tiếp tục thực hiện", rows=3)


class FilterForm(forms.Form):
    unit = forms.ModelChoiceField(Unit.objects.none(), label="Đơn vị", required=False, empty_label="Tất cả")
    state = forms.ChoiceField(
        label="Trạng thái",
        required=False,
        choices=[
            ("", "Tất cả"),
            (LATE, "Quá hạn"),
            *((state.value, state.label) for state in State if state is not State.DRAFT),
        ],
    )

    def __init__(self, *args, term, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(memberships__term=term).order_by("order", "pk")
        self.fields["unit"].label_from_instance = lambda unit: unit.short_name

    @property
    def chosen(self) -> dict:
        """The choices that make sense; the rest is as if it had not been asked for."""
        self.is_valid()
        return self.cleaned_data
