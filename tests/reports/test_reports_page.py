"""The overview of the year's reports, a report's own page, and the way through the form without any script."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from pledges.reports.models import Report
from pledges.states.scratch import Scratch
from tests import factories
from tests.input.bad import examples, texts
from tests.ladder import rows
from tests.pages import chips, field_errors, fields, notices, page, visitor, words
from tests.queries.limits import MORE, MOST
from tests.reports import reporting

BENCH = MORE["pledges:workbench"]


@pytest.fixture
def year(db):
    return reporting.promising()


def overview(year):
    return reverse("pledges:reports", kwargs={"cluster": year.cluster.slug, "year": year.term.name})


def due(year, day, field="half_year_due_on"):
    setattr(year.term, field, day)
    year.term.save()


def test_the_overview_says_who_has_what(year):
    due(year, timezone.localdate() - timedelta(days=1))
    factories.report(year)
    factories.report(year, year.units[1], state="submitted")
    response = visitor(year.secretary).get(overview(year))
    assert chips(response) == [*("Quá hạn", "Đã gửi", "Chưa lập", "Chờ duyệt", "Quá hạn", "Chưa lập")]
    assert "1/2 đơn vị đã gửi báo cáo" in words(response)


def test_only_reports_one_may_read_are_links(year):
    sent, own = factories.report(year), factories.report(year, year.units[1], state="draft")
    for person, seen in (
        (year.officers[0], {sent}),
        (year.officers[1], {sent, own}),
        (year.secretary, {sent}),
    ):
        links = set(page(visitor(person).get(overview(year))).links())
        assert {each for each in (sent, own) if each.get_absolute_url() in links} == seen


def test_a_unit_begins_its_report_from_the_overview(year):
    browser = visitor(year.officers[0])
    url = reverse(
        "pledges:report_start",
        kwargs={"cluster": year.cluster.slug, "year": "2019", "period": "half_year"},
    )
    assert url in page(browser.get(overview(year))).posts()
    answer = browser.post(url, fields(browser.get(overview(year)), url))
    assert answer.url == Report.objects.get().url("report_write")
    assert browser.post(url, {"unit": year.units[0].pk}).url == answer.url
    assert Report.objects.count() == 1
    assert browser.post(url, {"unit": year.units[1].pk}).url == overview(year)
    assert Report.objects.count() == 1


def test_the_page_shows_figures_words_and_the_half_year(year):
    factories.report(year)
    report = factories.report(year, period="year_end", state="written", limits="Còn chậm.")
    text = words(visitor(year.officers[0]).get(report.get_absolute_url()))
    for part in ("Việc đúng hạn ≥ 90%", "90% hoàn thành 100%", "Sơ kết 6 tháng đầu năm: 90%", "Còn chậm."):
        assert part in text


def test_the_form_is_filled_in_saved_and_submitted(year):
    report = factories.report(year, state="draft")
    browser, url = visitor(year.officers[0]), report.url("report_write")
    typed = fields(browser.get(url), url)
    line = report.lines.get(target__name="Việc đúng hạn")
    typed |= {name: "Đã làm." for name in typed if name.endswith("-words")}
    answer = browser.post(url, typed | {f"l{line.pk}-figure": "1.045,5", "limits": "Chậm."})
    assert answer.url == report.get_absolute_url()
    line.refresh_from_db()
    assert (str(line.figure), str(line.percent), line.words) == ("1045.50", "100.0", "Đã làm.")
    assert f"l{line.pk}-figure" in fields(browser.get(url), url)
    assert browser.post(report.url("report_submit")).url == report.get_absolute_url()
    report.refresh_from_db()
    assert report.state == "submitted"


def test_saving_can_lead_to_the_files_of_a_line(year):
    report = factories.report(year, state="draft")
    browser, url = visitor(year.officers[0]), report.url("report_write")
    line = report.lines.first()
    typed = fields(browser.get(url), url)
    assert browser.post(url, typed | {"files": line.pk}).url == report.url("report_files", line=line.pk)
    typed = fields(browser.get(url), url)
    assert browser.post(url, typed | {"stay": "1"}).url == url


def test_wrong_values_come_back_with_a_sentence(year):
    report = factories.report(year, state="draft")
    browser, url = visitor(year.officers[0]), report.url("report_write")
    line = report.lines.get(target__name="Đơn thư")
    typed = fields(browser.get(url), url) | {f"l{line.pk}-percent": "101", f"l{line.pk}-figure": "nhiều"}
    response = browser.post(url, typed)
    assert (response.status_code, len(field_errors(response))) == (422, 2)
    assert fields(response, url)[f"l{line.pk}-figure"] == "nhiều"
    assert "Bản nháp tự động lúc" in words(browser.get(url))
    browser.post(report.url("report_scratch_discard"))
    assert fields(browser.get(url), url)[f"l{line.pk}-figure"] == ""


def test_who_saved_in_between_is_shown_beside_what_was_typed(year):
    report = factories.report(year, state="draft")
    url, line = report.url("report_write"), report.lines.get(target__name="Đơn thư")
    browsers = [visitor(year.officers[0]), visitor(year.leaders[0])]
    typed = [
        fields(each.get(url), url) | {f"l{line.pk}-words": word}
        for each, word in zip(browsers, "ab", strict=True)
    ]
    assert browsers[0].post(url, typed[0]).status_code == 302
    response = browsers[1].post(url, typed[1])
    assert response.status_code == 409
    assert "vừa lưu nội dung khác" in words(response)
    again = fields(response, url)
    assert (again[f"l{line.pk}-words"], again["edition"]) == ("b", "1")
    assert browsers[1].post(url, again).status_code == 302


def test_what_is_typed_is_kept_for_its_editor(year):
    report = factories.report(year, state="draft")
    browser, url = visitor(year.officers[0]), report.url("report_write")
    typed = fields(browser.get(url), url) | {"limits": "đang gõ"}
    assert browser.post(report.url("report_scratch"), typed).status_code == 204
    assert Scratch.objects.get().person == year.officers[0]
    assert fields(browser.get(url), url)["limits"] == "đang gõ"
    assert fields(visitor(year.leaders[0]).get(url), url)["limits"] == ""


def test_new_lines_are_added_by_a_button_never_by_reading(year):
    report = factories.report(year, state="draft")
    reporting.registered(year)
    browser, url = visitor(year.officers[0]), report.url("report_write")
    before = rows()
    assert "Có 1 nội dung mới" in words(browser.get(url))
    assert "Có 1 nội dung mới" in words(browser.get(report.get_absolute_url()))
    assert rows() == before
    browser.post(report.url("report_refresh"))
    assert report.lines.filter(registration__isnull=False).count() == 1


def test_a_form_that_was_cut_off_saves_nothing(year):
    report = factories.report(year, state="draft")
    browser, before = visitor(year.officers[0]), rows()
    response = browser.post(report.url("report_write"), {"edition": "0"}, follow=True)
    assert "Chưa lưu được." in notices(response)[0]
    assert rows() == before


def test_the_leader_reads_and_approves_or_hands_back(year):
    report = factories.report(year, state="submitted")
    browser = visitor(year.leaders[0])
    text = words(browser.get(report.get_absolute_url()))
    assert "Đề nghị đồng chí duyệt" in text
    back = report.url("report_return")
    assert field_errors(browser.post(back, {"reason": " "})) == ["Chưa nhập lý do."]
    form = fields(browser.get(report.get_absolute_url()), report.url("report_approve"))
    browser.post(report.url("report_approve"), form)
    report.refresh_from_db()
    assert (report.state, report.approved_by) == ("approved", year.leaders[0])


@examples(3)
@given(data=st.data())
def test_no_input_breaks_the_form(year, data):
    report = Report.objects.first() or factories.report(year, state="draft")
    line = report.lines.get(target__name="Đơn thư")
    names = [
        *Report.PARTS,
        "edition",
        "files",
        *(f"l{line.pk}-{name}" for name in ("figure", "percent", "words")),
    ]
    browser, url = visitor(year.officers[0]), report.url("report_write")
    typed = fields(browser.get(url), url)
    for name in data.draw(st.sets(st.sampled_from(names), min_size=1, max_size=3)):
        typed[name] = data.draw(texts()).encode(errors="replace").decode()
    assert browser.post(url, typed).status_code in {302, 400, 409, 422}
    assert browser.get(url).status_code == 200


def queries(browser, url) -> int:
    browser.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(url).status_code == 200
    return len(asked)


def counted(units: int, commitments: int) -> dict[str, int]:
    wanted = tuple((f"Việc {number}", reporting.TARGETS) for number in range(commitments))
    year = reporting.promising(units, commitments=wanted)
    for unit in year.units:
        for number in range(commitments):
            reporting.registered(year, unit, name=f"Chuyên đề {number}")
        factories.report(year, unit)
    own = factories.report(year, period="year_end", state="written")
    officer, secretary = visitor(year.officers[0]), visitor(year.secretary)
    where = {"cluster": year.cluster.slug, "year": "2019", "period": "half_year"}
    due(year, date(2019, 7, 15))
    return {
        "overview": queries(secretary, overview(year)),
        "overview of a unit": queries(officer, overview(year)),
        "report": queries(officer, own.get_absolute_url()),
        "form": queries(officer, own.url("report_write")),
        "files": queries(officer, own.url("report_files", line=own.lines.first().pk)),
        "review": queries(secretary, reverse("pledges:review", kwargs=where)),
        "docx": queries(secretary, reverse("pledges:review_docx", kwargs=where)),
        "bench": queries(secretary, reverse("pledges:workbench")),
        "bench of a unit": queries(officer, reverse("pledges:workbench")),
    }


def test_pages_ask_no_more_when_there_is_more(db):
    few, many = counted(1, 1), counted(8, 6)
    assert few == many
    assert {
        page: count for page, count in many.items() if count > MOST + BENCH * page.startswith("bench")
    } == {}
