"""Introducing an exemplar, refusing it, learning from it, and finding one in the list."""

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
            "achievement": "Việc đã làm được, có số liệu thì ghi số liệu.",
            "lesson": "Viết để đơn vị khác làm theo được: làm gì, làm thế nào, cần chuẩn bị gì.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Chọn cá nhân hoặc tập thể"), *Exemplar.Kind.choices]


class ProposeForm(ExemplarForm):
    """With the unit it is proposed for, out of the person's own."""

    unit = forms.ModelChoiceField(label="Đơn vị giới thiệu", queryset=None, empty_label=None)
    field_order = ("unit",)

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=units)


class RefuseForm(forms.Form):
    reason = reason_field(NO_REASON)


class LearnForm(forms.Form):
    """What the learning unit will register; the unit is asked only of people who serve several."""

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
    """A part of the list; what makes no sense is left out of the question."""

    tim = forms.CharField(label="Tìm điển hình", required=False, max_length=200)
    don_vi = forms.ModelChoiceField(
        label="Đơn vị", queryset=None, required=False, empty_label="Tất cả đơn vị"
    )
    loai = forms.ChoiceField(
        label="Loại", choices=[("", "Cá nhân, tập thể"), *Exemplar.Kind.choices], required=False
    )
    trang_thai = forms.ChoiceField(
        label="Trạng thái", choices=[("", "Mọi trạng thái"), *Exemplar.State.choices], required=False
    )

    def __init__(self, *args, term, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["don_vi"].queryset = Unit.objects.filter(memberships__term=term)
        for name in ("don_vi", "loai", "trang_thai"):
            self.fields[name].widget.attrs["class"] = "form-select"
        self.fields["tim"].widget = forms.TextInput(
            attrs={"type": "search", "class": "form-control", "placeholder": "Ví dụ: nong dan"}
        )

    def chosen(self, exemplars):
        """`exemplars` narrowed down to what was asked for."""
        self.full_clean()
        asked = self.cleaned_data
        if words := asked.get("tim"):
            exemplars = exemplars.searched(words[:100])
        wishes = {"unit": asked.get("don_vi"), "kind": asked.get("loai"), "state": asked.get("trang_thai")}
        return exemplars.filter(**{name: wish for name, wish in wishes.items() if wish})
