"""Forms to send back, withdraw or conclude a registration."""

from django import forms

from members.models.fields import TextFormField
from pledges.registrations.acts.recording import ASKED_FOR
from pledges.states.reason import reason_field


class ReasonForm(forms.Form):
    reason = reason_field(ASKED_FOR["reason"])


class ConcludeForm(forms.Form):
    is_completed = forms.TypedChoiceField(
        label="Đánh giá",
        choices=[("True", "Hoàn thành"), ("False", "Không hoàn thành")],
        coerce=lambda answer: answer == "True",
        widget=forms.RadioSelect,
    )
    outcome = TextFormField(
        label="Kết quả đạt được",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Kết quả so với chỉ tiêu đã đăng ký; nguyên nhân nếu không hoàn thành.",
        error_messages={"required": ASKED_FOR["outcome"]},
    )
