"""The handover minutes: written, opened, signed by both chairs, declined, withdrawn."""

import re

import pytest

from members.models import Mandate, Membership
from pledges.documents.models import Document
from pledges.documents.models.signable import ONLY_SIGNATORY
from pledges.errors import NotAllowed, PledgeError, Stale, WrongState
from pledges.handover.acts import handover as acts
from pledges.handover.models import Handover
from pledges.states.event import Event
from pledges.states.stateful import ONLY_SECRETARIAT
from tests import factories
from tests.agreement.printed import words
from tests.ladder import NOT_THE_SECRETARIAT, letters, recorded, refused, somebody, told, undone

pytestmark = pytest.mark.afresh("handover", "sign_handover")

WRONG = Handover.WRONG_STATE
FIELDS = {
    "day": None,
    "venue": "Trụ sở",
    "number": "",
    "giving": "Ông A",
    "receiving": "Bà B",
    "present": "",
    "content": "Việc",
    "papers": "",
    "assets": "Không có",
    "remarks": "Không",
}


@pytest.fixture
def year(authority):
    return factories.cluster_year(units=3)


def place(handover: Handover, leader):
    return handover.document.places.select_related("mandate", "unit").get(mandate__person=leader)


def test_what_was_written_is_kept(year):
    handover = factories.handover(year)
    acts.write(handover, by=year.secretary, edition=1, fields=FIELDS)
    handover.refresh_from_db()
    assert (handover.venue, handover.giving, handover.remarks) == ("Trụ sở", "Ông A", "Không")
    assert recorded(handover)[:2] == (Event.Verb.WRITTEN, year.secretary)


def test_who_writes_on_top_of_an_older_save_is_told(year):
    handover = factories.handover(year)
    sentence = "Trong lúc đồng chí soạn, người khác đã lưu bản mới. Nội dung đồng chí nhập vẫn còn dưới đây."
    with refused(Stale, sentence):
        acts.write(handover, by=year.secretary, edition=0, fields=FIELDS)


@pytest.mark.parametrize("state", ["open", "sealed"])
def test_frozen_minutes_are_neither_written_nor_opened_again(year, state):
    handover = factories.handover(year, state)
    with refused(WrongState, WRONG[state]):
        acts.write(handover, by=year.secretary, edition=1, fields=FIELDS)
    with refused(WrongState, WRONG[state]):
        acts.open_for_signature(handover, by=year.secretary, edition=1)


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_writes_and_opens(year, kind):
    handover, person = factories.handover(year), somebody(year, kind)
    with refused(NotAllowed, ONLY_SECRETARIAT):
        acts.write(handover, by=person, edition=1, fields=FIELDS)
    with refused(NotAllowed, ONLY_SECRETARIAT):
        acts.open_for_signature(handover, by=person, edition=1)


def test_opening_freezes_the_saved_minutes_for_both_chairs(year):
    before = len(letters())
    handover = factories.handover(year, "open")
    document = handover.document
    assert (document.kind, document.state, document.term) == ("handover", "open", year.term)
    assert [each.unit for each in document.places.order_by("number")] == year.units[:2]
    assert recorded(handover)[4] == {"code": document.code, "sha256": document.frozen_sha256}
    invited = told(f"Đề nghị đồng chí ký {document.title}", *year.leaders[:2])
    assert [letter for letter in letters() if letter in invited] == invited
    assert len(letters()) > before


def test_an_older_save_is_not_opened(year):
    handover = factories.handover(year)
    sentence = "Dự thảo vừa được sửa. Xin đọc lại trước khi gửi ký."
    with refused(PledgeError, sentence):
        acts.open_for_signature(handover, by=year.secretary, edition=0)


def test_what_is_missing_is_said(year):
    handover = factories.handover(year)
    acts.write(handover, by=year.secretary, edition=1, fields=FIELDS | {"content": ""})
    Mandate.objects.filter(unit=year.units[1]).delete()
    Membership.objects.filter(term=year.term).update(rank=Membership.Role.MEMBER)
    sentence = (
        "Chưa gửi ký được. Năm 2019 chưa xác định cụm trưởng. "
        f"{year.units[1].short_name} chưa có người có thẩm quyền ký. "
        "Thiếu ngày bàn giao. Thiếu nội dung bàn giao."
    )
    with refused(PledgeError, sentence):
        acts.open_for_signature(handover, by=year.secretary, edition=2)


def test_with_both_signatures_the_minutes_are_sealed(year):
    handover = factories.handover(year, "open")
    factories.sign_handover(handover, year.leaders[0])
    handover.refresh_from_db()
    assert handover.state == Handover.State.OPEN
    factories.sign_handover(handover, year.leaders[1])
    handover = Handover.objects.get(pk=handover.pk)
    assert (handover.state, handover.document.state) == (Handover.State.SEALED, Document.State.SEALED)
    assert recorded(handover)[0] == Event.Verb.SEALED


def test_a_unit_that_stays_in_the_chair_signs_once(year):
    handover = _same_chair(year)
    assert handover.document.places.count() == 1
    factories.sign_handover(handover, year.leaders[0])
    handover.refresh_from_db()
    assert handover.state == Handover.State.SEALED


def _same_chair(year) -> Handover:
    factories.next_year(year, chair=year.units[0])
    handover = Handover.objects.get(term=year.term)
    fields = FIELDS | {"day": year.term.ends_on}
    acts.write(handover, by=year.secretary, edition=0, fields=fields)
    return acts.open_for_signature(handover, by=year.secretary, edition=1)


@pytest.mark.parametrize("kind", ["secretary", "supervisor", "administrator", "officer", "stranger"])
def test_only_the_chairs_sign_or_decline(year, kind):
    handover = factories.handover(year, "open")
    for_chair = place(handover, year.leaders[0])
    with refused(NotAllowed, ONLY_SIGNATORY):
        acts.decline(handover, place=for_chair, by=somebody(year, kind), reason="Không")


def test_a_third_unit_does_not_sign(year):
    handover = factories.handover(year, "open")
    with refused(NotAllowed, ONLY_SIGNATORY):
        acts.decline(handover, place=place(handover, year.leaders[0]), by=year.leaders[2], reason="Không")


def test_declined_it_is_a_draft_again_and_the_secretariat_knows_why(year):
    handover = factories.handover(year, "open")
    document, before = handover.document, letters()
    acts.decline(handover, place=place(handover, year.leaders[1]), by=year.leaders[1], reason="Thiếu hồ sơ.")
    handover = Handover.objects.get(pk=handover.pk)
    document.refresh_from_db()
    assert (handover.state, handover.version, handover.document) == (Handover.State.DRAFT, 2, None)
    assert (document.state, document.void_reason) == (Document.State.VOID, "Thiếu hồ sơ.")
    assert letters() == sorted(before + told(f"Thu hồi {document.title} để sửa", year.secretary))


def test_the_secretariat_withdraws_with_a_reason(year):
    handover = factories.handover(year, "open")
    with refused(PledgeError, "Chưa nhập lý do."):
        acts.withdraw(handover, by=year.secretary, reason=" ")
    acts.withdraw(handover, by=year.secretary, reason="Sửa ngày.")
    handover.refresh_from_db()
    assert (handover.state, handover.version) == (Handover.State.DRAFT, 2)


@pytest.mark.parametrize("state", ["draft", "sealed"])
def test_only_open_minutes_are_withdrawn(year, state):
    handover = factories.handover(year, state)
    with refused(WrongState, WRONG[state]):
        acts.withdraw(handover, by=year.secretary, reason="Sửa.")


def test_a_failure_leaves_the_draft(year):
    handover = factories.handover(year)
    undone(lambda: acts.open_for_signature(handover, by=year.secretary, edition=1))
    handover.refresh_from_db()
    assert handover.state == Handover.State.DRAFT


def test_the_paper_has_number_sides_a_table_of_papers_and_recipients(year):
    handover = factories.handover(year, "open")
    read = words(handover.document)
    for line in (
        "Số: 05/BB-CTĐ",
        f"1. Bên giao: {year.units[0].name}, cụm trưởng năm 2019:",
        "- Nguyễn Văn Giao, Chủ tịch.",
        f"2. Bên nhận: {year.units[1].name}, cụm trưởng năm 2020:",
        "1 Giao ước đã ký 01/GƯ-CTĐ 28/02/2019 01 bản điện tử",
        "- Con dấu: không có.",
        "Nơi nhận: - Bên giao, bên nhận;",
        "- Lưu: VT.",
    ):
        assert line in read
    assert "chưa ghi" not in read


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("giving", "Thiếu thành phần bên giao."),
        ("receiving", "Thiếu thành phần bên nhận."),
        ("assets", "Thiếu kinh phí, con dấu, tài khoản (nếu không có, nhập “không có”)."),
    ],
)
def test_minutes_without_a_part_are_not_sent_for_signature(year, field, sentence):
    handover = factories.handover(year)
    fields = {name: getattr(handover, name) for name in acts.FIELDS} | {field: ""}
    acts.write(handover, by=year.secretary, edition=1, fields=fields)
    with pytest.raises(PledgeError, match=re.escape(sentence)):
        acts.open_for_signature(handover, by=year.secretary, edition=2)
