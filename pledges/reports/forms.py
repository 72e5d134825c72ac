"""Forms of a report: its general parts with a small form per line, and the forms of its other acts."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from members.models import Unit
from members.numbers import NumberField
from pledges.agreement.forms.typed import whole
from pledges.files.kinds import ACCEPTED, Unacceptable, kind_of
from pledges.reports.acts import NO_REASON, LineDraft
from pledges.reports.models import Report, ReportLine
from pledges.reports.models.line import Section
from pledges.states.reason import reason_field


class PartsForm(forms.ModelForm):
    class Meta:
        model = Report
        fields = Report.PARTS
        widgets = {name: forms.Textarea(attrs={"rows": 5}) for name in Report.PARTS}


class LineForm(forms.ModelForm):
    class Meta:
        model = ReportLine
        fields = ["figure", "percent", "words"]
        field_classes = {"figure": NumberField, "percent": NumberField}
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        line = self.instance
        self.fields["percent"].label = "Tỷ lệ hoàn thành (%)"
        if line.commitment:
            del self.fields["figure"]  # a commitment is reported in words; figures belong to its targets
        elif line.measured_in:
            self.fields["figure"].label = f"Kết quả đạt được ({line.measured_in})"
        if line.is_computed:
            self.fields["percent"].help_text = "Hệ thống tự tính theo kết quả đạt được."

    @property
    def draft(self) -> LineDraft:
        return LineDraft(
            figure=self.cleaned_data.get("figure"),
            percent=self.cleaned_data["percent"],
            words=self.cleaned_data["words"],
        )


class ReportForms:
    """All forms of a report in one POST; `rows` are (section, [(line, form)]).

    Lines added while the form was open are not posted, and stay as they are.
    """

    def __init__(self, report: Report, sections: list[Section], typed=None, *, bound: bool = False):
        self.edition = report.edition if typed is None else whole(typed.get("edition"), 0)
        self.parts = _form(PartsForm, report, None, typed, bound)
        self.rows = [
            (section, [(line, _form(LineForm, line, _prefix(line), typed, bound)) for line in section.lines])
            for section in sections
        ]
        self.posted = {
            line.pk: form
            for _, lines in self.rows
            for line, form in lines
            if typed is not None and f"{_prefix(line)}-words" in typed
        }

    def is_valid(self) -> bool:
        validities = [
            form.is_valid() for form in (self.parts, *self.posted.values())
        ]  # validate all forms, so that every error shows
        return all(validities)

    @property
    def lines(self) -> dict[int, LineDraft]:
        return {pk: form.draft for pk, form in self.posted.items()}

    @property
    def errors(self) -> list[tuple]:
        """All errors as (heading, bound field, sentence)."""
        headed = [("", self.parts)]
        headed += [(str(line), form) for _, lines in self.rows for line, form in lines if form.is_bound]
        return [
            (heading, field, error) for heading, form in headed for field in form for error in field.errors
        ]


def is_whole(typed) -> bool:
    """Whether the POST names every part: a truncated request is not saved."""
    return all(name in typed for name in ("edition", *Report.PARTS))


def _prefix(line: ReportLine) -> str:
    return f"l{line.pk}"


def _form(form_class, instance, prefix, typed, bound: bool):
    if bound and (prefix is None or f"{prefix}-words" in typed):
        return form_class(typed, instance=instance, prefix=prefix)
    if typed is None or bound:
        return form_class(instance=instance, prefix=prefix)
    names = form_class.Meta.fields
    start = f"{prefix}-" if prefix else ""
    initial = {name: typed[start + name] for name in names if start + name in typed}
    return form_class(instance=instance, prefix=prefix, initial=initial)


class StartReportForm(forms.Form):
    unit = forms.ModelChoiceField(queryset=Unit.objects.none(), widget=forms.HiddenInput)

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=units)


class ReportReasonForm(forms.Form):
    reason = reason_field(NO_REASON, label="Nội dung cần bổ sung")


class EvidenceFileForm(forms.Form):
    """Holds the file's bytes as `content` once it is valid; the kind is judged by the content, not the name."""

    file = forms.FileField(
        label="Tệp minh chứng",
        max_length=1000,
        error_messages={"empty": "Tệp không có nội dung. Xin chọn tệp khác."},
        widget=forms.ClearableFileInput(
            attrs={"accept": ".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx,.odt,.ods", "data-accepted": ACCEPTED}
        ),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT:
            raise ValidationError(
                f"Tệp lớn hơn {settings.UPLOAD_LIMIT // 2**20} MB. Xin giảm dung lượng hoặc chia thành nhiều tệp."
            )
        self.content = file.read()
        try:
            kind_of(self.content)
        except Unacceptable as refusal:
            raise ValidationError(str(refusal)) from refusal
        return file
