"""Reads the cells of the template of registrations."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django.core.exceptions import ValidationError

from members.days import NoSuchDay, read_day
from members.models import Term
from pledges.registrations.models import Registration, days_around
from pledges.registrations.spreadsheet import TEXTS
from pledges.spreadsheets.sheet_cells import kind, named, number


def cleaners(term: Term) -> dict[str, Callable[[str], object]]:
    """Return field -> a function from the words of a cell to its value; it raises ValidationError."""
    texts = {name: Registration._meta.get_field(name).formfield().clean for name in TEXTS}
    value = Registration._meta.get_field("result_value").formfield()
    day = partial(_day, term=term)
    return texts | {
        "name": partial(named, texts["name"]),
        "kind": partial(kind, Registration.Kind, called="loại", all_called="loại"),
        "starts_on": day,
        "ends_on": day,
        "result_value": partial(number, value),
    }


def _day(words: str, *, term: Term) -> date | None:
    if not words:
        return None
    try:
        day = read_day(words)
    except NoSuchDay as error:
        raise ValidationError(f"ngày {error} không có trong lịch.") from error
    except ValueError as error:
        raise ValidationError(f"“{words[:60]}” không phải là ngày (ví dụ: 28/02/2019).") from error
    first, last = days_around(term)
    if not first <= day <= last:
        raise ValidationError(
            f"ngày {words[:60]} cách xa năm thi đua {term.name} "
            f"(nhập từ {first:%d/%m/%Y} đến {last:%d/%m/%Y})."
        )
    return day
