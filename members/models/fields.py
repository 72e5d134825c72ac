"""Text columns for Vietnamese text in one normal form, without unprintable characters."""

from django import forms
from django.core.validators import MaxLengthValidator
from django.db import models

from members.vietnamese import normal, validate_printable

# A Vietnamese letter is typed as three signs at most, and a word processor may leave one more behind.
SIGNS_OF_A_LETTER = 4


def is_too_long(text: str, letters: int | None) -> bool:
    """Whether `text` exceeds so many letters in any normal form: such text is refused without being normalised."""
    return letters is not None and len(text) > SIGNS_OF_A_LETTER * letters


class LineField(models.CharField):
    """One line: NFC, spaces collapsed, printable."""

    default_validators = [validate_printable]

    def to_python(self, value):
        value = super().to_python(value)
        if value is None or is_too_long(value, self.max_length):
            return value
        return " ".join(normal(value).split())

    def get_prep_value(self, value):
        return super().get_prep_value(self.to_python(value))

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": LineFormField} | kwargs)


class TextField(models.TextField):
    """Paragraphs: NFC, line feeds only, printable. Forms and `full_clean` check `max_length`."""

    default_validators = [validate_printable]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.max_length is not None:
            self.validators.append(MaxLengthValidator(self.max_length))

    def to_python(self, value):
        value = super().to_python(value)
        if value is None or is_too_long(value, self.max_length):
            return value
        return normal(value).strip()

    def get_prep_value(self, value):
        return super().get_prep_value(self.to_python(value))

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": TextFormField} | kwargs)


class LineFormField(forms.CharField):
    default_validators = [validate_printable]

    def to_python(self, value):
        value = super().to_python(value)
        return value if is_too_long(value, self.max_length) else " ".join(normal(value).split())


class TextFormField(forms.CharField):
    widget = forms.Textarea
    default_validators = [validate_printable]

    def to_python(self, value):
        value = super().to_python(value)
        return value if is_too_long(value, self.max_length) else normal(value).strip()
