"""One reader of numbers for every form and every imported cell."""

import re
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError

from members.numbers import NumberField, read_number
from tests.forms_of_ours import fields_of_ours


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.500", "1500"),
        ("1.234,5", "1234.5"),
        ("1.500,5", "1500.5"),
        ("1.000.000", "1000000"),
        ("42,86", "42.86"),
        ("42.86", "42.86"),
        ("0.500", "0.5"),
        ("1 500", "1500"),
        ("1\u00a0500,5", "1500.5"),
        ("95%", "95"),
        ("95 %", "95"),
        ("-3", "-3"),
        ("\u22123,5", "-3.5"),
        (" 7 ", "7"),
        ("5,", "5"),
    ],
)
def test_a_number_is_read_as_people_write_it(text, number):
    assert read_number(text) == NumberField().clean(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["nhiều", "1,234.5", "1.50.000", "1 50", "NaN", "1e5", ",5", "1" * 61, "--1", "١"]
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=re.escape(text)):
        read_number(text)
    with pytest.raises(ValidationError) as caught:
        NumberField().clean(text)
    assert caught.value.messages == ["Phải là số (ví dụ: 95,5)."]


def test_nothing_is_no_number():
    assert NumberField(required=False).clean(" ") is None


def test_a_number_is_shown_as_it_is_typed():
    class Form(forms.Form):
        figure = NumberField(initial=Decimal("1234.50"))

    assert 'value="1234,50"' in str(Form()["figure"])


@pytest.mark.parametrize(("signed", "keys"), [(False, "decimal"), (True, "text")])
def test_a_phone_is_asked_for_keys_that_have_the_signs(signed, keys):
    assert NumberField(signed=signed).widget.attrs["inputmode"] == keys


def test_every_number_of_our_forms_has_this_reader():
    assert [
        name for name, field in fields_of_ours(forms.DecimalField) if not isinstance(field, NumberField)
    ] == []
