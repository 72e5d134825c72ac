"""The minutes of a count: opened, signed by the tellers, taken back; the letter and the next year made of them."""

import json
import subprocess
from io import BytesIO

import pytest
from docx import Document as Word

from members.models import Mandate
from pledges.ballots.acts import counting
from pledges.ballots.acts.ballot import CHANGED
from pledges.ballots.balloting import obstacles_to_signing
from pledges.ballots.models import Ballot, Slip
from pledges.ballots.paper import as_docx, as_pdf
from pledges.ballots.proposal import proposal
from pledges.ballots.text import CountText
from pledges.ballots.wording import count_text
from pledges.documents.models import Document
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.handover.forms.term import UNSIGNED, NextTermForm
from pledges.states.stateful import ONLY_SECRETARIAT
from tests import factories
from tests.ballots.voting import again, brought, counted, sealed, sign, signing
from tests.ladder import refused
from tests.pages import fields, notices, visitor
from tests.pages import words as words_of


def lines_of(pdf: bytes) -> list[str]:
    """As they are printed, with single spaces."""
    command = ["pdftotext", "-raw", "-", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return [" ".join(each.split()) for each in done.stdout.decode().splitlines()]


def text_of(pdf: bytes) -> str:
    return " ".join(lines_of(pdf))


@pytest.fixture
def year(authority):
    return factories.cluster_year(units=3)


def test_the_tellers_sign_as_people_for_their_task(year):
    ballot = signing(year, 1, 1, 1)
    places = ballot.document.place_list
    assert [(place.person, place.title) for place in places] == [
        (year.officers[0], "Trưởng ban kiểm phiếu"),
        (year.officers[1], "Thư ký ban kiểm phiếu"),
    ]
    assert sign(ballot, year.officers[0]).state == "open"
    ballot = sign(ballot, year.officers[1])
    assert (ballot.state, ballot.document.state, ballot.document.kind) == (
        "sealed",
        "sealed",
        Document.Kind.COUNT,
    )


def test_the_minutes_hold_totals_units_by_name_and_every_slip(year):
    ballot = sealed(year, 1, 1, None, number="05/BB-CTĐ4", rule_source="Quy chế của cụm")
    words = text_of(bytes(ballot.document.newest().pdf))
    for wanted in (
        "Số: 05/BB-CTĐ4",
        "BIÊN BẢN Kiểm phiếu suy tôn đơn vị tặng Cờ thi đua",
        f"Đơn vị có mặt: {'; '.join(unit.name for unit in year.units)}.",
        "số phiếu thu về: 03",
        "Số phiếu hợp lệ: 02. Số phiếu không hợp lệ (phiếu trắng): 01.",
        "(từ 02 phiếu trở lên), theo Quy chế của cụm.",
        "66,67%",
        "Không đủ điều kiện",
        "Lưu: VT.",
        "DANH SÁCH PHIẾU",
    ):
        assert wanted in words
    assert [slip.code for slip in Slip.objects.all() if slip.code not in words] == []


def test_the_page_keeps_the_words_that_were_signed(year):
    ballot = sealed(year, 1, 1, None)
    before, name = count_text(ballot), year.units[0].name
    year.units[0].name = "Hội mang tên mới"
    year.units[0].save()
    assert count_text(again(ballot)) == before
    assert CountText.from_json(json.loads(json.dumps(before.to_json()))) == before
    assert f"Đơn vị có mặt: {name}" in words_of(visitor(year.secretary).get(ballot.get_absolute_url()))


def test_the_name_of_the_city_is_not_torn_apart_in_the_blocks(year):
    for unit in year.units:
        unit.name = f"Hội Liên hiệp Thử {unit.pk} thành phố Hà Nội"
        unit.save()
    lines = lines_of(bytes(sealed(year, 1, 1, 1).document.newest().pdf))
    assert lines.count("THÀNH PHỐ HÀ NỘI") == 2


def test_a_declined_minutes_go_back_and_the_count_stays(year):
    ballot = signing(year, 1, 1, 1)
    place = ballot.document.place_list[0]
    counting.decline(ballot, place=place, by=year.officers[0], reason="Sai nơi họp.")
    ballot = again(ballot)
    assert (ballot.state, ballot.version, ballot.document, ballot.slips.count()) == ("counted", 2, None, 3)
    fields = {"number": "", "day": ballot.day, "venue": "Hội trường"}
    ballot = counting.amend(ballot, by=year.secretary, edition=ballot.edition, fields=fields, tellers=[])
    with pytest.raises(PledgeError, match="Chưa chọn trưởng ban"):
        counting.open_for_signature(ballot, by=year.secretary, edition=ballot.edition)


def test_the_secretariat_withdraws_with_a_reason(year):
    ballot = signing(year, 1, 1, 1)
    with refused(NotAllowed, ONLY_SECRETARIAT):
        counting.withdraw(ballot, by=year.leaders[0], reason="Sửa.")
    counting.withdraw(ballot, by=year.secretary, reason="Sửa.")
    assert again(ballot).state == "counted"


@pytest.mark.parametrize("state", ["draft", "voting", "open", "sealed", "cancelled"])
def test_minutes_are_opened_once_after_the_count(year, state):
    ballot = brought(year, state)
    with refused(WrongState, Ballot.WRONG_STATE[state]):
        counting.open_for_signature(ballot, by=year.secretary, edition=ballot.edition)


def test_the_letter_names_whom_signed_minutes_name(year):
    assert proposal(year.term) is None
    counted(year, 2, 2, 2)
    assert proposal(year.term) is None
    ballot = sealed(year, 1, 1, 2)
    made = proposal(year.term)
    ((nominee,),) = [part.nominees for part in made.parts]
    assert (nominee.name, nominee.votes, nominee.share) == (year.units[0].name, "02/03", "66,67%")
    paper = Word(BytesIO(as_docx(made)))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    words = text_of(as_pdf(made).pdf)
    for wanted in (year.units[0].name, "66,67%"):
        assert wanted in cells
        assert wanted in " ".join(words.split())
    assert ballot.document.code in words
    for said in (words, "\n".join(cells)):
        assert f"TM. {year.cluster.title.upper()}" in " ".join(said.split())


def test_who_was_elected_is_proposed_for_the_next_year(year):
    assert NextTermForm(term=year.term).initial["chair"] is None
    sealed(year, 3, 3, 3, kind="deputy")
    ballot = sealed(year, 2, 2, 2, kind="chair")
    form = NextTermForm(term=year.term)
    assert (form.initial["chair"], form.initial["deputies"]) == (year.units[1].pk, [year.units[2].pk])
    sentence = (
        f"Theo biên bản kiểm phiếu mã {ballot.document.code} ngày 20/12/2019: {year.units[1].short_name}."
    )
    assert form.fields["chair"].help_text == sentence


def test_the_next_year_names_the_minutes_of_those_it_proposes_only(year):
    deputies = sealed(year, 2, 2, 2, kind="deputy")
    sealed(year, 2, 2, 2, kind="chair")
    form = NextTermForm(term=year.term)
    assert (form.initial["chair"], form.initial["deputies"]) == (year.units[1].pk, [])
    assert deputies.document.code not in form.fields["deputies"].help_text


def test_an_election_whose_minutes_are_not_signed_is_told(year):
    signing(year, 3, 3, 3, kind="chair")
    form = NextTermForm(term=year.term)
    assert form.fields["chair"].help_text == UNSIGNED
    assert form.initial["chair"] != year.units[2].pk


def test_the_minutes_are_not_opened_for_a_teller_who_left_the_unit(year):
    ballot = counted(year, 1, 1, 1)
    year.officers[0].appointments.all().delete()
    (sentence,) = obstacles_to_signing(ballot)
    assert str(year.officers[0]) in sentence
    with pytest.raises(PledgeError, match="Xin chọn lại ban kiểm phiếu"):
        counting.open_for_signature(ballot, by=year.secretary, edition=ballot.edition)


def test_minutes_that_somebody_corrected_meanwhile_are_shown_once_more_and_then_saved(year):
    ballot, client = counted(year, 1, 1, 1), visitor(year.secretary)
    url = ballot.url("ballot_amend")
    form = fields(client.get(url), url) | {"venue": "Phòng họp số 2"}
    Ballot.objects.update(edition=ballot.edition + 1)
    answer = client.post(url, form)
    assert (answer.status_code, notices(answer)) == (409, [CHANGED])
    assert client.post(url, fields(answer, url)).status_code == 302
    assert again(ballot).venue == "Phòng họp số 2"


def test_a_teller_who_left_the_unit_does_not_sign(year):
    ballot = signing(year, 1, 1, 1)
    year.officers[0].appointments.all().delete()
    assert not Mandate.objects.filter(person=year.officers[0]).exists()
    with pytest.raises(NotAllowed):
        sign(ballot, year.officers[0])
