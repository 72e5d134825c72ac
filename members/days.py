"""Days, hours and moments as people type them: the one reader of every form and of every imported cell."""

import re
from datetime import date, datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.vietnamese import normal

LONGEST = 60  # signs
_BY_SIGNS = re.compile(r"(\d{1,2})\s*[\s/.,-]\s*(\d{1,2})\s*[\s/.,-]\s*(\d{4}|\d{2})", re.ASCII)
_BY_WORDS = re.compile(r"(\d{1,2})\s*tháng\s*(\d{1,2})\s*,?\s*năm\s*(\d{4})", re.ASCII)
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})", re.ASCII)
_BY_MACHINES = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_HOUR = r"(\d{1,2})\s*(?::|h|g|giờ)\s*(?:(\d{1,2})\s*(?:phút|p|ph)?(?::\d{2}(?:\.\d+)?)?)?"
_TIME = re.compile(_HOUR, re.ASCII)
_TIME_FIRST = re.compile(rf"(?:lúc|hồi)?\s*(?P<time>{_HOUR})\s*[,;]?\s+(?P<day>\D*\d.*)", re.ASCII)
_TIME_LAST = re.compile(rf"(?P<day>.*\d)(?:\s*[,;t]\s*|\s+)(?:lúc|hồi)?\s*(?P<time>{_HOUR})", re.ASCII)


class NoSuchDay(ValueError):
    """The writing of a day that the calendar does not have, such as 31/02/2019."""


def _words(text: str) -> str:
    """Bring to one form, in small letters; raise ValueError for what is too long to be a day."""
    words = " ".join(normal(text[: 4 * LONGEST]).casefold().split())
    if len(text) > 4 * LONGEST or len(words) > LONGEST:
        raise ValueError(text[:LONGEST])
    return words


def read_day(text: str) -> date:
    """Read 28/02/2019, 28/2/19, 28 02 2019, 28022019, 2019-02-28 and "ngày 28 tháng 02 năm 2019".

    Raise NoSuchDay for a day that the calendar does not have, ValueError for all else.
    """
    words = _words(text).removeprefix("ngày ")
    for writing in (_BY_SIGNS, _BY_WORDS, _DIGITS):
        if parts := writing.fullmatch(words):
            day, month, year = parts.groups()
            return _day(int(year if len(year) == 4 else f"20{year}"), int(month), int(day))
    if parts := _BY_MACHINES.fullmatch(words):
        return _day(**{name: int(part) for name, part in parts.groupdict().items()})
    raise ValueError(text)


def read_time(text: str) -> time:
    """Read 08:30, 8h30, 8h, "8 giờ 30" and "08 giờ 30 phút"; raise ValueError for all else."""
    parts = _TIME.fullmatch(_words(text))
    if parts is None:
        raise ValueError(text)
    hour, minute = parts.groups(default="0")
    return time(int(hour), int(minute))


def read_moment(text: str) -> datetime:
    """Read a time and a day in either order: "8h30 ngày 15/7/2019", "15/07/2019 08:30"; without a time zone."""
    words = _words(text)
    parts = _TIME_FIRST.fullmatch(words) or _TIME_LAST.fullmatch(words)
    if parts is None:
        raise ValueError(text)
    return datetime.combine(read_day(parts["day"].strip()), read_time(parts["time"]))


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDay(f"{day:02}/{month:02}/{year:04}") from None


def _no_such_day(fault: NoSuchDay) -> ValidationError:
    return ValidationError(f"Ngày {fault} không có trong lịch.", code="no_such_day")


class DayInput(forms.DateInput):
    """A line for a day; a script puts a calendar beside it."""

    def __init__(self, attrs=None, format=None):
        super().__init__({"placeholder": "ngày/tháng/năm", "data-picker": "date"} | (attrs or {}), format)


class MomentInput(forms.DateTimeInput):
    """A line for a time and a day; a script puts a calendar beside it."""

    def __init__(self, attrs=None, format="%H:%M %d/%m/%Y"):
        places = {"placeholder": "giờ:phút ngày/tháng/năm", "data-picker": "datetime-local"}
        super().__init__(places | (attrs or {}), format)


class DayField(forms.DateField):
    widget = DayInput

    def to_python(self, value):
        if not isinstance(value, str):
            return super().to_python(value)
        if not value.strip():
            return None
        try:
            return read_day(value)
        except NoSuchDay as fault:
            raise _no_such_day(fault) from None
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class HourField(forms.TimeField):
    widget = forms.TimeInput({"placeholder": "giờ:phút"}, format="%H:%M")

    def to_python(self, value):
        if not isinstance(value, str):
            return super().to_python(value)
        if not value.strip():
            return None
        try:
            return read_time(value)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class MomentField(forms.DateTimeField):
    widget = MomentInput

    def to_python(self, value):
        if not isinstance(value, str):
            return super().to_python(value)
        if not value.strip():
            return None
        try:
            return timezone.make_aware(read_moment(value))
        except NoSuchDay as fault:
            raise _no_such_day(fault) from None
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
