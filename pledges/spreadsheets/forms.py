"""The form for uploading a filled-in template."""

from django import forms
from django.core.exceptions import ValidationError

from pledges.spreadsheets.reading import MOST_BYTES, TOO_BIG


class ImportForm(forms.Form):
    file = forms.FileField(
        label="Tệp Excel đã điền",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        error_messages={
            "required": "Chưa chọn tệp Excel đã điền.",
            "empty": "Tệp không có nội dung. Xin chọn tệp Excel đã điền.",
        },
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(TOO_BIG)
        return file
