"""Forms in which a unit begins and writes a registration."""

from django import forms
from django.core.exceptions import ValidationError

from members.days import DayField
from members.models.fields import LineFormField
from members.numbers import NumberField
from pledges.agreement.forms.typed import as_typed, whole
from pledges.registrations.acts.registration import FIELDS
from pledges.registrations.clears import excess
from pledges.registrations.models import Registration, days_around
from pledges.states.several import Several

ROWS = {"goal": 3, "work": 6, "responsibility": 3, "result": 3, "resources": 2, "evidence": 2}


class StartRegistrationForm(forms.Form):
    unit = forms.ModelChoiceField(label="Đơn vị", queryset=None, empty_label=None)
    kind = forms.ChoiceField(
        label="Loại đăng ký",
        choices=Registration.Kind.choices,
        widget=forms.RadioSelect,
        initial=Registration.Kind.THEME,
    )
    name = LineFormField(
        label="Tên",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ngắn gọn, nêu được nhiệm vụ và nơi thực hiện; sửa được khi soạn.",
    )
    learned_from = forms.ModelChoiceField(
        label="Học tập từ điển hình",
        queryset=None,
        required=False,
        empty_label="Không",
        help_text="Mục tiêu, nhiệm vụ được điền sẵn theo kinh nghiệm của điển hình.",
    )

    def __init__(self, *args, units, exemplars, **kwargs):
        """`units`: those that the person serves in the year; `exemplars`: the shared ones."""
        super().__init__(*args, **kwargs)
        learned_from = self.fields["learned_from"]
        self.fields["unit"].queryset, learned_from.queryset = units, exemplars
        learned_from.label_from_instance = lambda exemplar: f"{exemplar.name} ({exemplar.unit})"
        if len(units) == 1:
            self.fields["unit"].initial, self.fields["unit"].widget = units[0], forms.HiddenInput()
        if not exemplars:
            del self.fields["learned_from"]

    def clean(self):
        """Move an error of the hidden unit to the top: a hidden field cannot show it."""
        if "unit" in self.errors and self.fields["unit"].widget.is_hidden:
            raise ValidationError("Đơn vị của đồng chí vừa thay đổi. Xin tải lại trang.")
        return super().clean()


class RegistrationForm(forms.ModelForm):
    """The fields of a registration; a draft requires only kind and name."""

    class Meta:
        model = Registration
        fields = [*FIELDS, "commitments"]
        field_classes = {
            "commitments": Several,
            "starts_on": DayField,
            "ends_on": DayField,
            "result_value": NumberField,
        }
        widgets = {
            "kind": forms.RadioSelect,
            "name": forms.Textarea(attrs={"rows": 2}),
            "commitments": forms.CheckboxSelectMultiple,
            **{name: forms.Textarea(attrs={"rows": rows}) for name, rows in ROWS.items()},
        }

    def __init__(self, *args, term, commitments, **kwargs):
        super().__init__(*args, **kwargs)
        self.term = term
        self.fields["kind"].choices = Registration.Kind.choices
        self.fields["commitments"].queryset = commitments
        self.fields["commitments"].help_text = "Chọn các nội dung mà đăng ký này góp phần thực hiện."

    @classmethod
    def of(cls, registration: Registration, typed, *, commitments, bound: bool) -> "RegistrationForm":
        """Build the form over `typed`: validated if `bound`, else only shown again as it was left."""
        options = {"term": registration.term, "commitments": commitments}
        if bound:
            return cls(typed, **options)
        linked = typed.getlist("commitments") if hasattr(typed, "getlist") else typed["commitments"]
        return cls(
            initial={**{name: typed.get(name, "") for name in FIELDS}, "commitments": linked}, **options
        )

    def clean(self):
        cleaned = super().clean()
        self._check_days(cleaned)
        if (
            cleaned.get("result_unit")
            and cleaned.get("result_value") is None
            and "result_value" not in self.errors
        ):
            self.add_error("result_value", "Chỉ tiêu: chưa nhập số (đã có đơn vị tính).")
        for obstacle in excess(cleaned):
            self.add_error(obstacle.field, obstacle.sentence)
        return cleaned

    def _check_days(self, cleaned: dict) -> None:
        first, last = days_around(self.term)
        for name in ("starts_on", "ends_on"):
            if cleaned.get(name) and not first <= cleaned[name] <= last:
                self.add_error(
                    name,
                    f"Ngày này cách xa năm thi đua {self.term.name} "
                    f"(nhập từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}).",
                )
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "Ngày kết thúc phải từ ngày bắt đầu trở đi.")

    @property
    def words(self) -> dict:
        return {name: self.cleaned_data[name] for name in FIELDS}


def flat(registration: Registration) -> dict:
    """Return the saved values as the form would post them."""
    linked = [str(commitment.pk) for commitment in registration.commitments.all()]
    words = {name: as_typed(getattr(registration, name)) for name in FIELDS}
    return words | {"edition": str(registration.edition), "commitments": linked}


def is_whole(typed) -> bool:
    """Whether the POST names every field: saving would empty those that a truncated request lost."""
    return all(name in typed for name in ("edition", *FIELDS) if name != "kind")


def edition_of(typed) -> int:
    """Read the edition; unreadable: an edition that never exists."""
    return whole(typed.get("edition"), 1_000_000)
