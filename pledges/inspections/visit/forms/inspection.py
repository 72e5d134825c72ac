"""Forms of what the team writes down during an inspection, and of the inspected unit's opinion."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.days import MomentField
from members.models.fields import TextFormField
from pledges.agreement.text import printed_lines
from pledges.inspections.visit.acts.answer import Finding
from pledges.inspections.visit.acts.inspection import ENDS_TOO_EARLY, NO_OPINION, NO_REASON, NOT_YET, WRITTEN
from pledges.inspections.visit.models import Answer, Inspection
from pledges.states.reason import reason_field

MOST_LINES = 300  # of one part in print
FIRST_YEAR = 2000  # an earlier moment is a slip of the finger
TORN = "Chưa lưu được. Xin tải lại trang rồi nhập lại."


class AnswerForm(forms.ModelForm):
    """One question; `edition` is the one it was typed on, `token` names this save."""

    edition = forms.IntegerField(min_value=0, max_value=10**6)
    token = forms.UUIDField()

    class Meta:
        model = Answer
        fields = ["verdict", "papers", "remark"]

    def clean(self):
        """Report fields that nobody types at the form: they have no place of their own to show an error."""
        if {"edition", "token"} & set(self.errors):
            raise ValidationError(TORN)
        return super().clean()

    @property
    def finding(self) -> Finding:
        return Finding(**{name: self.cleaned_data[name] for name in self.Meta.fields})

    @property
    def sentences(self) -> list[str]:
        """Sentences on what has to be looked at again; the names of fields nobody sees are left out."""
        named = [
            f"{self.fields[name].label}: {error}"
            for name in self.Meta.fields
            for error in self.errors.get(name, [])
        ]
        return [sentence[:1].upper() + sentence[1:] for sentence in named] + list(self.non_field_errors())


class AnswerTokenForm(forms.Form):
    """The token by which the second arrival of a file is known."""

    token = forms.UUIDField(error_messages={"required": TORN, "invalid": TORN})


class InspectionForm(forms.ModelForm):
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)
    began_at = MomentField(label="Bắt đầu kiểm tra", help_text="Ví dụ: 08:30 28/10/2019.")
    finished_at = MomentField(label="Kết thúc kiểm tra", required=False, help_text="Ví dụ: 11:30 28/10/2019.")

    class Meta:
        model = Inspection
        fields = WRITTEN
        labels = {
            "present": "Thành phần tham dự",
            "strengths": "Ưu điểm",
            "limits": "Hạn chế",
            "conclusion": "Kết luận chung",
        }
        widgets = {
            "present": forms.Textarea(attrs={"rows": 5}),
            "strengths": forms.Textarea(attrs={"rows": 6}),
            "limits": forms.Textarea(attrs={"rows": 6}),
            "conclusion": forms.Textarea(attrs={"rows": 3}),
        }

    def clean_began_at(self):
        return _plausible(self.cleaned_data["began_at"])

    def clean_finished_at(self):
        return _plausible(self.cleaned_data["finished_at"])

    def clean(self):
        cleaned = super().clean()
        if "edition" in self.errors:
            raise ValidationError(TORN)
        began, finished = cleaned.get("began_at"), cleaned.get("finished_at")
        if began and finished and finished < began:
            self.add_error("finished_at", ENDS_TOO_EARLY)
        for name in ("present", "strengths", "limits", "conclusion"):
            if printed_lines(cleaned.get(name) or "") > MOST_LINES:
                self.add_error(name, f"Nội dung quá dài (nhiều nhất {MOST_LINES} dòng in).")
        return cleaned


def _plausible(value):
    if value and not (
        value.year >= FIRST_YEAR
        and value.year <= timezone.now().year + 1
        and value <= timezone.now() + timedelta(days=1)
    ):
        raise ValidationError("Giờ, ngày kiểm tra chưa đúng (ví dụ: 08:30 28/10/2019).")
    return value


class BeginForm(forms.Form):
    """The hour at which the team began, which is seldom that of the click."""

    began_at = MomentField(label="Bắt đầu kiểm tra lúc", help_text="Ví dụ: 08:30 28/10/2019.")

    def clean_began_at(self):
        began_at = _plausible(self.cleaned_data["began_at"])
        if began_at > timezone.now():
            raise ValidationError(NOT_YET)
        return began_at


class FinishForm(forms.Form):
    """The hour at which the inspection ended, before the draft goes to the unit."""

    finished_at = MomentField(label="Kết thúc kiểm tra lúc", help_text="Ví dụ: 11:30 28/10/2019.")

    def __init__(self, *args, inspection: Inspection, **kwargs):
        super().__init__(*args, **kwargs)
        self.inspection = inspection

    def clean_finished_at(self):
        finished_at, began_at = _plausible(self.cleaned_data["finished_at"]), self.inspection.began_at
        if finished_at < began_at.replace(second=0, microsecond=0):
            raise ValidationError(ENDS_TOO_EARLY)
        return max(finished_at, began_at)  # nobody types seconds


class ResumeForm(forms.Form):
    reason = reason_field(NO_REASON, label="Lý do kiểm tra bổ sung")


class OpinionForm(forms.Form):
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)
    agrees = forms.ChoiceField(
        label="Ý kiến của đơn vị",
        choices=[("yes", "Nhất trí với dự thảo biên bản"), ("no", "Có nội dung chưa nhất trí")],
        widget=forms.RadioSelect,
        error_messages={"required": "Chưa chọn ý kiến của đơn vị."},
    )
    opinion = TextFormField(
        label="Nội dung ý kiến",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Bắt buộc khi chưa nhất trí. Ý kiến được ghi nguyên văn vào biên bản.",
    )

    def clean(self):
        cleaned = super().clean()
        if "edition" in self.errors:
            raise ValidationError(TORN)
        if cleaned.get("agrees") == "no" and "opinion" in cleaned and not cleaned["opinion"]:
            self.add_error("opinion", NO_OPINION)
        if printed_lines(cleaned.get("opinion") or "") > MOST_LINES:
            self.add_error("opinion", f"Nội dung quá dài (nhiều nhất {MOST_LINES} dòng in).")
        return cleaned
