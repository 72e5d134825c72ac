"""The user model: somebody who signs in."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models

from members.models.fields import LineField
from members.vietnamese import composed, fold, name_sort_key

LONGEST_PASSWORD = 4096  # letters; a longer one is refused before anything is computed from it


class PersonManager(BaseUserManager):
    def create_user(self, username, password=None, **fields):
        person = self.model(username=self.model.normalize_username(username), **fields)
        person.set_password(password)
        person.save()
        return person

    def get_by_natural_key(self, username):
        """Find whoever signs in with this name: phones begin words with a capital, so case makes no difference.

        Of old names that differ in case only, each is found by its exact spelling.
        """
        found = self.filter(username=username).first() or self._alone(username)
        if found is None:
            raise self.model.DoesNotExist
        return found

    def _alone(self, username):
        alike = list(self.filter(username__iexact=username)[:2])
        return alike[0] if len(alike) == 1 else None

    def create_superuser(self, username, password=None, **fields):
        return self.create_user(username, password, **{"is_staff": True, "is_superuser": True} | fields)


class Person(AbstractBaseUser, PermissionsMixin):
    """Names are one field in Vietnamese order and sort by the given name, the last word."""

    username = models.CharField(
        "tên đăng nhập",
        max_length=60,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": "Tên đăng nhập này đã có người dùng. Xin chọn tên khác."},
    )
    full_name = LineField("họ và tên", max_length=120)
    email = models.EmailField("thư điện tử", blank=True)
    is_active = models.BooleanField(
        "đang hoạt động",
        default=True,
        help_text="Bỏ chọn thay cho xóa; khi bỏ chọn, người này không đăng nhập được.",
    )
    is_staff = models.BooleanField("quản trị viên", default=False, help_text="Vào được trang quản trị.")
    is_example = models.BooleanField(
        "dữ liệu mẫu", default=False, help_text="Dữ liệu trình diễn, không phải người thật."
    )
    name_order = models.CharField(max_length=500, editable=False, db_index=True)
    search = models.CharField(max_length=200, editable=False)

    objects = PersonManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"
        ordering = ["name_order", "pk"]

    def __str__(self):
        return self.full_name or self.username

    def save(self, *args, **kwargs):
        self.full_name = self._meta.get_field("full_name").to_python(self.full_name)
        self.name_order = name_sort_key(self.full_name)
        self.search = fold(f"{self.full_name} {self.username}")
        super().save(*args, **kwargs)

    # Some keyboards type "ế" as one code point, some as three: both give the same password.

    def set_password(self, raw_password):
        super().set_password(raw_password and composed(raw_password))

    def check_password(self, raw_password):
        if raw_password and len(raw_password) > LONGEST_PASSWORD:
            return False
        return super().check_password(raw_password and composed(raw_password))

    def get_full_name(self):
        return self.full_name

    def get_short_name(self):
        return self.full_name.rsplit(" ", 1)[-1]

    @property
    def initials(self) -> str:
        """Initials of the first and the last word, for the round badge."""
        words = [word for word in self.full_name.split() if word[0].isalpha()] or ["?"]
        return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()
