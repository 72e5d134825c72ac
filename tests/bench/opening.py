"""Opening six units' agreement for signature, against bare WeasyPrint and bare pyHanko on the same bytes."""

from pledges.agreement import paper
from pledges.agreement.acts import signing as agreements
from pledges.documents.acts import document as documents
from pledges.documents.models import SigningAuthority
from pledges.papers import pdf
from pledges.signing import sign as pdf_signing
from tests.bench import bare, cases
from tests.bench.clock import Times, Watch, rounds

UNITS = 6


def measure(at_most: int, *, seconds: float) -> tuple[Times, int]:
    """The times, and the octets of the frozen document."""
    year = cases.year_of(UNITS)
    browser = cases.browser_of(year.secretary)
    size = _round(year, browser, Times())  # fonts, templates, imports: once per process
    times = Times()
    for _ in rounds(at_most, seconds=seconds):
        _round(year, browser, times)
    return times, size


def _round(year, browser, times: Times) -> int:
    """The act, its own bytes made by the libraries alone, and the request of the page."""
    edition = year.reload().edition
    with (
        Watch(pdf, "HTML") as html,
        Watch(paper, "document") as rendering,
        Watch(pdf_signing, "freeze") as freezing,
        Watch(documents, "examine_newest") as verifying,
        times.of("act"),
    ):
        agreements.open_for_signature(year.agreement, by=year.secretary, edition=edition)
    watched = {"render": rendering, "freeze": freezing, "verify": verifying}
    for part, watch in watched.items():
        times.add(part, watch.milliseconds)
    times.add("rest", times.taken["act"][-1] - sum(watch.milliseconds for watch in watched.values()))
    _withdraw(year)
    frozen = _bare(times, html.kwargs["string"], rendering, freezing.kwargs)
    address, edition = year.url("agreement_open"), year.reload().edition
    with times.of("request"):
        answer = browser.post(address, {"edition": edition})
    assert year.reload().state == "open", f"the page did not open the agreement: {answer.status_code}"
    _withdraw(year)
    return len(frozen)


def _bare(times: Times, html: str, rendering: Watch, freezing: dict) -> bytes:
    authority = SigningAuthority.current()
    verifier = bare.Verifier(authority.trust())
    seal = authority.issuer().issue_seal(freezing["cluster_name"], now=freezing["now"]).for_pyhanko()
    with times.of("bare render"):
        rendered = bare.render(html, rendering.kwargs["identifier"])
    assert rendered == rendering.result.pdf, "not the same document: the comparison would be void"
    with times.of("bare freeze"):
        frozen = bare.freeze(rendered, freezing["boxes"], seal)
    with times.of("bare verify"):
        verifier.verify(frozen)
    return frozen


def _withdraw(year) -> None:
    agreements.withdraw(year.reload(), by=year.secretary, reason="Đo lại")


def report(at_most: int, *, seconds: float) -> None:
    times, size = measure(at_most, seconds=seconds)
    print(f"\nA. Opening, {UNITS} units, {times.rounds('act')} interleaved rounds ({size / 1024:.0f} KiB)")
    print(f"  {'':<58}{'median':>8}{'best':>8}  ms")
    for name, words in {
        "bare render": "bare WeasyPrint, same HTML, same fonts and rules",
        "bare freeze": "bare pyHanko: fields and certification of the same bytes",
        "bare verify": "bare pyHanko: verification of the result",
        "act": "open_for_signature",
        "render": "  of it template, WeasyPrint, QR code",
        "freeze": "  of it fresh key, fields, certification",
        "verify": "  of it verification with our nine conditions",
        "rest": "  of it rows, rules, mail",
        "request": "POST of the opening page",
    }.items():
        print(times.line(name, words))
    print(f"  {'Ratios':<44}{'by median':>12}{'by best':>10}{'by work':>10}  (aim 1.5)")
    for name, words in (("act", "open_for_signature"), ("request", "POST")):
        _ratios(times, f"{words} / bare render", name, "bare render")
        _ratios(
            times,
            f"{words} / bare render + freeze + verify",
            name,
            "bare render",
            "bare freeze",
            "bare verify",
        )


def _ratios(times: Times, words: str, name: str, *floor: str) -> None:
    ratios = (times.ratio(name, *floor), times.best_ratio(name, *floor), times.work_ratio(name, *floor))
    print(f"  {words:<44}{ratios[0]:>10.2f} x{ratios[1]:>8.2f} x{ratios[2]:>8.2f} x")
