"""Signing in and out: who gets in, who is told what, when the door stays shut for a while."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import factories
from tests.reading import Page

pytestmark = pytest.mark.django_db

LOGIN = reverse("members:login")
HOME = reverse("pledges:workbench")
WRONG = (
    "Chưa đúng tên đăng nhập hoặc mật khẩu, còn 9 lần thử. "
    "Xin kiểm tra phím Caps Lock, bộ gõ tiếng Việt; hoặc chọn “Quên mật khẩu”."
)


@pytest.fixture
def person():
    return factories.person("Trần Thị Thử", username="thu")


def sign_in(client, username="thu", password=factories.PASSWORD, address="192.0.2.1", **more):
    return client.post(LOGIN, {"username": username, "password": password} | more, REMOTE_ADDR=address)


def fail(times: int, **who) -> list[int]:
    return [sign_in(Client(), password="khong-phai", **who).status_code for _ in range(times)]


def is_in(client) -> bool:
    return client.get(HOME).status_code == 200


def words(response) -> list[str]:
    return Page(response.content.decode()).sentences()


def test_name_and_password_lead_to_the_workbench(client, person):
    assert sign_in(client).url == HOME
    assert person.full_name in words(client.get(HOME))


@pytest.mark.parametrize("who", [{"password": "khong-phai"}, {"username": "khong-co"}])
def test_a_wrong_password_and_an_unknown_name_get_the_same_sentence(client, person, who):
    response = sign_in(client, **who)
    assert (response.status_code, WRONG in words(response), is_in(client)) == (200, True, False)


@pytest.mark.parametrize("username", ["Thu", "THU", " thu "])
def test_the_case_of_the_name_does_not_matter(client, person, username):
    assert sign_in(client, username=username).url == HOME


def test_old_names_that_differ_in_case_only_are_told_apart(client, person):
    other = factories.person("Lê Văn Thử", username="Thu")
    assert sign_in(client, username="Thu").url == HOME
    assert other.full_name in words(client.get(HOME))
    assert WRONG in " ".join(words(sign_in(Client(), username="THU")))


def test_failures_are_counted_whatever_the_case_of_the_name(person):
    assert fail(4) + fail(3, username="THU") + fail(3, username=" Thu ") == [200] * 9 + [429]
    assert sign_in(Client()).status_code == 429


def test_a_wrong_password_says_how_many_tries_are_left(person):
    told = [" ".join(words(sign_in(Client(), password="khong-phai"))) for _ in range(2)]
    assert [f"còn {left} lần thử" in sentence for left, sentence in zip((9, 8), told, strict=True)] == [
        True,
        True,
    ]


def test_a_locked_sign_in_says_for_how_long_and_leads_on(person):
    fail(10)
    page = Page(sign_in(Client()).content.decode())
    ways = {link.attributes["href"] for link in page.all("a")}
    assert {reverse("members:password_reset"), LOGIN} <= ways


def test_who_was_deactivated_is_not_told_so(client, person):
    person.is_active = False
    person.save()
    assert (WRONG in words(sign_in(client)), is_in(client)) == (True, False)


def test_an_empty_form_names_both_fields(client):
    assert words(client.post(LOGIN)).count("Chưa nhập mục này.") == 2


def test_the_tenth_failure_shuts_the_door_for_that_name_and_address(client, person):
    assert fail(10) == [200] * 9 + [429]
    response = sign_in(client)
    page = Page(response.content.decode())
    assert (response.status_code, is_in(client)) == (429, False)
    assert [each.text for each in page.all("h1")] == ["Tài khoản tạm khóa"]
    sentence = "Đồng chí đã nhập sai mật khẩu 10 lần nên tài khoản tạm khóa 15 phút trên máy này."
    assert sentence in page.sentences()
    assert response["Retry-After"] == "900"


def test_the_same_name_gets_in_from_another_address(client, person):
    fail(10)
    assert sign_in(client, address="192.0.2.2").url == HOME


def test_a_colleague_gets_in_from_the_same_address(client, person):
    factories.person(username="dong-nghiep")
    fail(10)
    assert sign_in(client, username="dong-nghiep").url == HOME


def test_no_header_makes_another_address(client, person):
    fail(10)
    response = client.post(
        LOGIN,
        {"username": "thu", "password": factories.PASSWORD},
        REMOTE_ADDR="192.0.2.1",
        headers={"x-forwarded-for": "192.0.2.77", "x-real-ip": "192.0.2.78", "forwarded": "for=192.0.2.79"},
    )
    assert response.status_code == 429


def test_after_a_quarter_of_an_hour_the_door_opens_again(client, person):
    fail(10)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))
    assert sign_in(client).url == HOME


def test_a_success_forgets_the_failures_before_it(client, person):
    fail(9)
    assert sign_in(client).url == HOME
    assert fail(9) == [200] * 9


def test_the_log_of_failures_holds_no_password(person):
    fail(1)
    row = AccessAttempt.objects.values().get()
    assert row["username"] == "thu"
    assert "khong-phai" not in str(row)


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/tra-cuu/", "/tra-cuu/"),
        ("/mat-khau/doi/?a=1", "/mat-khau/doi/?a=1"),
        ("https://vi-du.invalid/", HOME),
        ("//vi-du.invalid/", HOME),
        ("/\\vi-du.invalid", HOME),
        ("http:///vi-du.invalid", HOME),
        ("javascript:alert(1)", HOME),
        ("", HOME),
    ],
)
def test_the_way_on_leads_only_to_our_own_pages(client, person, asked, led):
    assert sign_in(client, next=asked).url == led


def test_a_guest_is_led_to_the_page_after_signing_in(client, person):
    wanted = reverse("members:password_change")
    response = client.get(wanted)
    assert response.url == f"{LOGIN}?next={wanted}"
    form = Page(client.get(response.url).content.decode())
    hidden = {each.attributes.get("name"): each.attributes.get("value") for each in form.all("input")}
    assert hidden["next"] == wanted


def test_the_session_gets_a_new_number_at_sign_in(client, person):
    session = client.session
    session["before"] = True
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = old = session.session_key
    sign_in(client)
    assert client.session.session_key != old
    assert not Session.objects.filter(session_key=old).exists()


def test_the_cookies_stay_away_from_scripts_and_from_other_sites(client, person):
    client.get(LOGIN)
    sign_in(client)
    flags = {
        name: (bool(cookie["httponly"]), cookie["samesite"], cookie["path"], cookie["domain"])
        for name, cookie in client.cookies.items()
    }
    ours = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    assert flags == dict.fromkeys(ours, (True, "Lax", "/", ""))
    assert client.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 12 * 60 * 60


def test_signing_out_ends_the_session_on_the_server(client, person):
    sign_in(client)
    kept = client.session.session_key
    assert client.post(reverse("members:logout")).url == LOGIN
    assert not Session.objects.filter(session_key=kept).exists()
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = kept
    assert is_in(thief) is False


def test_a_link_does_not_sign_anybody_out(client, person):
    sign_in(client)
    assert client.get(reverse("members:logout")).status_code == 405
    assert is_in(client) is True


def test_who_is_deactivated_is_out_at_the_next_page(client, person):
    sign_in(client)
    assert is_in(client) is True
    person.is_active = False
    person.save()
    assert client.get(HOME).url == f"{LOGIN}?next={HOME}"


def test_a_role_that_was_taken_away_is_gone_at_the_next_page(client, cluster_year):
    factories.client_of(client, cluster_year.secretary)
    assert client.get(cluster_year.url("agreement_draft")).status_code == 200
    yesterday = timezone.localdate() - timedelta(days=1)
    cluster_year.secretary.appointments.update(valid_to=yesterday)
    assert client.get(cluster_year.url("agreement_draft")).status_code == 404
