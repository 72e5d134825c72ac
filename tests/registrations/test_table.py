"""Table II of the agreement, the rule of one theme or model per unit, and what they do to drafting and opening."""

import pytest

from pledges.agreement.acts.drafting import revise
from pledges.agreement.acts.signing import open_for_signature, withdraw
from pledges.agreement.comparison import changed as changes
from pledges.agreement.comparison import compare
from pledges.agreement.duty import fulfilment
from pledges.agreement.wording import wording
from pledges.errors import PledgeError
from tests import factories
from tests.factories import FIELDS
from tests.ladder import drafts, refused
from tests.pages import visitor, words


@pytest.fixture
def year(authority):
    return factories.cluster_year(2)


def names(text):
    return [registration.name for registration in text.registrations]


def save(year):
    agreement = year.reload()
    revise(
        agreement, by=year.secretary, edition=agreement.edition, fields=FIELDS, commitments=drafts(agreement)
    )
    return year.reload()


def test_what_was_recorded_is_listed_by_unit_kind_and_name(year):
    for unit, kind, name in (
        (1, "theme", "A"), (0, "movement", "B"), (0, "model", "D"), (0, "model", "Đ"), (0, "theme", "Z"),
    ):  # fmt: skip
        factories.registration(year, year.units[unit], kind=kind, name=name)
    for state in ("draft", "submitted", "sent_back", "withdrawn"):
        factories.registration(year, state=state)
    factories.registration(year, year.units[1], name="C", state="completed")
    text = wording(year.reload())
    assert names(text) == ["Z", "D", "Đ", "B", "A", "C"]
    first = text.registrations[0]
    assert (first.unit, first.kind, first.period) == (
        year.units[0].name, "Chuyên đề thi đua", "01/03/2019 - 30/11/2019",
    )  # fmt: skip


def test_the_frozen_wording_keeps_the_table_and_later_ones_get_an_appendix(year):
    factories.registration(year, name="Trước khi mở")
    document = year.open().document
    factories.registration(year, name="Sau khi mở")
    assert names(document.edition.text) == names(wording(year.reload())) == ["Trước khi mở"]
    assert "Trước khi mở" in words(visitor(year.leaders[0]).get(year.url()))


def test_a_registration_alone_makes_no_save_of_the_draft(year):
    save(year)
    before = year.agreement.edition
    factories.registration(year)
    assert save(year).edition == before
    assert names(year.agreement.editions.first().text) == []


def test_after_a_withdrawal_saving_what_was_frozen_is_no_new_save(year):
    factories.registration(year)
    year.open()
    before = withdraw(year.agreement, by=year.secretary, reason="Sửa.").edition
    assert save(year).edition == before


def test_tables_are_compared_where_both_editions_have_one(year):
    factories.registration(year, name="Một")
    first = year.open().document.edition.text
    withdraw(year.agreement, by=year.secretary, reason="Sửa.")
    factories.registration(year, name="Hai")
    second = year.open().document.edition.text
    changed = {part for part, _ in changes(compare(first, second))}
    draft = year.agreement.editions.order_by("number").first().text
    assert changed == {"Chuyên đề, mô hình mới"}
    assert "Chuyên đề, mô hình mới" not in dict(compare(draft, second))


def test_each_unit_owes_a_recorded_theme_or_model(year):
    assert fulfilment(year.term).missing == year.units
    factories.registration(year, kind="movement")
    factories.registration(year, state="submitted")
    factories.registration(year, state="withdrawn")
    factories.registration(year, year.units[1], kind="model", state="not_completed")
    assert fulfilment(year.term).missing == [year.units[0]]


def test_the_opening_only_warns(year):
    factories.registration(year)
    said = words(visitor(year.secretary).get(year.url("agreement_open")))
    assert f"Chưa có chuyên đề hoặc mô hình mới được ghi nhận: {year.units[1]}." in said
    assert year.open().state == "open"


def test_the_opening_is_blocked_where_the_year_says_so(year):
    type(year.term).objects.update(needs_registrations=True)
    factories.registration(year)
    agreement = year.reload()
    sentence = f"{year.units[1]} chưa có chuyên đề hoặc mô hình mới được ghi nhận."
    with refused(PledgeError, f"Chưa gửi ký được. {sentence}"):
        open_for_signature(agreement, by=year.secretary, edition=agreement.edition)
    said = words(visitor(year.secretary).get(year.url("agreement_open")))
    assert (sentence in said, "Giao ước vẫn gửi ký được" in said) == (True, False)
    factories.registration(year, year.units[1])
    assert year.open().state == "open"
