"""Addresses and requests that no page of ours makes: an ordinary answer in Vietnamese, and nothing changes."""

from urllib.parse import urlsplit

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from members.models import Person
from tests import factories
from tests.input.bad import COUNTS, NUMBERS, TEXTS, characters, examples, quoted
from tests.input.doors import rows, undone
from tests.input.pages import VIETNAMESE, Page, assert_vietnamese

ORDINARY = {200, 302, 400, 403, 404, 405}
FRAGMENTS = [
    "",
    *(each for each in (*TEXTS, *NUMBERS, *COUNTS) if len(each) < 6000),
    *(
        "a/b",
        "..",
        ".",
        "%2e%2e",
        "0000",
        "2019",
        "20190",
        "٢٠١٩",
        "2019-2019",
        "GU19-7K3F-9Q2M",
        "gu19-7k3f-9q2m",
        "x" * 5000,
    ),
]
# {} is where the bad fragment goes; cum-x is replaced by the address of a real cluster
PATHS = [
    "/{}",
    "/tra-cuu/{}/",
    "/tra-cuu/?code={}",
    "/tra-cuu/?{}=1",
    "/chung-thu/{}.crl",
    "/dang-nhap/?next={}",
    "/mat-khau/dat-lai/{}/set-password/",
    "/mat-khau/dat-lai/MQ/{}/",
    "/{}/2019/",
    "/cum-x/{}/",
    "/cum-x/{}/giao-uoc/",
    "/cum-x/2019/?{}=2",
    "/cum-x/2019/don-vi/?tim={}",
    "/cum-x/2019/giao-uoc/?tai={}",
    "/cum-x/2019/giao-uoc/giao-uoc.pdf?tai={}",
    "/cum-x/2019/giao-uoc/gop-y/{}/tra-loi/",
    "/cum-x/2019/giao-uoc/lich-su/?page={}",
    "/cum-x/2019/giao-uoc/lich-su/so-sanh/?tu={}",
    "/cum-x/2019/giao-uoc/lich-su/so-sanh/?den={}",
    "/cum-x/2019/giao-uoc/nhat-ky/?page={}",
    "/cum-x/2019/giao-uoc/van-ban/{}.pdf",
    "/cum-x/2019/giao-uoc/van-ban/{}/chung-cu.pdf",
    "/quan-tri/{}/",
    "/quan-tri/login/?next={}",
    "/quan-tri/members/unit/?q={}",
    "/quan-tri/members/person/?q={}",
    "/quan-tri/members/person/?p={}",
    "/quan-tri/members/person/?o={}",
    "/quan-tri/members/person/?is_active__exact={}",
    "/quan-tri/members/person/?{}=1",
    "/quan-tri/members/person/?username={}",
    "/quan-tri/members/person/{}/change/",
    "/quan-tri/members/mandate/?hieu-luc={}",
    "/quan-tri/members/mandate/?unit__name={}",
    "/quan-tri/axes/accessattempt/?attempt_time__year={}",
    "/quan-tri/axes/accessattempt/?q={}",
    "/quan-tri/pledges/document/{}/change/",
    "/quan-tri/autocomplete/?app_label=members&model_name=mandate&field_name=unit&term={}",
    "/quan-tri/autocomplete/?app_label={}",
    "/healthz?{}=1",
]


def administrator(year):
    found = Person.objects.filter(is_superuser=True).first()
    return found or factories.person(is_staff=True, is_superuser=True)


def asked(client, year, path, fragment):
    address = path.replace("cum-x", year.cluster.slug).replace("{}", quoted(fragment))
    with undone():
        before = rows(without=())
        answer = client.get(address)
        assert answer.status_code in ORDINARY
        assert not urlsplit(answer.headers.get("Location", "")).netloc
        assert rows(without=()) == before
    if (
        answer.headers["Content-Type"].startswith("text/html")
        and answer.status_code != 302
        and answer.content
    ):
        assert VIETNAMESE.search(answer.content.decode())
    return answer


@pytest.mark.parametrize("path", PATHS)
@examples(3, share=4)
@given(fragment=st.sampled_from(FRAGMENTS) | st.text(characters(), max_size=40), who=st.sampled_from("sg"))
def test_a_bad_address_gets_an_ordinary_answer(make_year, path, fragment, who):
    year = make_year("draft")
    client = Client()
    if who == "s":
        factories.client_of(client, administrator(year) if path.startswith("/quan-tri") else year.secretary)
    asked(client, year, path, fragment)


@pytest.mark.parametrize("path", PATHS)
def test_nul_in_an_address_is_refused(make_year, path):
    """PostgreSQL cannot look for it."""
    year = make_year("draft")
    person = administrator(year) if path.startswith("/quan-tri") else year.secretary
    assert asked(factories.client_of(Client(), person), year, path, "a\x00b").status_code == 400


@pytest.mark.parametrize("code", ["x" * 41, " ", "GU19-0000-0000", "🚩", "<b>"])
def test_a_bad_code_gets_a_sentence(make_year, code):
    page = Page.of(asked(Client(), make_year("draft"), "/tra-cuu/?code={}", code))
    assert page.errors["code"]
    assert_vietnamese(page.errors["code"])
    assert page.typed("code") == code.strip()
