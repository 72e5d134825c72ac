"""A document is found by its code, as it is typed from paper."""

import pytest

from tests.ladder import year_in
from tests.pages import field_errors, headings, page, visitor, words

NONE = "Không có văn bản mang mã tra cứu này. Xin xem lại mã in ở cuối văn bản."


@pytest.fixture
def code(authority):
    return year_in("open").agreement.document.code


def ask(typed):
    return visitor().get("/tra-cuu/", {"code": typed})


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code,
        str.lower,
        lambda code: f"  {code}\t",
        lambda code: code.replace("-", " "),
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", " – "),
        lambda code: " ".join(code.lower()),
    ],
    ids=[
        "as printed",
        "small letters",
        "spaces around",
        "spaces",
        "nothing",
        "long dashes",
        "letter by letter",
    ],
)
def test_a_code_is_found_however_it_is_typed(code, typed):
    response = ask(typed(code))
    assert (response.status_code, response.url) == (302, f"/tra-cuu/{code}/")


@pytest.mark.parametrize("typed", ["GU19-0000-0000", "%' OR 1=1 --", "世", "\u0131" * 12])
def test_a_code_that_is_none_is_told_so(code, typed):
    response = ask(typed)
    assert (response.status_code, field_errors(response)) == (200, [NONE])


@pytest.mark.django_db
def test_nothing_and_too_much_are_told_at_the_field():
    assert field_errors(ask("")) == ["Chưa nhập mục này."]
    assert field_errors(ask("x" * 41)) == ["Không quá 40 ký tự (hiện có 41)."]


@pytest.mark.django_db
def test_the_page_is_public_and_takes_files():
    response = visitor().get("/tra-cuu/")
    assert response.status_code == 200
    assert "/tra-cuu/tep/" in page(response).posts()


@pytest.mark.django_db
def test_the_address_of_a_code_that_is_none_says_so_and_what_to_do():
    response = visitor().get("/tra-cuu/GU19-2222-3333/")
    assert response.status_code == 404
    assert "Hệ thống không có văn bản mang mã GU19-2222-3333" in headings(response)
    assert "văn bản đó không được ký trên hệ thống: đề nghị không sử dụng" in words(response)
    assert "/tra-cuu/tep/" in page(response).posts()
