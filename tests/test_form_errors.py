"""The summary above a long form names the field of every error."""

from django import forms
from django.template.loader import render_to_string

from tests.reading import Page


class Plan(forms.Form):
    name = forms.CharField(label="Tên kế hoạch")
    size = forms.IntegerField(label="Số đơn vị")


def test_every_error_names_its_field_and_links_to_it():
    summary = Page(render_to_string("components/form_errors.html", {"form": Plan({"size": "nhiều"})}))
    told = [" ".join(row.text.split()) for row in summary.all("li")]
    assert told == ["Chưa nhập tên kế hoạch.", "Số đơn vị: Phải là số nguyên (ví dụ: 95)."]
    assert [link.attributes["href"] for link in summary.all("a")] == ["#id_name", "#id_size"]


def test_a_form_without_errors_has_no_summary():
    assert render_to_string("components/form_errors.html", {"form": Plan()}).strip() == ""
