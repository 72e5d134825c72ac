"""Forms to sign in, to ask for a password link, and to enter people in the administration."""

from axes.handlers.proxy import AxesProxyHandler
from django import forms
from django.conf import settings
from django.contrib.auth import forms as auth
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

from members import passwords
from members.models import Person
from members.models.person import LONGEST_PASSWORD
from members.vietnamese import composed

ONLY_TO_TRY = "Tài khoản của dữ liệu trình diễn chỉ dùng được trên bản chạy thử."
LONGEST_NAME = Person._meta.get_field("username").max_length


class SignInForm(auth.AuthenticationForm):
    """Refuses overlong input before anything is computed from it."""

    def __init__(self, *args, **kwargs):
        """Enforce the limits that Django only writes into the page."""
        super().__init__(*args, **kwargs)
        longest = {"username": self.fields["username"].max_length, "password": LONGEST_PASSWORD}
        for name, letters in longest.items():
            self.fields[name].validators.append(MaxLengthValidator(letters))

    def confirm_login_allowed(self, user):
        """Keep the people of the demonstration, whose password everybody knows, out of a server."""
        super().confirm_login_allowed(user)
        if user.is_example and not settings.DEBUG:
            raise ValidationError(ONLY_TO_TRY)

    def get_invalid_login_error(self):
        left = tries_left(self.request, self.cleaned_data["username"])
        return ValidationError(
            f"Chưa đúng tên đăng nhập hoặc mật khẩu, còn {left} lần thử. "
            "Xin kiểm tra phím Caps Lock, bộ gõ tiếng Việt; hoặc chọn “Quên mật khẩu”.",
            code="invalid_login",
        )


class PasswordResetForm(auth.PasswordResetForm):
    """Also serves people without a password, whose invitation may have expired."""

    def get_users(self, email):
        """Find active people with this address; compares again, as the database compares too loosely."""
        people = Person.objects.filter(email__iexact=email, is_active=True)
        return [person for person in people if _folded(person.email) == _folded(email)]

    def save(self, **options):
        for person in self.get_users(self.cleaned_data["email"]):
            passwords.send_link(person)


def counted_name(request, credentials: dict | None = None) -> str:
    """Return the name under which failed sign-ins are counted: one for all spellings that sign in the same person."""
    typed = (credentials or {}).get("username") or request.POST.get("username", "")
    return composed(typed.strip()[:LONGEST_NAME], "NFKC").casefold()


def tries_left(request, username: str) -> int:
    """Return how many more wrong passwords this name may send from this address before the sign-in is locked."""
    failed = AxesProxyHandler.get_failures(request, {"username": username})
    return max(settings.AXES_FAILURE_LIMIT - failed, 0)


def _folded(email: str) -> str:
    return composed(email, "NFKC").casefold()


class PersonForm(forms.ModelForm):
    class Meta:
        field_classes = {"username": auth.UsernameField}


class InvitationForm(PersonForm):
    """A new person: no password, but an address for the invitation."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        email = self.fields["email"]
        email.required = True
        email.help_text = "Thư mời tự đặt mật khẩu được gửi đến địa chỉ này."
        email.error_messages["required"] = "Chưa nhập thư điện tử để gửi thư mời tự đặt mật khẩu."

    def clean_username(self):
        username = self.cleaned_data["username"]
        if Person.objects.filter(username__iexact=username).exists():
            raise ValidationError(Person._meta.get_field("username").error_messages["unique"])
        return username
