"""Secretary and head of the team and the leader of the unit sign the minutes, decline to, or see them withdrawn."""

import subprocess

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID
from django.core.management import CommandError, call_command

from members.models import Appointment
from pledges.documents.models import Document
from pledges.documents.models.signable import ONLY_SIGNATORY
from pledges.documents.verdicts import examine, expected
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.inspections.minutes import acts
from pledges.inspections.minutes.wording import minutes_of
from pledges.inspections.visit.models import Inspection
from pledges.inspections.visit.models.inspection import ONLY_LEADS
from pledges.states.event import Event
from tests import factories, judging
from tests.ladder import letters, recorded, refused, told

pytestmark = pytest.mark.afresh("sign_minutes")

WRONG = Inspection.WRONG_STATE


@pytest.fixture
def year(authority):
    made = factories.cluster_year(units=3)
    judging.plan(made)
    return made


@pytest.fixture
def opened(year):
    return judging.open_minutes(year)


def place(inspection, person):
    return next(each for each in inspection.document.place_list if each.signer_id == person.pk)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
def test_the_last_of_three_signatures_seals_the_minutes(opened, order):
    people = [judging.minutes_signers(opened)[index] for index in order]
    half = judging.sign_minutes(opened, *people[:2])
    assert (half.state, half.document.state) == ("open", "open")
    sealed = judging.sign_minutes(opened, people[2])
    assert (sealed.state, sealed.document.state) == ("sealed", Document.State.SEALED)
    assert examine(sealed.document).findings == ()
    assert [event.verb for event in sealed.events()] == ["frozen", "signed", "signed", "signed", "sealed"]


def test_the_certificate_of_who_has_a_task_names_the_task(year, opened):
    judging.sign_minutes(opened, year.officers[0])
    signature = opened.document.signatures.get(kind="person")
    subject = x509.load_der_x509_certificate(bytes(signature.certificate)).subject
    named = [
        subject.get_attributes_for_oid(oid)[0].value
        for oid in (NameOID.COMMON_NAME, NameOID.TITLE, NameOID.ORGANIZATION_NAME)
    ]
    assert named == [year.officers[0].full_name, "Trưởng đoàn kiểm tra", year.units[0].name]


def test_both_sides_and_the_secretariat_hear_of_the_seal(year, opened):
    before = letters()
    sealed = judging.sign_minutes(opened)
    people = (year.leaders[0], year.officers[0], year.leaders[1], year.officers[1], year.secretary)
    receipts = told(f"Đồng chí đã ký {sealed.document.title}", *people[:3])
    assert letters() == sorted(before + receipts + told(f"{sealed.document.title} đã được ký đủ", *people))


def test_with_the_seal_the_recommendations_wait_for_the_unit(year):
    made = judging.recommended(judging.in_opinion(year))
    inspection = judging.open_minutes(year)
    made.refresh_from_db()
    assert made.state == "draft"
    inspection = judging.sign_minutes(inspection)
    made.refresh_from_db()
    assert made.state == "open"
    assert recorded(made)[0::4] == (Event.Verb.SEALED, {"code": inspection.document.code})


def test_somebody_signs_once(year, opened):
    judging.sign_minutes(opened, year.officers[0])
    with pytest.raises(WrongState, match="đã ký lúc"):
        judging.sign_minutes(opened, year.officers[0])


@pytest.mark.parametrize("who", ["secretary", "supervisor"])
def test_nobody_else_signs_or_declines(year, opened, who):
    for person in (getattr(year, who), year.officers[1], year.leaders[2]):
        with refused(NotAllowed, ONLY_SIGNATORY):
            acts.decline(opened, place=place(opened, year.officers[0]), by=person, reason="Không")


def test_who_left_the_unit_that_sent_the_team_does_not_sign(year, opened):
    Appointment.objects.filter(person=year.officers[0]).delete()
    with refused(NotAllowed, ONLY_SIGNATORY):
        acts.decline(opened, place=place(opened, year.officers[0]), by=year.officers[0], reason="Không")


def test_declined_the_draft_goes_back_to_the_opinion(year, opened):
    document, before = opened.document, letters()
    judging.sign_minutes(opened, year.officers[0])
    acts.decline(opened, place=place(opened, year.leaders[1]), by=year.leaders[1], reason="Sai số liệu.")
    found = judging.inspection_of(year)
    document.refresh_from_db()
    assert (found.state, found.version, found.document, found.frozen) == ("opinion", 2, None, None)
    assert (document.state, document.void_reason) == (Document.State.VOID, "Sai số liệu.")
    people = (year.leaders[0], year.officers[0], year.leaders[1], year.officers[1], year.secretary)
    receipt = told(f"Đồng chí đã ký {document.title}", year.officers[0])
    assert letters() == sorted(before + receipt + told(f"Thu hồi {document.title} để sửa", *people))


def test_taken_back_it_is_opened_again_as_the_next_version(year, opened):
    acts.withdraw(opened, by=year.officers[0], reason="Bổ sung.")
    again = judging.open_minutes(year)
    assert (again.document.version, again.document.pk != opened.document.pk) == (2, True)
    assert judging.sign_minutes(again).state == "sealed"


def test_the_secretariat_withdraws_too_but_only_with_a_reason(year, opened):
    with refused(PledgeError, "Chưa nhập lý do."):
        acts.withdraw(opened, by=year.secretary, reason=" ")
    with refused(NotAllowed, ONLY_LEADS):
        acts.withdraw(opened, by=year.leaders[1], reason="Sửa.")
    acts.withdraw(opened, by=year.secretary, reason="Sửa.")
    assert judging.inspection_of(year).state == "opinion"


def test_sealed_minutes_stay(year, opened):
    sealed = judging.sign_minutes(opened)
    with refused(WrongState, WRONG["sealed"]):
        acts.withdraw(sealed, by=year.secretary, reason="Sửa.")
    with refused(WrongState, WRONG["sealed"]):
        acts.decline(sealed, place=place(sealed, year.officers[0]), by=year.officers[0], reason="Không")


def test_the_words_stay_as_they_were_frozen(year, opened):
    read = minutes_of(opened)
    judging.sign_minutes(opened)
    judging.scale(year)
    year.units[1].score_sheets.update(state="submitted")
    opened.answers.update(remark="Đổi ý.")
    assert minutes_of(judging.inspection_of(year)) == read


def test_other_tools_find_the_signatures_valid(year, opened, tmp_path):
    file = tmp_path / "bien-ban.pdf"
    file.write_bytes(bytes(judging.sign_minutes(opened).document.newest().pdf))
    said = subprocess.run(
        ["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False
    ).stdout
    assert said.count("Signature is Valid.") == 5
    assert "Total document signed" in said
    for name in ("Sig-1", "Sig-2", "Sig-3", "Close"):
        assert name in said
    checked = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


def test_the_command_verifies_and_exports_them(year, opened, verify, tmp_path):
    assert verify("--all") == (0, ["1 văn bản và 2 lịch sử xử lý: đều nguyên vẹn."])
    sealed = judging.sign_minutes(opened)
    file = tmp_path / "bien-ban.pdf"
    call_command("export_document", sealed.document.code.lower(), "--output", file)
    assert file.read_bytes() == bytes(sealed.document.newest().pdf)
    code, lines = verify(str(file))
    assert (code, sealed.document.code in lines[-1]) == (0, True)
    with pytest.raises(CommandError, match="Không có văn bản"):
        call_command("export_document", "KT19-0000-0000", "--output", file)


def test_a_place_for_a_task_is_called_by_the_task_wherever_it_is_told(year, opened):
    mine, leaders = place(opened, year.officers[0]), place(opened, year.leaders[1])
    assert mine.holder == f"Trưởng đoàn kiểm tra, {year.units[0].name}"
    assert leaders.holder == year.units[1].name
    assert mine.on_behalf == "với tư cách trưởng đoàn kiểm tra"
    assert leaders.on_behalf == f"thay mặt {year.units[1].name}"
    judging.sign_minutes(opened, year.officers[0])
    labels = expected(opened.document).labels
    assert labels[mine.field] == f"ô ký của Trưởng đoàn kiểm tra, {year.units[0].name}"
