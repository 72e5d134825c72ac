"""Forms to plan an activity, record its outcome, and cancel it."""

from django import forms
from django.core.exceptions import ValidationError

from members.days import DayField, MomentField
from members.models import Unit
from members.models.fields import LineFormField, TextFormField
from pledges.activities.acts import ASKED_FOR, FIELDS, NO_REASON, Minutes, Presence, too_many
from pledges.activities.models import Activity, Attendance
from pledges.activities.plan import previous_term
from pledges.agreement.text import printed_lines
from pledges.states.reason import reason_field

MOST_PRINTED_LINES = 1000  # of the minutes, some thirty pages
MOST_PEOPLE_LINES = 20
MINUTES = ("course", "agreed", "chaired_by", "minutes_by")


def _few_lines(people: str) -> None:
    """Limit the lines: each is printed in the list and in the minutes, for thirty units."""
    if len(people.split("\n")) > MOST_PEOPLE_LINES:
        raise ValidationError(f"Người dự quá {MOST_PEOPLE_LINES} dòng. Xin nhập nhiều người trên một dòng.")


class ActivityForm(forms.ModelForm):
    starts_at = MomentField(label="Bắt đầu lúc", help_text="Ví dụ: 08:30 28/02/2019.")
    ends_at = MomentField(label="Kết thúc lúc", required=False, help_text="Để trống nếu chưa xác định.")
    reply_by = DayField(label="Trả lời trước ngày", required=False)

    class Meta:
        model = Activity
        fields = FIELDS
        widgets = {
            "topic": forms.Textarea(attrs={"rows": 3}),
            "programme": forms.Textarea(attrs={"rows": 5}),
            "guests": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        term = self.instance.term
        self.fields["kind"].choices = [("", "Chọn loại hoạt động"), *Activity.Kind.choices]
        self.fields["host"].queryset = Unit.objects.filter(memberships__term=term)
        self.fields["host"].empty_label = "Chưa xác định"
        previous = previous_term(term)
        if previous is None:
            del self.fields["closes"]
            return
        closes = self.fields["closes"]
        closes.queryset = type(term).objects.filter(pk=previous.pk)
        closes.label_from_instance = lambda year: f"Năm {year.name}"
        closes.empty_label = "Không"
        closes.help_text = "Chọn khi hội nghị vừa tổng kết năm trước, vừa ký kết giao ước năm nay."


class ReplyForm(forms.Form):
    """The answer of one of the person's own units that were invited; who serves one unit is not asked which."""

    unit = forms.ModelChoiceField(label="Đơn vị", queryset=None, empty_label=None)
    answer = forms.ChoiceField(
        label="Trả lời",
        choices=Attendance.Reply.choices,
        widget=forms.RadioSelect,
        initial=Attendance.Reply.COMES,
    )
    people = TextFormField(
        label="Họ tên, chức vụ người dự; lý do nếu không dự",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mỗi người một dòng, ví dụ: Nguyễn Văn A, Chủ tịch.",
        validators=[_few_lines],
    )

    def __init__(self, *args, rows: list[Attendance], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=[row.unit_id for row in rows])
        if len(rows) == 1:
            self.fields["unit"].widget, self.fields["unit"].initial = forms.HiddenInput(), rows[0].unit_id
            self.fields["answer"].initial = rows[0].reply or Attendance.Reply.COMES
            self.fields["people"].initial = rows[0].people

    def clean(self):
        typed = super().clean()
        if typed.get("answer") in ASKED_FOR and not typed.get("people") and "people" not in self.errors:
            self.add_error("people", ASKED_FOR[typed["answer"]])
        return typed


class HoldForm(forms.Form):
    """For each unit, whether it was present and who came; then what the minutes say."""

    chaired_by = LineFormField(label="Chủ trì", max_length=200, required=False, help_text="Họ tên, chức vụ.")
    minutes_by = LineFormField(label="Thư ký", max_length=200, required=False, help_text="Họ tên, chức vụ.")
    course = TextFormField(
        label="Diễn biến",
        max_length=10000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Báo cáo đã trình bày, ý kiến thảo luận.",
    )
    outcome = TextFormField(
        label="Kết quả, kết luận",
        max_length=10000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Nội dung thống nhất, kết luận; được in trong biên bản.",
        error_messages={"required": "Chưa nhập kết quả, kết luận của hoạt động."},
    )
    agreed = forms.IntegerField(
        label="Số đơn vị nhất trí",
        min_value=0,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text="Số đơn vị có mặt nhất trí với kết luận.",
    )

    def __init__(self, *args, activity, memberships, **kwargs):
        super().__init__(*args, **kwargs)
        self.units = [membership.unit for membership in memberships]
        attendances = {attendance.unit_id: attendance for attendance in activity.attendances.all()}
        for name in ("outcome", *MINUTES):
            self.fields[name].initial = getattr(activity, name)
        for unit in self.units:
            row = attendances.get(unit.pk)
            self.fields[f"present-{unit.pk}"] = forms.BooleanField(
                label=f"{unit.short_name} có mặt", required=False, initial=bool(row and row.is_expected)
            )
            self.fields[f"people-{unit.pk}"] = TextFormField(
                label=f"Người dự của {unit.short_name}",
                max_length=1000,
                required=False,
                initial=row.people if row else "",
                widget=forms.Textarea(attrs={"rows": 1}),
                validators=[_few_lines],
            )

    def clean_course(self):
        return self._short_enough("course")

    def clean_outcome(self):
        return self._short_enough("outcome")

    def clean(self):
        typed = super().clean()
        present = sum(bool(typed.get(f"present-{unit.pk}")) for unit in self.units)
        if typed.get("agreed") is not None and typed["agreed"] > present:
            self.add_error("agreed", too_many(typed["agreed"], present))
        return typed

    def _short_enough(self, name: str) -> str:
        text = self.cleaned_data[name]
        if (lines := printed_lines(text)) > MOST_PRINTED_LINES:
            label = self.fields[name].label
            raise ValidationError(f"{label} quá dài ({lines}/{MOST_PRINTED_LINES} dòng). Xin rút gọn.")
        return text

    @property
    def rows(self):
        return [(unit, self[f"present-{unit.pk}"], self[f"people-{unit.pk}"]) for unit in self.units]

    @property
    def minutes(self) -> Minutes:
        return Minutes(**{name: self.cleaned_data[name] for name in MINUTES})

    @property
    def attendance(self) -> dict[int, Presence]:
        """Presence by the unit's primary key."""
        typed = self.cleaned_data
        return {
            unit.pk: Presence(is_present=typed[f"present-{unit.pk}"], people=typed[f"people-{unit.pk}"])
            for unit in self.units
        }


class CancelForm(forms.Form):
    reason = reason_field(NO_REASON, label="Lý do hủy")
