"""Forms to propose an exemplar, refuse it, learn from it, and search the list."""

from django import forms

from members.models import Unit
from pledges.exemplars.acts import NO_REASON
from pledges.exemplars.models import Exemplar
from pledges.registrations.models import Registration
from pledges.states.reason import reason_field


class ExemplarForm(forms.ModelForm):
    class Meta:
        model = Exemplar
        fields = ("kind", "name", "achievement", "lesson")
        widgets = {
            "achievement": forms.Textarea(attrs={"rows": 5}),
            "lesson": forms.Textarea(attrs={"rows": 6}),
        }
        help_texts = {
            "achievement": "Kết quả đã đạt được, kèm số liệu.",
            "lesson": "Nêu nội dung, cách thực hiện và điều kiện cần có để đơn vị khác học tập.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Chọn cá nhân hoặc tập thể"), *Exemplar.Kind.choices]


class ProposeForm(ExemplarForm):
    """Also asks for the proposing unit, one of the person's own."""

    unit = forms.ModelChoiceField(label="Đơn vị giới thiệu", queryset=None, empty_label=None)
    field_order = ("unit",)

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=units)


class RefuseForm(forms.Form):
    reason = reason_field(NO_REASON)


class LearnForm(forms.Form):
    """The kind of registration for the learning unit; people who serve one unit are not asked which."""

    unit = forms.ModelChoiceField(label="Đơn vị đăng ký", queryset=None, empty_label=None)
    kind = forms.ChoiceField(label="Đăng ký dưới dạng", choices=Registration.Kind.choices)

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        own = Unit.objects.filter(pk__in=units)
        self.fields["unit"].queryset = own
        self.only_unit = own.get() if len(units) == 1 else None
        if self.only_unit:
            del self.fields["unit"]

    def clean(self):
        cleaned = super().clean()
        return cleaned | {"unit": self.only_unit} if self.only_unit else cleaned


class FilterForm(forms.Form):
    """Filters of the list; invalid values are ignored."""

    tim = forms.CharField(label="Tìm điển hình", required=False, max_length=200)
    don_vi = forms.ModelChoiceField(label="Đơn vị", queryset=None, required=False, empty_label="Tất cả")
    loai = forms.ChoiceField(label="Loại", choices=[("", "Tất cả"), *Exemplar.Kind.choices], required=False)
    trang_thai = forms.ChoiceField(
        label="Trạng thái", choices=[("", "Tất cả"), *Exemplar.State.choices], required=False
    )

    def __init__(self, *args, term, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["don_vi"].queryset = Unit.objects.filter(memberships__term=term)
        for name in ("don_vi", "loai", "trang_thai"):
            self.fields[name].widget.attrs["class"] = "form-select"
        self.fields["tim"].widget = forms.TextInput(
            attrs={"type": "search", "class": "form-control", "placeholder": "Ví dụ: nông dân"}
        )

    def chosen(self, exemplars):
        """Filter `exemplars` by the valid fields."""
        self.full_clean()
        values = self.cleaned_data
        if words := values.get("tim"):
            exemplars = exemplars.searched(words[:100])
        fields = {"unit": values.get("don_vi"), "kind": values.get("loai"), "state": values.get("trang_thai")}
        return exemplars.filter(**{name: value for name, value in fields.items() if value})
