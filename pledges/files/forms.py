"""The form that brings files which prove a line."""

from django import forms
from django.core.exceptions import ValidationError

from pledges.files.kinds import LARGEST, Unacceptable, kind_of

TOO_LARGE = f"Tệp lớn hơn {LARGEST // 2**20} MB. Xin giảm dung lượng hoặc chia thành nhiều tệp."


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once; cleans to a list."""

    widget = FilesInput

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files or [None]]


class EvidenceFilesForm(forms.Form):
    """Holds names and bytes as `contents` once all files are valid; kinds are judged by the content, not the name."""

    file = FilesField(
        label="Tệp minh chứng",
        max_length=1000,
        help_text="Có thể chọn nhiều tệp cùng lúc, nhiều nhất 5 tệp.",
        error_messages={"empty": "Tệp không có nội dung. Xin chọn tệp khác."},
        widget=FilesInput(
            attrs={"accept": ".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx,.odt,.ods", "multiple": True}
        ),
    )

    def clean_file(self):
        files = self.cleaned_data["file"]
        self.contents, faults = [], []
        for file in files:
            try:
                self.contents.append((file.name, _judged(file)))
            except Unacceptable as refusal:
                faults.append(str(refusal) if len(files) == 1 else f"{file.name}: {refusal}")
        if faults:
            raise ValidationError(faults)
        return files


def _judged(file) -> bytes:
    if file.size > LARGEST:
        raise Unacceptable(TOO_LARGE)
    content = file.read()
    kind_of(content)
    return content
