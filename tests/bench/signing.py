"""The first and the sixth signature as a leader's request, against bare pyHanko on the same bytes."""

from django.utils import timezone

from members.hashers import SmallServerArgon2
from pledges.documents.acts import document as documents
from pledges.documents.models import SigningAuthority
from pledges.signing import sign as pdf_signing
from pledges.signing import stamp as stamps
from tests import factories
from tests.bench import bare, cases
from tests.bench.clock import Times, Watch, rounds

UNITS = 6
ROWS = {
    "bare sign": "bare pyHanko: sign the same bytes, keys and stamp ready",
    "bare verify": "bare pyHanko: verification of the result",
    "request": "the request, end to end",
    "password": "  of it password hash (Argon2)",
    "stamp": "  of it stamp, rendered",
    "sign": "  of it fresh key, certificate, signature",
    "close": "  of it the closing seal",
    "verify": "  of it verification with our nine conditions",
    "rest": "  of it rows, rules, page",
}
BARE = ("bare sign", "bare verify")


def measure(at_most: int, *, seconds: float) -> dict[int, Times]:
    """Times by the number of the signature."""
    _sign_all(cases.year_of(UNITS), {number: Times() for number in (1, UNITS)})
    found = {number: Times() for number in (1, UNITS)}
    for _ in rounds(at_most, seconds=seconds):
        _sign_all(cases.year_of(UNITS), found)
    return found


def _sign_all(year, found: dict[int, Times]) -> None:
    year.open()
    for number, leader in enumerate(year.leaders, start=1):
        if number in found:
            _round(year, leader, found[number])
        else:
            year.sign(leader)
    assert year.reload().state == "sealed"


def _round(year, leader, times: Times) -> None:
    before, place = bytes(year.reload().document.newest().pdf), year.place(leader)
    browser, address = cases.browser_of(leader), year.url("agreement_sign")
    browser.get(year.url())  # a leader reads before signing; the client's middleware is loaded by then
    form = {"sha256": year.agreement.document.frozen_sha256, "consent": "on", "password": factories.PASSWORD}
    with (
        Watch(SmallServerArgon2, "verify") as password,
        Watch(stamps, "render") as stamp,
        Watch(pdf_signing, "sign") as sign,
        Watch(pdf_signing, "close") as close,
        Watch(documents, "examine_newest") as verify,
        times.of("request"),
    ):
        answer = browser.post(address, form)
    assert sign.result, f"not signed: {answer.status_code}"
    parts = {"password": password, "stamp": stamp, "sign": sign, "close": close, "verify": verify}
    spent = {name: watch.milliseconds for name, watch in parts.items()}
    spent["rest"] = times.taken["request"][-1] - sum(spent.values()) + spent["stamp"]
    spent["sign"] -= spent["stamp"]
    for name, milliseconds in spent.items():
        times.add(name, milliseconds)
    _bare(times, before, place, stamp=stamp, closes=bool(close.milliseconds))


def _bare(times: Times, pdf: bytes, place, *, stamp: Watch, closes: bool) -> None:
    """With keys, certificates and stamp ready."""
    authority, now = SigningAuthority.current(), timezone.now()
    verifier = bare.Verifier(authority.trust())
    person = authority.issuer().issue(common_name=place.full_name, now=now).for_pyhanko()
    seal = authority.issuer().issue_seal("Cụm", now=now).for_pyhanko()
    look = stamps.style(stamp.result, **stamp.kwargs)
    with times.of("bare sign"):
        signed = bare.sign(pdf, place.field, person, look)
        if closes:
            signed = bare.close(signed, seal)
    with times.of("bare verify"):
        verifier.verify(signed)


def report(at_most: int, *, seconds: float) -> None:
    found = measure(at_most, seconds=seconds)
    made = found[1].rounds("request")
    print(f"\nB. Signing, {UNITS} units, POST with password, {made} interleaved rounds; median/best in ms")
    print(f"  {'':<58}{'1st':>16}{f'{UNITS}th + close':>18}")
    for name, words in ROWS.items():
        figures = (f"{times.median(name):.1f} /{times.best(name):6.1f}" for times in found.values())
        print(f"  {words:<58}{next(figures):>16}{next(figures):>18}")
    for words, ratio in {
        "request / bare sign + verify, by median (aim 1.5)": lambda times: times.ratio("request", *BARE),
        "... by best": lambda times: times.best_ratio("request", *BARE),
        "... by work": lambda times: times.work_ratio("request", *BARE),
        "request / bare sign + verify + password hash + stamp": lambda times: times.ratio(
            "request", *BARE, "password", "stamp"
        ),
    }.items():
        first, last = (ratio(times) for times in found.values())
        print(f"  {words:<58}{first:>14.2f} x{last:>16.2f} x")
