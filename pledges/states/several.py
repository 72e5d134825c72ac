"""Several rows out of a list, by their numbers."""

from django import forms
from django.core.exceptions import ValidationError

MOST_DIGITS = 18  # more do not fit into the whole numbers of a database: SQLite raises OverflowError


class Several(forms.ModelMultipleChoiceField):
    """A number far too long is no choice, as any other nonsense is none."""

    def _check_values(self, value):
        for pk in value:
            if len(str(pk)) > MOST_DIGITS:
                raise ValidationError(
                    self.error_messages["invalid_pk_value"], code="invalid_pk_value", params={"pk": pk}
                )
        return super()._check_values(value)
