"""The drafting form: the agreement's own fields, its commitments and their targets.

Its field names and row buttons are in `pledges.agreement.forms.typed`.
"""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError

from members.days import DayField
from members.numbers import NumberField
from pledges.agreement.acts.drafting import CommitmentDraft
from pledges.agreement.forms.typed import MAIN_FIELDS, TARGET_FIELDS, flat, read, removed_from, whole
from pledges.agreement.models import Agreement, Commitment, Target
from pledges.agreement.text import TargetText, printed_lines

MOST_LINES = 4000  # about a hundred pages, some seconds of rendering; a real agreement has three to six
ROWS = {"grounds": 4, "opening": 4, "organisation": 6, "closing": 3, "recipients": 4, "superior_body": 2}


class AgreementForm(forms.ModelForm):
    class Meta:
        model = Agreement
        fields = MAIN_FIELDS
        field_classes = {"day": DayField}
        widgets = {
            **{name: forms.Textarea(attrs={"rows": rows}) for name, rows in ROWS.items()},
        }

    def clean_day(self):
        day, term = self.cleaned_data["day"], self.instance.term
        first, last = term.starts_on - timedelta(days=366), term.ends_on + timedelta(days=366)
        if day and not first <= day <= last:
            raise ValidationError(
                f"Ngày ký kết cách xa năm thi đua {term.name}: chỉ nhận từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}."
            )
        return day


class CommitmentForm(forms.ModelForm):
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Commitment
        fields = ["title", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}


class TargetForm(forms.ModelForm):
    class Meta:
        model = Target
        fields = TARGET_FIELDS
        field_classes = {"value": NumberField}

    def clean(self):
        cleaned = super().clean()
        if "value" not in self.errors:
            if cleaned.get("comparison") and cleaned.get("value") is None:
                self.add_error("value", "Chưa nhập giá trị để so sánh.")
            if cleaned.get("unit") and cleaned.get("value") is None:
                self.add_error("value", "Chưa nhập giá trị cho đơn vị tính.")
        return cleaned


class DraftForms:
    """The drafting form, all parts over one set of names; `rows` are (commitment form, target forms)."""

    def __init__(self, agreement: Agreement, typed, *, bound: bool):
        self.agreement, self.typed = agreement, typed
        self.edition = whole(typed.get("edition"), 0)  # unreadable: an edition that never exists
        self.main = self._form(
            AgreementForm, {name: typed.get(name, "") for name in MAIN_FIELDS}, None, bound
        )
        self.rows = []
        for index, commitment in enumerate(read(typed)):
            prefix = f"c{index}"
            targets = [
                self._form(TargetForm, target, f"{prefix}-t{number}", bound)
                for number, target in enumerate(commitment["targets"])
            ]
            self.rows.append((self._form(CommitmentForm, commitment, prefix, bound), targets))

    @classmethod
    def saved(cls, agreement: Agreement) -> "DraftForms":
        return cls(agreement, flat(agreement), bound=False)

    def _form(self, form_class, values, prefix, bound):
        instance = self.agreement if form_class is AgreementForm else form_class.Meta.model()
        if bound:
            return form_class(self.typed, instance=instance, prefix=prefix)
        return form_class(initial=values, instance=instance, prefix=prefix)

    def is_valid(self) -> bool:
        answers = [form.is_valid() for form in self._all()]  # validate every form, so that every error shows
        return all(answers) and self._fits()

    def _fits(self) -> bool:
        """Refuse a far too long text: one document is rendered at a time, and everybody else would wait."""
        lengths = {
            (form, name): printed_lines(value)
            for form in self._all()
            for name, value in form.cleaned_data.items()
            if isinstance(value, str)
        }
        if sum(lengths.values()) <= MOST_LINES:
            return True
        form, name = max(lengths, key=lengths.get)
        form.add_error(
            name,
            f"Văn bản quá dài ({sum(lengths.values())}/{MOST_LINES} dòng). Xin rút gọn mục này.",
        )
        return False

    def _all(self):
        yield self.main
        for commitment, targets in self.rows:
            yield commitment
            yield from targets

    @property
    def removed(self) -> dict | None:
        """Return the row removed last, until the form is saved."""
        return removed_from(self.typed)

    @property
    def error_count(self) -> int:
        return sum(len(form.errors) for form in self._all() if form.is_bound)

    @property
    def fields(self) -> dict:
        return self.main.cleaned_data

    @property
    def commitments(self) -> list[CommitmentDraft]:
        return [
            CommitmentDraft(
                pk=commitment.cleaned_data["pk"],
                title=commitment.cleaned_data["title"],
                text=commitment.cleaned_data["text"],
                targets=tuple(
                    TargetText(**{name: target.cleaned_data[name] for name in TARGET_FIELDS})
                    for target in targets
                ),
            )
            for commitment, targets in self.rows
        ]
