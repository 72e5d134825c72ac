"""Signing in: what is too long is refused before anything is computed of it."""

from django.contrib.auth.forms import AuthenticationForm
from django.core.validators import MaxLengthValidator

from members.models.person import LONGEST_PASSWORD


class SignInForm(AuthenticationForm):
    def __init__(self, *args, **kwargs):
        """Check the limits that Django only writes into the page."""
        super().__init__(*args, **kwargs)
        longest = {"username": self.fields["username"].max_length, "password": LONGEST_PASSWORD}
        for name, letters in longest.items():
            self.fields[name].validators.append(MaxLengthValidator(letters))
