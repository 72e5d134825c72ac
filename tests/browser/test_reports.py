"""A report on its way: written on the screen of an officer, approved by the leader, read in the review."""

from tests import brought, factories
from tests.browser.apart import apart
from tests.reports import reporting


def test_a_report_from_the_form_to_the_review(visit, site, authority):
    year = reporting.promising(2)
    reporting.registered(year)
    report = factories.report(year, state="draft")
    officer = visit(year.officers[0]).goes_to(report.url("report_write"))
    for each in officer.page.get_by_label("Ghi chú").all():
        each.fill("Đã thực hiện tốt.")
    officer.presses("Lưu và thêm minh chứng")
    file = {"name": "anh.png", "mimeType": "image/png", "buffer": brought.picture()}
    officer.page.get_by_label("Tệp minh chứng").set_input_files(file)
    officer.presses("Tải lên").looks().sees("anh.png", "1/10")
    officer.goes_to(report.get_absolute_url()).presses("Trình lãnh đạo").looks().sees("Chờ duyệt")
    leader = visit(year.leaders[0]).goes_to(report.get_absolute_url())
    leader.presses("Duyệt và gửi").looks().sees("Đã gửi")
    secretary = visit(year.secretary).goes_to(f"/{year.cluster.slug}/2019/bao-cao/")
    secretary.follows("Xem báo cáo tổng hợp").sees("Tỷ lệ hoàn thành theo đơn vị", "Đã thực hiện tốt.")
    secretary.goes_to(report.url("report_send_back"))


def test_what_is_typed_survives_without_saving(visit, site, authority):
    year = reporting.promising(1)
    report = apart(factories.report, year, None, "half_year", "draft")
    officer = visit(year.officers[0]).goes_to(report.url("report_write"))
    officer.types("Hạn chế, nguyên nhân", "Đang gõ dở.")
    officer.page.get_by_text("Đã lưu nháp lúc").wait_for()
    officer.goes_to(report.url("report_write"))
    assert officer.value("Hạn chế, nguyên nhân") == "Đang gõ dở."
