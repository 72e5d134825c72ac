"""Evidence files of a line: brought, handed out as downloads to readers of the year, taken away while one writes."""

from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.files import acts
from pledges.reports.models import EvidenceFile, Report
from pledges.states.event import Event
from pledges.states.stateful import CLOSED, ONLY_UNIT_PEOPLE
from tests import brought, factories
from tests.ladder import letters, recorded, refused, rows, somebody, undone
from tests.pages import field_errors, notices, page, visitor, words
from tests.reports import reporting

GONE = "Tệp này đã được xóa. Xin xem lại danh sách tệp."


@pytest.fixture
def year(db):
    return reporting.promising()


@pytest.fixture
def report(year):
    return factories.report(year, state="written")


@pytest.fixture
def line(report):
    return report.lines.get(target__name="Đơn thư")


def bring(year, line, *, by=None, name="Kế hoạch.pdf", content=brought.PDF, **wishes):
    return acts.attach(line, by=by or year.officers[0], name=name, content=content, **wishes)


def upload(year, line, content, name="Kế hoạch.pdf", kind="application/pdf"):
    file = SimpleUploadedFile(name, content, kind)
    return visitor(year.officers[0]).post(line.report.url("report_files", line=line.pk), {"file": file})


def test_what_was_brought_is_stored_and_recorded(year, line):
    file = bring(year, line, address="10.0.0.7")
    digest = sha256(brought.PDF).hexdigest()
    assert (file.name, file.media_type, file.size, file.sha256) == (
        *("Kế hoạch.pdf", "application/pdf"),
        *(len(brought.PDF), digest),
    )
    assert bytes(EvidenceFile.objects.get().content) == brought.PDF
    officer, facts = year.officers[0], {"file": "Kế hoạch.pdf", "sha256": digest}
    assert recorded(line.report) == (Event.Verb.WRITTEN, officer, officer.full_name, "10.0.0.7", facts)
    assert letters() == []


def test_it_is_taken_away_and_the_log_remembers(year, line):
    file = bring(year, line)
    acts.remove(file, by=year.leaders[0])
    assert EvidenceFile.objects.count() == 0
    assert recorded(line.report)[4] == {"removed_file": "Kế hoạch.pdf", "sha256": file.sha256}
    with refused(PledgeError, GONE):
        acts.remove(EvidenceFile(pk=file.pk or 1, line=line), by=year.leaders[0])


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_what_is_on_its_way_keeps_its_files(year, line, state):
    file = bring(year, line)
    Report.objects.filter(pk=line.report_id).update(
        state=state, approved_at=file.brought_at, approved_by=year.leaders[0]
    )
    with refused(WrongState, Report.WRONG_STATE[state]):
        bring(year, line)
    with refused(WrongState, Report.WRONG_STATE[state]):
        acts.remove(file, by=year.officers[0])


@pytest.mark.parametrize("kind", ["secretary", "supervisor", "administrator", "stranger"])
def test_only_people_of_the_unit_bring_and_take(year, line, kind):
    file = bring(year, line)
    with refused(NotAllowed, ONLY_UNIT_PEOPLE):
        bring(year, line, by=somebody(year, kind))
    with refused(NotAllowed, ONLY_UNIT_PEOPLE):
        acts.remove(file, by=somebody(year, kind))


def test_a_closed_year_takes_nothing(year, line):
    reporting.close(year)
    with refused(WrongState, CLOSED):
        bring(year, line)


def test_a_line_has_ten_files(year, line):
    for number in range(10):
        bring(year, line, content=brought.PDF + b"%%%d" % number)
    with refused(PledgeError, "Mỗi mục có nhiều nhất 10 tệp. Xin xóa bớt tệp cũ."):
        bring(year, line)


def test_the_files_of_a_report_have_a_sum(year, line):
    bring(year, line, content=brought.picture())
    EvidenceFile.objects.update(size=acts.LARGEST_SUM)
    sentence = "Các tệp của một báo cáo, một bảng điểm nhiều nhất là 100 MB. Xin giảm dung lượng hoặc xóa bớt tệp cũ."
    with refused(PledgeError, sentence):
        bring(year, line)


def test_a_failure_leaves_nothing(year, line):
    undone(lambda: bring(year, line))


def test_the_page_takes_a_file_and_shows_it(year, line):
    response = upload(year, line, brought.picture(), name="ảnh.html", kind="text/html")
    assert response.url == line.report.url("report_files", line=line.pk)
    shown = visitor(year.officers[0]).get(response.url)
    assert notices(shown) == []  # the message was shown to the browser that brought it
    assert "ảnh.html.png" in words(shown)
    assert "1/10" in words(shown)


@pytest.mark.parametrize(
    "name", ["nothing", "a page", "a drawing with a script", "a DOCX with macros", "a bomb"]
)
def test_a_hostile_file_gets_a_sentence_at_its_field(year, line, name):
    content, before = brought.hostile()[name], rows()
    response = upload(year, line, content, name="bao-cao.pdf")
    assert response.status_code == 422
    assert len(field_errors(response)) == 1
    assert rows() == before


def test_a_form_without_a_file_is_told(year, line):
    response = visitor(year.officers[0]).post(line.report.url("report_files", line=line.pk), {})
    assert (response.status_code, len(field_errors(response))) == (422, 1)


def test_a_file_that_is_too_large_is_told(year, line):
    response = upload(year, line, brought.PDF + bytes(10 * 1024 * 1024))
    assert field_errors(response) == ["Tệp lớn hơn 10 MB. Xin giảm dung lượng hoặc chia thành nhiều tệp."]


def test_photos_that_the_phone_calls_alike_get_names_of_their_own(year, line):
    photos = [brought.picture("JPEG", (9 + number, 9)) for number in range(2)]
    for photo in photos:
        bring(year, line, name="image.jpg", content=photo)
    assert [file.name for file in EvidenceFile.objects.order_by("pk")] == ["image.jpg", "image (2).jpg"]
    with refused(PledgeError, "Tệp này đã được tải lên (“image.jpg”)."):
        bring(year, line, name="anh.jpg", content=photos[0])


def test_several_files_are_brought_at_once(year, line):
    files = [
        SimpleUploadedFile("một.pdf", brought.PDF, "application/pdf"),
        SimpleUploadedFile("hai.png", brought.picture(), "image/png"),
    ]
    url = line.report.url("report_files", line=line.pk)
    browser = visitor(year.officers[0])
    answer = browser.post(url, {"file": files}, follow=True)
    assert notices(answer) == ["Đã lưu tệp một.pdf.", "Đã lưu tệp hai.png."]
    assert [file.name for file in EvidenceFile.objects.order_by("pk")] == ["một.pdf", "hai.png"]


def test_one_bad_file_of_several_is_named_and_none_is_kept(year, line):
    files = [
        SimpleUploadedFile("một.pdf", brought.PDF, "application/pdf"),
        SimpleUploadedFile("hai.heic", b"\0\0\0\x18ftypheic" + bytes(200), "image/heic"),
    ]
    url = line.report.url("report_files", line=line.pk)
    answer = visitor(year.officers[0]).post(url, {"file": files})
    (told,) = field_errors(answer)
    assert told.startswith("hai.heic: Ảnh HEIC")
    assert not EvidenceFile.objects.exists()


def test_it_is_only_ever_a_download(year, line):
    file = bring(year, line, name="Kế hoạch <b>.html", content=brought.picture())
    answer = visitor(year.leaders[0]).get(line.report.url("report_file", file=file.pk))
    assert (answer.status_code, answer.content) == (200, bytes(file.content))
    headers = {name: answer.headers[name] for name in ("Content-Type", "X-Content-Type-Options")}
    assert headers == {"Content-Type": "image/png", "X-Content-Type-Options": "nosniff"}
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["Cache-Control"] == "no-store"


def test_readers_of_the_year_get_it_once_it_was_sent(year, line):
    file = bring(year, line)
    url = line.report.url("report_file", file=file.pk)
    readers = (year.secretary, year.supervisor, year.officers[1])
    assert [visitor(person).get(url).status_code for person in readers] == [404] * 3
    Report.objects.filter(pk=line.report_id).update(
        state="approved", approved_at=file.brought_at, approved_by=year.leaders[0]
    )
    assert [visitor(person).get(url).status_code for person in readers] == [200] * 3
    assert visitor(somebody(year, "stranger")).get(url).status_code == 404


def test_the_address_names_the_report_of_the_file(year, line):
    file, other = bring(year, line), factories.report(year, year.units[1])
    browser = visitor(year.officers[1])
    assert browser.get(other.url("report_file", file=file.pk)).status_code == 404
    assert browser.get(other.url("report_files", line=line.pk)).status_code == 404


def test_taking_away_is_asked_first(year, line):
    file = bring(year, line)
    browser, url = visitor(year.officers[0]), line.report.url("report_file_remove", file=file.pk)
    shown = browser.get(url)
    assert "Kế hoạch.pdf" in words(shown)
    assert url in page(shown).posts()
    assert browser.post(url).url == line.report.url("report_files", line=line.pk)
    assert EvidenceFile.objects.count() == 0
