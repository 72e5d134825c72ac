"""The very PDF of what is typed, without saving it."""

import subprocess

import pytest

from tests import factories
from tests.ladder import rows, year_in
from tests.pages import fields, visitor, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return factories.cluster_year(2)


def printed(response):
    tool = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=response.content, capture_output=True, check=True
    )
    return " ".join(tool.stdout.decode().split())


def preview(year, **changes):
    browser, url = visitor(year.secretary), year.url("agreement_draft")
    typed = fields(browser.get(url), url) | {
        name.replace("__", "-"): value for name, value in changes.items()
    }
    return browser.post(year.url("agreement_preview"), typed)


def test_it_shows_what_is_not_saved_yet(year):
    before = rows()
    response = preview(year, closing="Chưa lưu nhưng xem được.", day="05/02/2019", c0__text="Việc chưa lưu.")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    text = printed(response)
    for sentence in ("Chưa lưu nhưng xem được.", "ngày 05 tháng 02 năm 2019", "1. Nhiệm vụ. Việc chưa lưu."):
        assert sentence in text
    assert rows() == before


def test_it_says_that_it_is_no_more_than_a_preview(year):
    response = preview(year)
    slanting = printed(response).replace(" ", "")  # its letters stand apart for pdftotext
    assert "BẢNXEMTHỬ" in slanting
    assert "Tra cứu và kiểm tra chữ ký" not in printed(response)
    assert response["Content-Disposition"] == f'inline; filename="xem-thu-{year.cluster.slug}-2019.pdf"'
    assert "no-" in response["Cache-Control"]


def test_without_a_form_it_shows_the_saved_draft(year):
    response = visitor(year.secretary).post(year.url("agreement_preview"))
    assert factories.FIELDS["closing"] in printed(response)


def test_what_cannot_be_printed_is_listed(year):
    response = preview(year, day="31/02/2019", theme="世", c0__text="", c0__targets="1")
    assert response.status_code == 422
    lines = words(response)
    for sentence in (
        "Ngày ký kết: Ngày 31/02/2019 không có trong lịch.",
        "Chủ đề năm: Ký tự “世” (mã U+4E16) không in được trong văn bản.",
        "Nội dung 1, Nội dung: Chưa nhập mục này.",
        "Nội dung 1, Chỉ tiêu: Chưa nhập mục này.",
    ):
        assert sentence in lines


def test_it_is_for_the_secretariat(year):
    assert visitor(year.leaders[0]).post(year.url("agreement_preview")).status_code == 403


@pytest.mark.parametrize("state", ["open", "sealed"])
def test_a_preview_of_what_is_frozen_changes_nothing(authority, state):
    year = year_in(state)
    before = rows()
    assert visitor(year.secretary).post(year.url("agreement_preview")).status_code in {200, 302}
    assert rows() == before
