"""What a new password must not be, besides what Django's own validators refuse."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError

from members.models.person import LONGEST_PASSWORD


class PasswordLength(MinimumLengthValidator):
    """Refuse also what is too long for the sign-in."""

    def validate(self, password, user=None):
        super().validate(password, user)
        if len(password) > LONGEST_PASSWORD:
            raise ValidationError(
                f"Mật khẩu dài nhất {LONGEST_PASSWORD} ký tự. Hãy chọn mật khẩu ngắn hơn.",
                code="password_too_long",
            )
