"""Forms for signing a document, giving a reason, and looking one up."""

from django import forms
from django.conf import settings
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.models.person import LONGEST_PASSWORD
from pledges.states.reason import reason_field

WRONG = "Mật khẩu chưa đúng. Xin kiểm tra phím Caps Lock, bộ gõ tiếng Việt; hoặc chọn “Quên mật khẩu”."


class PasswordForm(forms.Form):
    """The password of the person who sends the form; acts that cannot be undone ask for it."""

    password = forms.CharField(
        label="Mật khẩu đăng nhập",
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self):
        """Check the password; wrong ones count towards the same lock as at the sign-in."""
        password = self.cleaned_data["password"]
        person = authenticate(self.request, username=self.request.user.get_username(), password=password)
        if person != self.request.user:
            raise ValidationError(WRONG)
        self.authenticated_at = timezone.now()
        return password


class SignForm(PasswordForm):
    """Consent and password; `sha256` is the hash of the document on the page that was read."""

    field_order = ["sha256", "consent", "password"]
    sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)
    consent = forms.BooleanField(
        error_messages={"required": "Đề nghị đồng chí đánh dấu xác nhận đã đọc toàn văn."},
    )

    def __init__(self, *args, consent: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["consent"].label = consent

    def clean(self):
        """Report an error of `sha256` for the whole form: a hidden field cannot show it."""
        if "sha256" in self.errors:
            raise ValidationError("Văn bản vừa thay đổi. Xin tải lại trang và đọc lại trước khi ký.")
        return super().clean()


class ReasonForm(forms.Form):
    reason = reason_field("Chưa nhập lý do.")


class DeclineForm(PasswordForm):
    """The reason, and the password as for signing: all signatures fall with one refusal."""

    field_order = ["reason", "password"]
    reason = reason_field("Chưa nhập lý do.")

    def clean(self):
        """Give the act the reason alone."""
        return {name: value for name, value in super().clean().items() if name != "password"}


class QuestionForm(forms.Form):
    words = reason_field("Chưa nhập ý kiến.", label="Ý kiến gửi Thường trực cụm")


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Mã tra cứu",
        max_length=40,
        widget=forms.TextInput(attrs={"placeholder": "Ví dụ: GU19-7K3F-9Q2M", "autocomplete": "off"}),
    )

    def clean_code(self):
        """Accept a code as typed from paper: in small letters, with spaces or nothing for the dashes."""
        signs = "".join(sign for sign in self.cleaned_data["code"].upper() if sign.isalnum())
        return "-".join(signs[start : start + 4] for start in range(0, len(signs), 4))


class UploadForm(forms.Form):
    """A PDF to be looked up; the form checks only its size."""

    file = forms.FileField(
        label="Tệp PDF cần kiểm tra",
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,.pdf"}),
        error_messages={"empty": "Tệp này trống. Xin chọn tệp PDF đã tải về hoặc nhận được."},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT:
            raise ValidationError(
                f"Tệp lớn hơn {settings.UPLOAD_LIMIT // 2**20} MB, không phải văn bản của hệ thống."
            )
        return file
