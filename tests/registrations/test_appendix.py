"""The leader signs the appendix, or does not; what is printed, verified and proven of it."""

import json
import subprocess
import unicodedata

import pytest
from django.urls import reverse
from django.utils import timezone

from members.models import Unit
from pledges.documents.models import Document
from pledges.documents.models.signable import ONLY_SIGNATORY
from pledges.documents.verdicts import against_the_log, examine
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.registrations.acts import appendix
from pledges.registrations.acts.recording import record
from pledges.registrations.acts.registration import submit
from pledges.registrations.clears import WANTED
from pledges.registrations.models import Registration
from pledges.states.event import Event
from tests import factories
from tests.ladder import letters, recorded, refused, told, undone, without_triggers
from tests.pages import bring, visitor, words
from tests.registrations.ladder import REASON, refused_to

pytestmark = pytest.mark.afresh("registration", "sign_appendix")


@pytest.fixture
def year(authority):
    made = factories.cluster_year(2)
    made.open()
    return made


@pytest.fixture
def made(year):
    promised = list(year.agreement.commitments.all())
    return factories.registration(year, name="Khu dân cư đoàn kết", commitments=promised)


def read(pdf, tool="pdftotext", *options) -> str:
    command = (tool, *options, "-", "-") if tool == "pdftotext" else (tool, *options, "-")
    found = subprocess.run(command, input=bytes(pdf), capture_output=True, check=True).stdout
    return unicodedata.normalize("NFC", " ".join(found.decode().split()))


def say_no(made, by, reason=REASON, address=""):
    place = made.document.places.select_related("mandate").get()
    return appendix.decline(made, place=place, by=by, reason=reason, address=address)


def test_the_signature_seals_it(made):
    factories.sign_appendix(made)
    made.document.refresh_from_db()
    assert (made.document.state, made.lock().state) == (Document.State.SEALED, "recorded")
    assert examine(made.document).valid
    assert [event.verb for event in made.events()][-2:] == [Event.Verb.SIGNED, Event.Verb.SEALED]


def test_it_is_signed_once(made):
    factories.sign_appendix(made)
    when = timezone.localtime(made.document.signatures.get(kind="person").signed_at)
    with refused(WrongState, f"{made.unit} đã ký lúc {when:%H:%M ngày %d/%m/%Y}."):
        factories.sign_appendix(made)


def test_only_the_named_leader_signs(year, made):
    place = made.document.places.select_related("mandate__person").get()
    confirmation = year.confirmation(sha256=made.document.frozen_sha256)

    def sign(person):
        appendix.sign(made, place=place, by=person, confirmation=confirmation)

    refused_to(year, ONLY_SIGNATORY, sign, "officer", "secretary", "supervisor", "administrator", "stranger")


def test_the_unit_and_the_secretariat_are_told_of_the_signature(year, made):
    sent = letters()
    factories.sign_appendix(made)
    people = (year.officers[0], year.leaders[0], year.secretary)
    signed = told(f"Đồng chí đã ký {made.document.title}", year.leaders[0])
    assert letters() == sorted(sent + signed + told(f"{made.document.title} đã được ký đủ", *people))


def test_a_failure_leaves_it_unsigned(made):
    undone(lambda: factories.sign_appendix(made))


def test_what_is_declined_goes_back_to_the_unit(year, made):
    sent, document, leader = letters(), made.document, year.leaders[0]
    back = say_no(made, leader, address="10.0.0.7")
    document.refresh_from_db()
    assert (back.state, back.reason, back.document, back.recorded_at) == ("sent_back", REASON, None, None)
    assert (document.state, document.void_reason) == (Document.State.VOID, REASON)
    facts = {"code": document.code, "reason": REASON, "unit": made.unit.name}
    assert recorded(made) == (Event.Verb.DECLINED, leader, leader.full_name, "10.0.0.7", facts)
    people = (year.officers[0], leader, year.secretary)
    assert letters() == sorted(sent + told(f"Lãnh đạo đơn vị từ chối ký {document.title}", *people))


def test_the_next_appendix_keeps_the_number_as_its_next_version(year, made):
    back = say_no(made, year.leaders[0])
    again = record(submit(back, by=year.officers[0], edition=back.edition), by=year.secretary)
    assert (again.appendix_number, again.document.version) == (made.appendix_number, 2)


def test_who_may_not_sign_does_not_decline(year, made):
    refused_to(year, ONLY_SIGNATORY, lambda person: say_no(made, person), "officer", "secretary")
    factories.sign_appendix(made)
    sentence = "Đồng chí đã ký nên không từ chối được. Nếu cần sửa nội dung, xin liên hệ Thường trực cụm."
    with refused(WrongState, sentence):
        say_no(made, year.leaders[0])


def test_a_failure_declines_nothing(year, made):
    undone(lambda: say_no(made, year.leaders[0]))


def test_the_paper_says_everything_and_names_who_signs(year, made):
    said = read(made.document.newest().pdf, "pdftotext", "-raw")
    for sentence in (
        "PHỤ LỤC I",
        f"(Kèm theo Giao ước thi đua năm 2019 số 01/GƯ-CTĐ, ký ngày 28 tháng 02 năm 2019 của {year.cluster.title})",
        "Chuyên đề thi đua: Khu dân cư đoàn kết",
        f"{made.unit.name} đăng ký thực hiện chuyên đề thi đua",
        "1. Rõ người: Người phụ trách mẫu, Phó Chủ tịch.",
        "2. Rõ việc: Rà soát quy trình. Niêm yết công khai thời hạn giải quyết.",
        "3. Rõ thời gian: từ ngày 01/03/2019 đến ngày 30/11/2019.",
        "4. Rõ trách nhiệm: Văn phòng chủ trì, các ban phối hợp.",
        "5. Rõ kết quả: Hồ sơ được giải quyết đúng hạn. Chỉ tiêu: 95%.",
        "- 1. Nhiệm vụ",
        "TM. BAN THƯỜNG VỤ CHỦ TỊCH",
        f"bộ phận không tách rời của Giao ước thi đua năm 2019 của {year.cluster.title}./.",
        f"Nơi nhận: - Thường trực {year.cluster.title}; - Các đơn vị thành viên; - Lưu: VT.",
        made.document.code,
    ):
        assert sentence in said


def test_its_head_is_that_of_the_unit_which_signs_it(year):
    Unit.objects.filter(pk=year.units[1].pk).update(superior_body="Tổng hội thử")
    made = factories.registration(year, Unit.objects.get(pk=year.units[1].pk))
    said = read(made.document.newest().pdf, "pdftotext", "-raw")
    assert said.startswith(f"TỔNG HỘI THỬ {made.unit.name.upper()} CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")


def test_nothing_unfinished_is_printed(year):
    sent = factories.registration(year, state="submitted")
    Registration.objects.filter(pk=sent.pk).update(work="")
    with refused(PledgeError, f"Chưa lập được phụ lục. {WANTED['work']}"):
        record(sent, by=year.secretary)


def test_the_paper_is_sound_to_other_tools(made, tmp_path):
    factories.sign_appendix(made)
    pdf = bytes(made.document.newest().pdf)
    fonts = read(pdf, "pdffonts").split("- ")[-1]
    assert " no " not in f" {fonts} ".replace("yes no", "yes")
    file = tmp_path / "phu-luc.pdf"
    file.write_bytes(pdf)
    checked = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, check=True).stdout.decode()
    assert "No syntax or stream encoding errors found" in checked
    assert "Nguyễn Văn Thử" in read(pdf)


def test_the_stored_bytes_are_what_the_page_hands_out(year, made):
    response = visitor(year.officers[1]).get(made.pdf_url)
    assert response.content == bytes(made.document.newest().pdf)
    name = f"phu-luc-01-{year.cluster.slug}-2019.pdf"
    assert response["Content-Disposition"] == f'inline; filename="{name}"'


def test_anybody_verifies_it_by_its_code_and_by_its_file(made):
    factories.sign_appendix(made)
    page = visitor().get(reverse("pledges:verification", kwargs={"code": made.document.code}))
    assert "Nguyên vẹn, chữ ký hợp lệ" in words(page)
    assert "Tệp đúng với văn bản đã ký" in words(bring(bytes(made.document.newest().pdf)))


def test_a_void_appendix_is_not_said_to_be_drafted_anew(year, made):
    pdf, code = bytes(made.document.newest().pdf), made.document.code
    say_no(made, year.leaders[0])
    page = visitor().get(reverse("pledges:verification", kwargs={"code": code}))
    for response in (page, bring(pdf)):
        assert "bị từ chối ký hoặc đã thu hồi" in words(response)
        assert "soạn lại" not in words(response)


def test_its_evidence_tells_the_log_of_the_registration(year, made):
    factories.sign_appendix(made)
    where = {"cluster": year.cluster.slug, "year": "2019", "code": made.document.code}
    response = visitor(year.secretary).get(reverse("pledges:document_evidence", kwargs=where))
    said = read(response.content)
    assert "3. LỊCH SỬ XỬ LÝ" in said
    assert "Lập bản nháp" in said
    assert "Ghi nhận" in said


def test_all_logs_agree_with_the_appendices(year, made, verify):
    factories.sign_appendix(made)
    say_no(factories.registration(year, year.units[1]), year.leaders[1])
    factories.registration(year, state="withdrawn")
    factories.registration(year, state="draft")
    assert [against_the_log(registration) for registration in Registration.objects.all()] == [[]] * 4
    code, lines = verify("--all")
    assert (code, lines[0].endswith("đều nguyên vẹn.")) == (0, True)


def test_an_appendix_whose_log_was_changed_is_found(made, verify):
    with without_triggers() as cursor:
        facts = json.dumps({"code": "PL19-2222-2222", "sha256": "0" * 64})
        event = made.events().get(verb=Event.Verb.FROZEN)
        cursor.execute("UPDATE pledges_event SET facts = %s WHERE id = %s", [facts, event.pk])
    code, lines = verify("--all")
    wanted = f"Lịch sử xử lý {made.event_key}: các bản lưu không đúng như đã ghi nhận."
    assert (code, wanted in lines) == (1, True)


def test_nobody_else_is_asked_to_decline(year, made):
    other = factories.registration(year, year.units[1])
    with refused(NotAllowed, ONLY_SIGNATORY):
        appendix.decline(other, place=other.document.places.get(), by=year.leaders[0], reason=REASON)
