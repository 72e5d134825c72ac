"""A leader does not sign: what that does is said first, and the reason is asked for."""

import pytest

from tests.factories import PASSWORD
from tests.ladder import rows, year_in
from tests.pages import field_errors, notices, page, visitor, words

REASON = "Chưa nhập lý do."


@pytest.fixture
def year(authority):
    return year_in("half")


def at(year, person=None):
    """A browser and the address of the page."""
    return visitor(person or year.leaders[1]), year.url("agreement_decline")


def test_the_page_says_what_declining_does(year):
    browser, url = at(year)
    text = words(browser.get(url))
    assert year.units[1].name in text
    assert "Các đơn vị đã ký phải ký lại bản mới." in text


@pytest.mark.parametrize("reason", ["", "  ", "\u200b"])
def test_a_reason_is_asked_for_at_its_field(year, reason):
    browser, url = at(year)
    before = rows()
    response = browser.post(url, {"reason": reason, "password": PASSWORD})
    assert (response.status_code, field_errors(response)) == (422, [REASON])
    assert rows() == before


def test_a_long_reason_comes_back(year):
    browser, url = at(year)
    response = browser.post(url, {"reason": "x" * 2001, "password": PASSWORD})
    assert field_errors(response) == ["Không quá 2000 ký tự (hiện có 2001)."]
    assert "x" * 2001 in words(response)


def test_everybody_reads_the_reason_on_the_draft(year):
    browser, url = at(year)
    response = browser.post(url, {"reason": "Chỉ tiêu 3 chưa thống nhất.", "password": PASSWORD}, follow=True)
    assert notices(response)[0] == "Đã gửi lý do tới Thường trực cụm. Giao ước được trả về để sửa."
    assert year.reload().state == "draft"
    assert "Chỉ tiêu 3 chưa thống nhất." in words(visitor(year.secretary).get(year.url()))
    assert url not in page(response).links()


@pytest.mark.parametrize("kind", ["secretary", "supervisor", "who signed"])
def test_others_have_no_such_page(year, kind):
    person = year.leaders[0] if kind == "who signed" else getattr(year, kind)
    browser, url = at(year, person)
    before = rows()
    answers = [browser.get(url), browser.post(url, {"reason": "Không.", "password": PASSWORD})]
    assert [(answer.status_code, answer.url) for answer in answers] == [(302, year.url())] * 2
    assert rows() == before
