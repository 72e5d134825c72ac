"""The true address behind trusted proxies: what a caller writes into a header changes nothing."""

from http.cookies import SimpleCookie
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from axes.helpers import get_client_ip_address
from axes.models import AccessAttempt, AccessLog
from django.conf import settings as project_settings
from django.urls import reverse

from members.address import client_address, client_network
from pledges.states.event import Event
from pledges.states.throttle import wait
from tests import factories

PROXY, VICTIM, ATTACKER, FORGED = "127.0.0.1", "203.0.113.5", "198.51.100.9", "192.0.2.66"


def request(rf, forwarded=None, caller=PROXY):
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return rf.get("/", REMOTE_ADDR=caller, **headers)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, None, PROXY),
        (0, FORGED, PROXY),
        (1, VICTIM, VICTIM),
        (1, f"{FORGED}, {VICTIM}", VICTIM),
        (1, f"{FORGED},{FORGED},  {VICTIM} ", VICTIM),
        (2, f"{FORGED}, {VICTIM}, 10.0.0.2", VICTIM),
        (2, VICTIM, PROXY),
        (1, None, PROXY),
        (1, "", PROXY),
        (1, "không biết", PROXY),
        (1, f"{VICTIM}, unknown", PROXY),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6"),
        (1, "2001:DB8:0:0::1", "2001:db8::1"),
        (1, f"::ffff:{VICTIM}", VICTIM),
        (1, "fe80::1%eth0", "fe80::1"),
    ],
)
def test_the_address_is_the_one_that_the_outermost_trusted_proxy_saw(
    rf, settings, proxies, forwarded, address
):
    settings.PROXY_COUNT = proxies
    assert client_address(request(rf, forwarded)) == address


def test_a_caller_without_an_address_has_none(rf):
    assert client_address(request(rf, caller="")) == client_network(request(rf, caller="")) == ""


@pytest.mark.parametrize(
    ("caller", "network"),
    [
        (VICTIM, VICTIM),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("2001:db8:1:3::1", "2001:db8:1:3::"),
    ],
)
def test_attempts_are_counted_by_network(rf, caller, network):
    assert client_network(request(rf, caller=caller)) == network


@pytest.mark.parametrize("forwarded", [VICTIM, f"{FORGED}, {VICTIM}", "2001:db8:1:2:3::9"])
def test_the_lock_takes_the_same_address(rf, settings, forwarded):
    """It would go back to the proxy's address without a word."""
    settings.PROXY_COUNT = 1
    seen = request(rf, forwarded)
    assert get_client_ip_address(seen) == client_network(seen) != PROXY


class Stay(HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Caller:
    """Somebody at `address`, whose proxy appends it to what the caller wrote into the header."""

    def __init__(self, site: str, address: str):
        self.site, self.address, self.cookies = site, address, SimpleCookie()
        self.open = build_opener(Stay).open

    def post(self, path: str, written: str = "", **fields) -> int:
        self.cookies[project_settings.CSRF_COOKIE_NAME] = "a" * 32
        forwarded = f"{written}, {self.address}" if written else self.address
        headers = {
            "X-Forwarded-For": forwarded,
            "Referer": self.site + "/",
            "Cookie": "; ".join(f"{name}={cookie.value}" for name, cookie in self.cookies.items()),
        }
        body = urlencode({"csrfmiddlewaretoken": "a" * 32} | fields).encode()
        try:
            answer = self.open(Request(self.site + path, body, headers))  # noqa: S310 -- our own server
        except HTTPError as refused:
            answer = refused
        with answer:
            for cookie in answer.headers.get_all("Set-Cookie", []):
                self.cookies.load(cookie)
            return answer.status

    def sign_in(self, person, password=factories.PASSWORD, written="") -> int:
        return self.post(reverse("members:login"), written, username=person.get_username(), password=password)


@pytest.fixture
def site(live_server, settings):
    settings.PROXY_COUNT = 1
    return live_server.url


def test_who_locks_a_leader_out_locks_only_the_own_address_out(site):
    leader = factories.person(username="lanh-dao")
    attacker = Caller(site, ATTACKER)
    tries = [attacker.sign_in(leader, "sai", written=f"192.0.2.{number}") for number in range(10)]
    assert tries == [200] * 9 + [429]
    assert attacker.sign_in(leader, written=VICTIM) == 429
    assert Caller(site, VICTIM).sign_in(leader) == 302
    assert set(AccessAttempt.objects.values_list("ip_address", flat=True)) <= {ATTACKER}
    assert AccessLog.objects.get(username="lanh-dao").ip_address == VICTIM


def test_a_signature_and_its_event_name_the_address_of_the_leader(site, authority):
    year = factories.cluster_year()
    year.open()
    leader = Caller(site, VICTIM)
    assert leader.sign_in(year.leaders[0], written=FORGED) == 302
    fields = {
        "sha256": year.agreement.document.frozen_sha256,
        "consent": "on",
        "password": factories.PASSWORD,
    }
    assert leader.post(year.url("agreement_sign"), FORGED, **fields) == 302
    signature = year.agreement.document.signatures.get(kind="person")
    event = Event.objects.get(verb=Event.Verb.SIGNED)
    assert (signature.address, event.address) == (VICTIM, VICTIM)


def test_a_brake_holds_one_address_whatever_it_writes(rf, settings, db):
    settings.PROXY_COUNT = 1
    asked = [f"192.0.2.1, {ATTACKER}", f"192.0.2.2, {ATTACKER}", VICTIM]
    waits = [wait(request(rf, forwarded), "a-test", limit=1, seconds=60) for forwarded in asked]
    assert [seconds > 0 for seconds in waits] == [False, True, False]
