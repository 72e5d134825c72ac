"""A button pressed after the session ended: nothing is done, nothing is lost, and the way back leads to the form."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from pledges.agreement.models import Comment
from pledges.registrations.models import Registration
from tests import factories
from tests.reading import Page

pytestmark = pytest.mark.django_db

LOGIN = reverse("members:login")
NOT_DONE = (
    "Phiên làm việc đã hết hạn nên thao tác vừa rồi chưa được thực hiện. Xin xem lại trang này rồi bấm lại."
)
HERE = "http://testserver"
WORDS = "Đề nghị <b>rút gọn</b> phần I.\r\nNên có chỉ tiêu & thời hạn."


@pytest.fixture
def sent(cluster_year):
    return factories.registration(cluster_year, state="draft")


def pressed(url: str, page: str | None = None, **fields):
    """What a browser without a session gets when it sends a form that stands on `page`."""
    headers = {} if page is None else {"referer": page if "//" in page else HERE + page}
    return Client().post(url, fields, headers=headers)


def way_on(response) -> tuple[str, str]:
    """(the address of the sign-in, the page that comes after it)."""
    link = next(a for a in Page(response.content.decode()).all("a") if "data-sign-in" in a.attributes)
    address = link.attributes["href"]
    return address, parse_qs(urlsplit(address).query)["next"][0]


def signed_in_at(address: str, person) -> tuple[Client, object]:
    """The browser after the sign-in, and the page to which it was led; it says where it comes from, as browsers do."""
    client = Client()
    typed = {"username": person.username, "password": factories.PASSWORD}
    headers = {"referer": HERE + address}
    return client, client.post(address, typed, headers=headers, follow=True)


def sentences(response) -> list[str]:
    return Page(response.content.decode()).sentences()


def test_a_button_does_nothing_and_leads_back_to_its_page(cluster_year, sent):
    response = pressed(sent.url("registration_submit"), sent.get_absolute_url(), edition="1")
    assert (response.status_code, response["Cache-Control"]) == (403, "no-store")
    assert "Thao tác vừa rồi chưa được thực hiện." in sentences(response)
    address, page = way_on(response)
    assert page == sent.get_absolute_url()
    _, shown = signed_in_at(address, cluster_year.officers[0])
    assert (shown.status_code, shown.request["PATH_INFO"]) == (200, sent.get_absolute_url())
    assert NOT_DONE in sentences(shown)
    assert Registration.objects.get().state == "draft"


def test_what_was_typed_is_shown_to_be_copied_and_not_saved(cluster_year):
    page = cluster_year.url("agreement_comments")
    response = pressed(page, page, unit="3", passage="Lời kết", text=WORDS)
    shown = next(each for each in Page(response.content.decode()).all("textarea"))
    assert "".join(shown.whole).strip().splitlines() == ["Lời kết", "", *WORDS.splitlines()]
    assert "readonly" in shown.attributes
    assert not Comment.objects.exists()


def test_nothing_is_shown_of_a_form_that_asks_for_a_password(cluster_year):
    response = pressed(cluster_year.url("agreement_sign"), password="bí mật của tôi", remark="Đồng ý ký.")
    assert response.status_code == 403
    assert not Page(response.content.decode()).all("textarea")


@pytest.mark.parametrize(
    "said",
    [
        "https://vi-du.invalid/cum-1/",
        "//vi-du.invalid/",
        f"{HERE}//vi-du.invalid/",
        f"{HERE}/khong-co-trang-nay/",
        f"{HERE}.vi-du.invalid/tra-cuu/",
        "javascript:alert(1)",
        "",
        None,
    ],
)
def test_the_way_back_is_only_to_pages_of_ours(cluster_year, sent, said):
    url = sent.url("registration_submit")
    headers = {} if said is None else {"referer": said}
    address, page = way_on(Client().post(url, headers=headers))
    assert page == url
    _, shown = signed_in_at(address, cluster_year.officers[0])
    assert (shown.status_code, shown.request["PATH_INFO"]) == (200, sent.get_absolute_url())
    assert NOT_DONE in sentences(shown)


def test_a_page_that_stands_at_the_address_of_its_button_leads_to_the_page_above(cluster_year):
    page = cluster_year.url("agreement_comments_invite")
    address, _ = way_on(pressed(page, page, closes_on="hôm nào đó"))
    _, shown = signed_in_at(address, cluster_year.secretary)
    assert (shown.status_code, shown.request["PATH_INFO"]) == (200, cluster_year.url("agreement_comments"))


def test_a_page_is_still_asked_for_by_the_sign_in_alone(cluster_year):
    url = cluster_year.url()
    assert Client().get(url).url == f"{LOGIN}?next={url}"
    _, shown = signed_in_at(f"{LOGIN}?next={url}", cluster_year.secretary)
    assert NOT_DONE not in sentences(shown)


def test_a_token_from_before_the_sign_in_leads_back_to_the_form(cluster_year):
    client = factories.client_of(Client(enforce_csrf_checks=True), cluster_year.secretary)
    page = cluster_year.url("agreement_withdraw")
    response = client.post(page, {"reason": "Sửa."}, headers={"referer": HERE + page})
    assert response.status_code == 403
    assert page in Page(response.content.decode()).links()


def test_signing_out_after_the_session_ended_asks_nobody_to_come_in():
    assert Client().post(reverse("members:logout")).url == LOGIN


def test_an_address_of_a_button_is_a_page_with_a_way_on(cluster_year, sent):
    client = factories.client_of(Client(), cluster_year.officers[0])
    response = client.get(sent.url("registration_submit"))
    assert (response.status_code, response["Allow"], response["Cache-Control"]) == (405, "POST", "no-store")
    assert sent.get_absolute_url() in Page(response.content.decode()).links()
    assert "Content-Security-Policy" in response


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_a_page_that_takes_nothing_says_so_to_guests_too(method):
    response = getattr(Client(), method)(reverse("pledges:lookup"))
    assert response.status_code == 405
    assert [each.text for each in Page(response.content.decode()).all("h1")] == [
        "Địa chỉ này không mở được như vậy"
    ]
    assert "Content-Security-Policy" in response


def test_the_session_carries_nothing_of_what_a_guest_sent(cluster_year):
    page = cluster_year.url("agreement_comments")
    response = pressed(page, page, text=WORDS)
    assert settings.SESSION_COOKIE_NAME not in response.cookies
