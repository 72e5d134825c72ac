"""The grounds of a draft: in force on the paper's day, marked where not, replaced by one click."""

from datetime import date

import pytest

from pledges.agreement.acts.drafting import revise, start
from pledges.agreement.obstacles import obstacles_to_opening
from pledges.agreement.signatories import signatories
from pledges.grounds.citing import cited_on
from tests import factories
from tests.ladder import drafts
from tests.pages import fields, page, visitor, words

pytestmark = pytest.mark.django_db
DECREE_98 = "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ"
EXPIRED = "Căn cứ thứ 1 nêu Nghị định số 98/2023/NĐ-CP, hết hiệu lực sau ngày 30/06/2025."


@pytest.mark.parametrize(
    ("year", "decree"), [("2019", None), ("2025", "98/2023/NĐ-CP"), ("2026", "152/2025/NĐ-CP")]
)
def test_an_agreement_begins_with_the_acts_of_its_year(year, decree):
    agreement = _begun(year)
    cited = [line for line in agreement.grounds.split("\n") if "Nghị định" in line]
    assert [decree in line for line in cited] == [True] * bool(decree)


def test_the_grounds_follow_the_signing_day():
    later = _saved(_begun("2025"), day=date(2025, 8, 1))
    assert cited_on(date(2025, 8, 1))[1] in later.grounds
    assert "98/2023" not in later.grounds


def test_an_act_out_of_force_is_named_on_both_pages_and_does_not_block():
    agreement = _saved(_begun("2026"), grounds=DECREE_98)
    browser = visitor(_secretary(agreement))
    for name in ("agreement_draft", "agreement_open"):
        assert EXPIRED in words(browser.get(agreement.url(name)))
    assert EXPIRED not in map(str, obstacles_to_opening(agreement, signatories(agreement)))


def test_one_click_replaces_it_in_the_form_and_nothing_is_saved_yet():
    agreement = _saved(_begun("2026"), grounds=f"{DECREE_98}\nCăn cứ chương trình công tác năm 2026")
    browser, url = visitor(_secretary(agreement)), agreement.url("agreement_draft")
    assert "Thay bằng Nghị định 152/2025/NĐ-CP" in words(browser.get(url))
    typed = fields(browser.get(url), url) | {"closing": "Chưa lưu."}
    assert browser.post(url, typed | {"arrange": "ground-0"}).url == f"{url}#id_grounds"
    shown = fields(browser.get(url), url)
    assert shown["grounds"].split("\n") == [
        cited_on(date(2026, 1, 1))[1],
        "Căn cứ chương trình công tác năm 2026",
    ]
    assert shown["closing"] == "Chưa lưu."
    agreement.refresh_from_db()
    assert agreement.grounds.startswith(DECREE_98)
    assert EXPIRED not in words(browser.get(url))


def test_what_is_cited_already_is_not_cited_twice():
    newest = cited_on(date(2026, 1, 1))[1]
    agreement = _saved(_begun("2026"), grounds=f"{DECREE_98}\n{newest}")
    browser, url = visitor(_secretary(agreement)), agreement.url("agreement_draft")
    browser.post(url, fields(browser.get(url), url) | {"arrange": "ground-0"})
    assert fields(browser.get(url), url)["grounds"] == newest


@pytest.mark.parametrize("button", ["ground-1", "ground-9", "ground-", "ground--1"])
def test_a_button_for_another_line_does_nothing(button):
    agreement = _saved(_begun("2026"), grounds=f"{DECREE_98}\nCăn cứ khác")
    browser, url = visitor(_secretary(agreement)), agreement.url("agreement_draft")
    browser.post(url, fields(browser.get(url), url) | {"arrange": button})
    assert fields(browser.get(url), url)["grounds"].splitlines() == [DECREE_98, "Căn cứ khác"]


def test_an_act_that_ends_within_the_year_is_amber():
    agreement = _begun("2027")
    response = visitor(_secretary(agreement)).get(agreement.url("agreement_draft"))
    amber = [
        each for each in page(response).all("div") if "notice-warning" in each.attributes.get("class", "")
    ]
    assert any("152/2025/NĐ-CP, chỉ còn hiệu lực đến hết ngày 28/02/2027" in each.text for each in amber)


def _begun(name):
    term = factories.term(name=name)
    secretary = factories.appointment("secretariat", cluster=term.cluster).person
    return start(term, by=secretary, source="standard")


def _secretary(agreement):
    return agreement.editions.first().saved_by


def _saved(agreement, **changed):
    fields = {name: getattr(agreement, name) for name in factories.FIELDS} | changed
    return revise(
        agreement,
        by=_secretary(agreement),
        edition=agreement.edition,
        fields=fields,
        commitments=list(drafts(agreement)),
    )
