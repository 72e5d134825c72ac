"""A form field for several rows of a list, chosen by primary key."""

from django import forms
from django.core.exceptions import ValidationError

MOST_DIGITS = 18  # more do not fit into the whole numbers of a database: SQLite raises OverflowError


class Several(forms.ModelMultipleChoiceField):
    """Refuses primary keys too long for the database as invalid choices."""

    def _check_values(self, value):
        for pk in value:
            if len(str(pk)) > MOST_DIGITS:
                raise ValidationError(
                    self.error_messages["invalid_pk_value"], code="invalid_pk_value", params={"pk": pk}
                )
        return super()._check_values(value)
