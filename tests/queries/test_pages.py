"""Pages ask the database as often for thirty units as for one, and seldom: `MOST` times, the workbench `MORE` often."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from pledges.agreement.acts import comments, drafting
from pledges.agreement.text import TargetText
from pledges.documents.models import SigningAuthority
from pledges.states.event import Event
from tests import cast, factories
from tests.doors import site
from tests.queries.limits import MORE, MOST

# address -> the states in which it is asked for; the rest of the agreement's pages answer with a redirect there
AGREEMENT_PAGES = {
    "agreement": ("draft", "open", "sealed"),
    "agreement_comments": ("draft", "open"),
    "agreement_comments_close": ("draft",),
    "agreement_docx": ("draft",),
    "agreement_history": ("draft", "sealed"),
    "agreement_comparison": ("draft", "sealed"),
    "agreement_events": ("draft", "sealed"),
    "agreement_pdf": ("open", "sealed"),
    "document_pdf": ("open", "sealed"),
    "document_evidence": ("open", "sealed"),
    "document_question": ("open",),
    "agreement_draft": ("draft",),
    "agreement_signatories": ("draft",),
    "agreement_open": ("draft",),
    "agreement_decline": ("open",),
    "agreement_withdraw": ("open",),
}
READER = {"agreement_decline": "leader", "document_question": "leader"}  # who asks, if not the secretariat
PLACES = {
    "members:units": ("draft", "sealed"),
    "pledges:workbench_year": ("none", "draft", "open", "sealed"),
    "pledges:agreement": ("none",),
}
PUBLIC = (
    *("pledges:lookup", "pledges:trust", "pledges:trust_root", "pledges:verification"),
    *("members:login", "members:guide"),
)
OWN = ("pledges:workbench", "members:password_change")


def world(state: str, *, units: int, remarks: int, editions: int, years: int) -> factories.ClusterYear:
    """A cluster-year in `state` with so many units, comments, saves of the draft, years and (with them) events."""
    year = factories.cluster_year(units=units)
    for number in range(1, years):
        factories.term(year.cluster, str(2000 + number))
    for number in range(1, editions):
        _save(year, number, commitments=1)
    _save(year, editions, commitments=units)
    if state != "none":
        _comment(year, remarks, answered=state != "draft")
    cast.bring_to(year, "draft" if state == "none" else state)
    return year


def _save(year, number: int, *, commitments: int) -> None:
    target = TargetText(name="Nhiệm vụ đúng hạn", comparison=">=", value=90, unit="%")
    drafting.revise(
        year.agreement,
        by=year.secretary,
        edition=year.reload().edition,
        fields=factories.FIELDS | {"theme": f"Chủ đề {number}"},
        commitments=[
            drafting.CommitmentDraft(pk=None, title=f"Việc {each}", text="Làm tốt.", targets=(target,))
            for each in range(commitments)
        ],
    )


def _comment(year, remarks: int, *, answered: bool) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    comments.invite_comments(year.reload(), by=year.secretary, closes_on=tomorrow)
    for number in range(remarks):
        place = number % len(year.units)
        made = comments.comment(
            year.agreement,
            by=year.officers[place],
            unit=year.units[place],
            passage="",
            text=f"Góp ý {number}",
        )
        if answered:
            comments.answer(made, by=year.secretary, text="Xin tiếp thu.")
    if answered:
        comments.close_comments(year.agreement, by=year.secretary)


def addresses(year: factories.ClusterYear, state: str) -> dict[tuple[str, str], str]:
    """(name, who asks) -> address, of every page in the lists above that is there in `state`."""
    where = {"cluster": year.cluster.slug, "year": "2001" if state == "none" else year.term.name}
    code = {"code": year.agreement.document.code} if year.agreement.document else {}
    found = {
        (name, READER.get(name, "secretary")): year.url(
            name, **(code if name.startswith("document_") else {})
        )
        for name, states in AGREEMENT_PAGES.items()
        if state in states
    }
    found |= {
        (name, "secretary"): reverse(name, kwargs=where) for name, states in PLACES.items() if state in states
    }
    found |= {(name, "leader"): reverse(name) for name in OWN if state != "none"}
    if state == "open":
        found["agreement", "leader"] = year.url()
    if code:
        (crl, *_) = SigningAuthority.current().named_revocation_lists()
        found["pledges:trust_crl", "guest"] = reverse(
            "pledges:trust_crl", kwargs={"name": crl.removesuffix(".crl")}
        )
        for name in PUBLIC:
            found[name, "guest"] = reverse(name, kwargs=code if name == "pledges:verification" else {})
    return found


def queries(year: factories.ClusterYear, state: str) -> dict[tuple[str, str], int]:
    """How often each page asks the database, once it is warm."""
    browsers = cast.clients({"guest": None, "secretary": year.secretary, "leader": year.leaders[-1]})
    found = {}
    for page, url in addresses(year, state).items():
        client = browsers[page[1]]
        assert client.get(url).status_code == 200, url
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        found[page] = len(asked)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("state", ["none", "draft", "open", "sealed"])
def test_pages_ask_no_more_when_there_is_more(authority, state):
    small = world(state, units=1, remarks=1, editions=1, years=2)
    units = 4 if state == "sealed" else 30  # every signature is verified: thirty of them take a minute
    large = world(state, units=units, remarks=30, editions=40, years=12)
    if state != "none":
        assert Event.objects.filter(chain__key=large.agreement.event_key).count() > 60
    few, many = queries(small, state), queries(large, state)
    assert many == few
    assert {page: count for page, count in many.items() if count > MOST + MORE.get(page[0], 0)} == {}


def test_every_page_that_can_be_read_is_counted():
    counted = {f"pledges:{name}" for name in AGREEMENT_PAGES} | {*PLACES, *PUBLIC, *OWN, "pledges:trust_crl"}
    # These show nothing from the database of which there could be more.
    left = {f"members:password_{each}" for each in ("change_done", "reset", "reset_done", "reset_confirm")}
    left |= {"members:password_reset_complete", "favicon", "healthz", "readyz", "admin:index", "admin:login"}
    left.add("pledges:checklist_worker")
    readable = {
        route
        for (route, method, _), answers in site.PART.lines.items()
        if method == "GET" and "200" in answers
    }
    assert counted == readable - left
