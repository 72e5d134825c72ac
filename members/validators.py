"""Rules for new passwords beyond Django's own validators."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError

from members.models.person import LONGEST_PASSWORD


class PasswordLength(MinimumLengthValidator):
    """Also refuses passwords that are too long for the sign-in."""

    def validate(self, password, user=None):
        super().validate(password, user)
        if len(password) > LONGEST_PASSWORD:
            raise ValidationError(
                f"Mật khẩu dài nhất {LONGEST_PASSWORD} ký tự. Xin chọn mật khẩu ngắn hơn.",
                code="password_too_long",
            )
