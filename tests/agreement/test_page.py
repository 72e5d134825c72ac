"""The agreement as a reader sees it: its words, its state, what each may do."""

from zoneinfo import ZoneInfo

import pytest

from pledges.agreement.acts.signing import withdraw
from pledges.agreement.models import Agreement
from tests import factories
from tests.ladder import rows, term_without_agreement, year_in
from tests.pages import chips, field_errors, headings, notices, page, visitor, words

ACTS = [
    "agreement_draft",
    "agreement_signatories",
    "agreement_open",
    "agreement_withdraw",
    "agreement_decline",
]


def look(year, person=None):
    return visitor(person or year.secretary).get(year.url())


def offered(year, person):
    links = page(look(year, person)).links()
    return [name for name in ACTS if year.url(name) in links]


@pytest.mark.parametrize(
    ("state", "secretary", "leader"),
    [
        ("draft", ["agreement_draft", "agreement_signatories", "agreement_open"], []),
        ("open", ["agreement_withdraw"], ["agreement_decline"]),
        ("half", ["agreement_withdraw"], ["agreement_decline"]),
        ("sealed", [], []),
    ],
)
def test_each_is_offered_what_they_may_do(authority, state, secretary, leader):
    year = year_in(state)
    assert offered(year, year.secretary) == secretary
    assert offered(year, year.leaders[1]) == leader
    assert offered(year, year.officers[0]) == offered(year, year.supervisor) == []


@pytest.mark.parametrize("state", ["draft", "open", "sealed"])
def test_everybody_reads_the_whole_text(authority, state):
    year = year_in(state)
    for person in (year.secretary, year.leaders[0], year.officers[1], year.supervisor):
        text = words(look(year, person))
        for part in ("subject", "closing", "organisation", "opening"):
            assert factories.FIELDS[part] in text
        assert [unit.name for unit in year.units if unit.name not in text] == []


@pytest.mark.parametrize(
    ("state", "label", "signed"),
    [
        ("draft", "Đang soạn", None),
        ("open", "Đang ký", "0/2"),
        ("half", "Đang ký", "1/2"),
        ("sealed", "Đã ký đủ", "2/2"),
    ],
)
def test_the_state_and_the_number_of_signatures_are_shown(authority, state, label, signed):
    response = look(year_in(state))
    assert chips(response)[0] == label
    assert [chip for chip in chips(response) if "/" in chip] == ([signed] if signed else [])


def test_what_was_frozen_is_shown_not_what_the_rows_became(authority):
    year = year_in("open")
    Agreement.objects.update(closing="Sửa lén trong cơ sở dữ liệu.")
    text = words(look(year))
    assert (factories.FIELDS["closing"] in text, "Sửa lén" in text) == (True, False)


def test_names_stay_as_they_were_signed(authority):
    year = year_in("half")
    year.leaders[0].full_name = "Tên Đã Đổi"
    year.leaders[0].save()
    year.units[0].name = "Đơn vị đã đổi tên"
    year.units[0].save()
    text = words(look(year))
    assert ("Tên Đã Đổi" in text, "Đơn vị đã đổi tên" in text) == (False, False)


def test_the_signatures_carry_their_time_in_hanoi(authority):
    year = year_in("half")
    at = year.agreement.document.signatures.get(kind="person").signed_at.astimezone(
        ZoneInfo("Asia/Ho_Chi_Minh")
    )
    (box,) = [each for each in page(look(year)).all("span") if each.attributes.get("class") == "sigbox on"]
    assert box.text.endswith(f"{year.units[0].name}{at:%H:%M} ngày {at:%d/%m/%Y}")


def test_void_versions_stay_in_the_record(authority):
    year = year_in("half")
    code = year.agreement.document.code
    withdraw(year.agreement, by=year.secretary, reason="Sửa chỉ tiêu 3.")
    year.open()
    response = look(year, year.officers[0])
    text = words(response)
    assert (code in text, "Sửa chỉ tiêu 3." in text, "Đã thu hồi" in chips(response)) == (
        True,
        True,
        True,
    )


def test_before_it_is_started_only_the_secretariat_has_a_form(authority):
    term, secretary, units = term_without_agreement()
    url = Agreement(term=term).get_absolute_url()
    start = Agreement(term=term).url("agreement_start")
    assert "Soạn giao ước" in headings(visitor(secretary).get(url))
    response = visitor(units[0].mandates.get().person).get(url)
    assert ("Chưa có giao ước của năm này" in headings(response), start in page(response).posts()) == (
        True,
        False,
    )


def test_it_is_started_from_the_chosen_source_once(authority):
    term, secretary, _ = term_without_agreement()
    url, browser = Agreement(term=term).url("agreement_start"), visitor(secretary)
    assert field_errors(browser.post(url, {"source": "last_year"})) == ["last_year không có trong danh sách."]
    assert (browser.post(url, {}).status_code, Agreement.objects.count()) == (422, 0)
    response = browser.post(url, {"source": "standard"}, follow=True)
    assert response.redirect_chain[0][0] == Agreement.objects.get().url("agreement_draft")
    before = rows()
    response = browser.post(url, {"source": "standard"}, follow=True)
    assert "Giao ước của năm này đang được soạn. Xin tải lại trang." in notices(response)[0]
    assert rows() == before


def test_the_wording_is_kept_as_a_template(authority):
    year = year_in("draft")
    response = visitor(year.secretary).post(year.url("agreement_template"), follow=True)
    assert notices(response)[0].startswith("Đã lưu thành mẫu của cụm")


def test_signatories_are_chosen_on_their_page(authority):
    year = year_in("draft")
    deputy = factories.mandate(year.units[0], factories.person("Phó Mới"), title="Phó Chủ tịch")
    url, browser = year.url("agreement_signatories"), visitor(year.secretary)
    typed = {f"position-{unit.pk}": position for unit, position in zip(year.units, (2, 1), strict=True)}
    typed |= {
        f"mandate-{year.units[0].pk}": deputy.pk,
        f"mandate-{year.units[1].pk}": year.leaders[1].mandates.get().pk,
    }
    response = browser.post(url, typed, follow=True)
    assert notices(response)[0] == "Đã lưu người ký và thứ tự ô ký."
    assert "Phó Mới" in words(response)
    before = rows()
    forged = typed | {
        f"mandate-{year.units[0].pk}": year.leaders[1].mandates.get().pk,
        f"position-{year.units[1].pk}": "0",
    }
    assert (browser.post(url, forged).status_code, rows()) == (422, before)
