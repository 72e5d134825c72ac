"""Each page by itself, in every width, and with everything twice as large."""

import pytest

from tests import cast
from tests.browser.apart import apart

DRAFTING = (
    *("agreement", "agreement_draft", "agreement_signatories", "agreement_comments", "agreement_open"),
    *("agreement_history", "agreement_comparison", "agreement_events"),
)


def _walks(visitor, year, pages):
    visitor.goes_to("/")
    for page in pages:
        visitor.goes_to(year.url(page))


@pytest.fixture
def commented(year):
    cast.commented(year)
    return year


def test_the_pages_of_the_draft(visit, commented):
    secretary = visit(commented.secretary)
    _walks(secretary, commented, DRAFTING)
    secretary.goes_to(f"/{commented.cluster.slug}/2019/don-vi/?tim=thu")
    secretary.goes_to("/mat-khau/doi/")


def test_the_pages_of_those_who_read_the_draft(visit, commented):
    for person in (commented.officers[0], commented.supervisor):
        _walks(visit(person), commented, ["agreement", "agreement_comments"])


def test_the_pages_of_signing(visit, open_year):
    apart(open_year.sign, open_year.leaders[0])
    _walks(visit(open_year.leaders[0]), open_year, ["agreement"])
    _walks(visit(open_year.leaders[1]), open_year, ["agreement", "agreement_decline"])
    _walks(visit(open_year.secretary), open_year, ["agreement", "agreement_withdraw", "agreement_events"])


@pytest.mark.parametrize("size", [(1280, 900)], ids=["wide"])
def test_the_frozen_pdf_is_shown_in_the_page(visit, open_year):
    leader = visit(open_year.leaders[0]).goes_to(open_year.url())
    with leader.page.expect_response("**/giao-uoc.pdf") as answered:
        leader.page.get_by_text("Xem bản PDF tại đây").click()
    assert answered.value.headers["content-type"] == "application/pdf"
    leader.looks()


def test_the_pages_of_a_guest(visit, open_year):
    guest = visit()
    for address in ("/dang-nhap/", "/mat-khau/quen/", "/mat-khau/quen/da-gui/", "/tra-cuu/", "/chung-thu/"):
        guest.goes_to(address)
    guest.goes_to("/tra-cuu/?code=GU19-KHONG-CO").sees("Không có văn bản mang mã tra cứu này")
    guest.goes_to(f"/tra-cuu/{open_year.agreement.document.code}/").sees("chưa phải bản chính thức")


def test_the_pages_that_refuse(visit, year):
    leader = visit(year.leaders[0])
    leader.goes_to(year.url("agreement_draft")).sees("Đồng chí không có quyền thực hiện")
    leader.goes_to("/khong-co/").sees("Không tìm thấy trang này")


@pytest.mark.parametrize("size", [(640, 450)], ids=["twice as large"])
def test_everything_twice_as_large_fits(visit, commented):
    large = visit(commented.secretary, device_scale_factor=2)
    _walks(large, commented, DRAFTING)
    large.goes_to("/tra-cuu/")
    large.goes_to("/chung-thu/")


@pytest.mark.parametrize("size", [(640, 450)], ids=["twice as large"])
def test_signing_twice_as_large_fits(visit, open_year):
    _walks(visit(open_year.leaders[0], device_scale_factor=2), open_year, ["agreement", "agreement_decline"])
