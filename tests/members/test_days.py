"""One reader of days, hours and moments for every form and every imported cell."""

from datetime import date, time

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.days import DayField, HourField, MomentField
from tests.forms_of_ours import fields_of_ours

READERS = (DayField, HourField, MomentField)


@pytest.mark.parametrize(
    "text",
    [
        *("28/02/2019", "28-02-2019", "28.02.2019", "2019-02-28", "28/2/2019", "28/2/19", "28/02/19"),
        *("28022019", "280219", "28 02 2019", "28 /02/ 2019", "28\u00a002\u00a02019", " 28/02/2019 "),
        *("ngày 28/02/2019", "Ngày 28 tháng 02 năm 2019", "ngày 28 tháng 2 năm 2019"),
    ],
)
def test_a_day_is_read_as_people_write_it(text):
    assert DayField().clean(text) == date(2019, 2, 28)


def test_only_a_year_of_two_digits_is_one_of_this_century():
    assert [DayField().clean(text).year for text in ("01/01/01", "01/01/0001", "01012019")] == [2001, 1, 2019]


@pytest.mark.parametrize("text", ["mai", "28/2", "1112020", "28/02/20199", "28/02", "2/28", "x" * 500])
def test_what_is_no_day_is_refused(text):
    assert refusal(DayField(), text) == "Ngày chưa đúng (ví dụ: 28/02/2019)."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/02/2019", "31/02/2019"),
        ("29022019", "29/02/2019"),
        ("28/13/19", "28/13/2019"),
        ("0/1/2019", "00/01/2019"),
    ],
)
def test_a_day_that_does_not_exist_is_named(text, day):
    assert refusal(DayField(), text) == f"Ngày {day} không có trong lịch."


@pytest.mark.parametrize(
    "text",
    [
        *("08:30 15/07/2019", "15/07/2019 08:30", "2019-07-15T08:30", "2019-07-15 08:30:00"),
        *("8h30 ngày 15/7/2019", "8h30 15/7/19", "lúc 8 giờ 30, ngày 15/7/2019", "15/7/2019, 8h30"),
        *("08 giờ 30 phút, ngày 15 tháng 7 năm 2019", "8g30 15072019", "08:30 ngày 15/07/2019"),
    ],
)
def test_a_moment_is_read_as_people_write_it(text):
    moment = MomentField().clean(text)
    assert f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" == "2019-07-15 08:30"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("15/7/2019", "Ngày, giờ chưa đúng (ví dụ: 08:30 28/02/2019)."),
        ("25:00 15/7/2019", "Ngày, giờ chưa đúng (ví dụ: 08:30 28/02/2019)."),
        ("8h30 31/2/2019", "Ngày 31/02/2019 không có trong lịch."),
    ],
)
def test_a_moment_that_does_not_exist_is_refused(text, sentence):
    assert refusal(MomentField(), text) == sentence


@pytest.mark.parametrize("text", ["08:30", "8h30", "8 giờ 30", "08 giờ 30 phút", "8g30", "08:30:00"])
def test_an_hour_is_read_as_people_write_it(text):
    assert HourField().clean(text) == time(8, 30)


def test_a_full_hour_needs_no_minutes():
    assert HourField().clean("8h") == time(8)


@pytest.mark.parametrize("text", ["8", "24:00", "08:60", "sáng"])
def test_what_is_no_hour_is_refused(text):
    assert refusal(HourField(), text) == "Giờ chưa đúng (ví dụ: 08:30)."


@pytest.mark.parametrize("reader", READERS)
def test_nothing_is_nothing(reader):
    assert reader(required=False).clean(" ") is None


@pytest.mark.parametrize(("reader", "picker"), [(DayField, "date"), (MomentField, "datetime-local")])
def test_a_calendar_stands_beside_the_field_and_every_sign_can_be_typed(reader, picker):
    attributes = reader().widget.attrs
    assert (attributes["data-picker"], "inputmode" in attributes) == (picker, False)


@pytest.mark.parametrize("kind", [forms.DateField, forms.TimeField, forms.DateTimeField])
def test_every_day_of_our_forms_has_this_reader(kind):
    assert [name for name, field in fields_of_ours(kind) if not isinstance(field, READERS)] == []


def refusal(field, text: str) -> str:
    with pytest.raises(ValidationError) as caught:
        field.clean(text)
    (sentence,) = caught.value.messages
    return sentence
