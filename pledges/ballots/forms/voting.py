"""The slip of one unit. Its input is stored nowhere: not in the session, not in a draft, not in a log."""

from django import forms
from django.contrib.auth import authenticate
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import QueryDict

from members.models.person import LONGEST_PASSWORD
from pledges.ballots import urn
from pledges.ballots.models import Ballot
from pledges.ballots.urn import Cast

VALID_FOR = 2 * 60 * 60  # seconds from showing a code to voting with it
BLANK = 0  # the choice of a blank slip; positions of candidates count from 1


class Choices(forms.TypedMultipleChoiceField):
    default_error_messages = {
        "invalid_choice": "Phiếu có lựa chọn không thuộc danh sách đề cử. Xin chọn lại."
    }


class VoteForm(forms.Form):
    """`receipt` holds the code, signed for this ballot and this person; without a valid one the form issues a new code."""

    unit = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**62)
    receipt = forms.CharField(widget=forms.HiddenInput, max_length=300)
    choices = Choices(
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chưa chọn; nếu không chọn, xin đánh dấu “Phiếu trắng”."},
    )
    password = forms.CharField(
        label="Mật khẩu đăng nhập",
        strip=False,
        max_length=LONGEST_PASSWORD,
        error_messages={"required": "Chưa nhập mật khẩu đăng nhập."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args, ballot: Ballot, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.ballot, self.request = ballot, request
        self.fields["choices"].choices = [
            *((candidate.position, candidate.short) for candidate in ballot.candidate_list),
            (BLANK, "Phiếu trắng"),
        ]
        self.code = self._known_code() if self.is_bound else None
        if self.code is None:
            self.renew()

    def renew(self) -> None:
        """Issue another code, for this form and the page that shows it."""
        self.code, self.is_new = urn.new_code(), True
        token = signing.dumps(self.code, salt=self._salt)
        self.initial["receipt"] = token
        if self.is_bound:
            self.data = self.data.copy()
            self.data["receipt"] = token

    @property
    def _salt(self) -> str:
        return f"pledges.ballot-{self.ballot.pk}.person-{self.request.user.pk}"

    def _known_code(self) -> str | None:
        """Return the code that the page showed; None if it was altered, is too old or belongs to another ballot."""
        try:
            code = signing.loads(self.data.get("receipt", ""), salt=self._salt, max_age=VALID_FOR)
        except (signing.BadSignature, ValueError):
            return None
        self.is_new = False
        return code

    def clean_choices(self):
        choices = set(self.cleaned_data["choices"])
        if BLANK in choices and len(choices) > 1:
            raise ValidationError("Phiếu vừa có lựa chọn, vừa là phiếu trắng. Xin chọn một trong hai.")
        if len(choices) > self.ballot.quota:
            raise ValidationError(f"Phiếu chọn quá số lượng (không quá {self.ballot.quota:02}).")
        return choices

    def clean(self):
        cleaned = super().clean()
        if self.is_new:
            raise ValidationError("Mã phiếu đã hết hạn. Xin ghi lại mã mới dưới đây rồi bỏ phiếu lại.")
        if "unit" in self.errors:
            raise ValidationError("Chưa xác định đơn vị bỏ phiếu. Xin tải lại trang.")
        if not self.errors:
            self._authenticate()
        return cleaned

    def _authenticate(self) -> None:
        """Check the password while the POST is hidden: a wrong one is logged with all that was posted, the vote included."""
        request, posted = self.request, self.request.POST
        request.POST = QueryDict()
        try:
            person = authenticate(
                request, username=request.user.get_username(), password=self.cleaned_data["password"]
            )
        finally:
            request.POST = posted
        if person != request.user:
            self.add_error(
                "password",
                "Mật khẩu chưa đúng. Xin kiểm tra phím Caps Lock, bộ gõ tiếng Việt; hoặc chọn “Quên mật khẩu”.",
            )

    @property
    def cast(self) -> Cast:
        return Cast(self.code, tuple(sorted(self.cleaned_data["choices"] - {BLANK})))

    @property
    def lines(self) -> list[tuple]:
        """Pair the boxes with the notes on the candidates; the blank slip is the last one and has none."""
        notes = [candidate.note for candidate in self.ballot.candidate_list]
        return list(zip(self["choices"], [*notes, ""], strict=True))

    @property
    def sentences(self) -> list[str]:
        """What is wrong, field by field; the hidden fields are told of by the form as a whole."""
        fields = [error for field in self.visible_fields() for error in field.errors]
        return [*self.non_field_errors(), *fields]
