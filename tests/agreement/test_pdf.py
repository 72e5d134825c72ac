"""The PDF that people download: the stored bytes, untouched."""

import hashlib

import pytest

from pledges.agreement.acts.signing import withdraw
from tests import factories
from tests.ladder import year_in
from tests.pages import visitor


@pytest.mark.parametrize("state", ["open", "half", "sealed"])
def test_the_newest_bytes_are_served_as_they_are_stored(authority, state):
    year = year_in(state)
    answer = visitor(year.officers[0]).get(year.url("agreement_pdf"))
    newest = year.agreement.document.newest()
    assert answer.content == bytes(newest.pdf)
    assert hashlib.sha256(answer.content).hexdigest() == newest.sha256
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="giao-uoc-{year.cluster.slug}-2019.pdf"'
    assert answer["Cache-Control"] == "private, no-cache"


def test_it_can_be_saved_as_a_file(authority):
    year = year_in("open")
    answer = visitor(year.officers[0]).get(year.url("agreement_pdf"), {"tai": "1"})
    assert answer["Content-Disposition"] == f'attachment; filename="giao-uoc-{year.cluster.slug}-2019.pdf"'


def test_a_draft_has_no_pdf(authority):
    year = year_in("draft")
    assert visitor(year.secretary).get(year.url("agreement_pdf")).status_code == 404


def test_a_void_document_is_served_by_its_code_and_not_as_the_present_one(authority):
    year = year_in("half")
    old = year.agreement.document
    withdraw(year.agreement, by=year.secretary, reason="Sửa.")
    browser = visitor(year.officers[0])
    answer = browser.get(year.reload().url("document_pdf", code=old.code))
    assert answer.content == bytes(old.newest().pdf)
    assert answer["Content-Disposition"] == f'inline; filename="{old.code.lower()}.pdf"'
    assert browser.get(year.url("agreement_pdf")).status_code == 404


def test_another_agreements_document_is_not_found_here(authority):
    year, other = year_in("open"), factories.cluster_year(1)
    url = other.url("document_pdf", code=year.agreement.document.code)
    assert visitor(other.officers[0]).get(url).status_code == 404
    assert visitor(other.officers[0]).get(year.url("agreement_pdf")).status_code == 404


def test_a_browser_that_has_the_newest_bytes_is_told_so(authority):
    year = year_in("open")
    browser = visitor(year.officers[0])
    etag = browser.get(year.url("agreement_pdf"))["ETag"]
    again = browser.get(year.url("agreement_pdf"), headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    year.sign(year.leaders[0])
    later = browser.get(year.url("agreement_pdf"), headers={"If-None-Match": etag})
    assert (later.status_code, later.content) == (200, bytes(year.agreement.document.newest().pdf))
