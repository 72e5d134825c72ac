"""Inputs and selects that are written without templates are what Django writes, sign for sign but for empty lines."""

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe

from cluster_emulation.widgets import INPUTS, PlainWidgets

EVIL = "<b>\"'&"
VALUES = [None, "", 0, 7, True, EVIL, mark_safe("&amp;"), "Đồng chí"]
ATTRIBUTES = [
    {},
    {"class": EVIL, "required": True, "disabled": False, "maxlength": 3, "data-safe": mark_safe("&lt;")},
]
CHOICES = [("", "Mọi loại"), (EVIL, EVIL), (7, "Bảy"), ("Nhóm <1>", [(0, mark_safe("<i>")), (EVIL * 2, 8)])]


def written(renderer, widget: forms.Widget, value, attributes: dict) -> str:
    return widget.render(EVIL, value, attributes, renderer=renderer)


@pytest.mark.parametrize("attributes", ATTRIBUTES)
@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize(
    "widget",
    [
        *(forms.TextInput({"type": kind}) for kind in INPUTS),
        *(kind() for kind in (forms.NumberInput, forms.EmailInput, forms.URLInput, forms.HiddenInput)),
        *(kind() for kind in (forms.DateInput, forms.SearchInput, forms.PasswordInput)),
        forms.Select(choices=CHOICES),
        forms.NullBooleanSelect(),
        forms.Textarea(),
        forms.CheckboxInput(),
    ],
    ids=lambda widget: f"{type(widget).__name__} {getattr(widget, 'input_type', '')}",
)
def test_every_value_is_written_as_django_writes_it(widget, value, attributes):
    plain, django = (written(each(), widget, value, attributes) for each in (PlainWidgets, DjangoTemplates))
    assert plain == re.sub("\n+", "\n", django)
    assert "<b>" not in plain
