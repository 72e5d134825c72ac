"""An inspection from the greeting to the opinion of the unit, on a laptop and on a phone, with a script and without."""

import pytest
from playwright.sync_api import expect

from pledges.inspections.visit.models import Answer, AnswerFile
from tests import brought, factories, judging
from tests.browser.apart import apart
from tests.inspections import inspecting

LONG = "Việc phổ biến, quán triệt chủ trương của Đảng, pháp luật của Nhà nước về thi đua, khen thưởng tới từng cơ sở"


@pytest.fixture
def year(site, authority):
    year = factories.cluster_year()
    plan = judging.plan(year)
    plan.questions.filter(position=2).update(text=LONG, guidance="Xem sổ theo dõi, kế hoạch, biên bản họp.")
    return year


def test_an_inspection_from_the_greeting_to_the_opinion(visit, year):
    made = judging.inspection_of(year)
    head = visit(year.officers[0]).goes_to(made.get_absolute_url()).sees("Chưa kiểm tra")
    head.presses("Bắt đầu kiểm tra", exact=True).looks().sees(LONG, "tất cả đã lưu")
    page = head.page
    page.locator("[data-checklist].is-live").wait_for()
    for number in (1, 2):
        page.locator(f"form[data-question] >> nth={number - 1}").get_by_text(
            "Thực hiện một phần", exact=True
        ).click()
    head.types("Hồ sơ đã xem", "Sổ theo dõi năm 2019")
    for box in page.get_by_label("Nhận xét").all():
        box.fill("Còn một số cơ sở gửi chậm.")
        box.blur()
    photo = {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": brought.picture("JPEG")}
    page.locator("input[type=file][capture]").first.set_input_files(photo)
    page.get_by_role("link", name="anh.jpg", exact=True).wait_for()
    page.locator("[data-sync]").get_by_text("tất cả đã lưu", exact=True).wait_for()
    head.looks().sees("2/2 nội dung", "Đã lưu lúc")
    box = page.locator(".verdicts label").first.bounding_box()
    assert min(box["height"], box["width"]) >= 44
    head.follows("Hoàn thành").follows("Nhập thành phần, ưu điểm, hạn chế")
    head.types("Thành phần tham dự", "Bà Lê Thị Dự, Phó Chủ tịch")
    head.types("Ưu điểm", "Hồ sơ đầy đủ.").types("Hạn chế", "Gửi số liệu chậm.").presses("Lưu", exact=True)
    head.looks().sees("Hồ sơ đầy đủ.", "anh.jpg", "2/2 nội dung").presses("Lấy ý kiến đơn vị").looks().sees(
        "Chờ ý kiến"
    )
    unit = visit(year.officers[1]).goes_to(made.get_absolute_url()).sees("Gửi số liệu chậm.", LONG)
    unit.follows("Cho ý kiến").page.get_by_label("Có nội dung chưa nhất trí").check()
    unit.presses("Gửi ý kiến").looks().sees("Chưa nhập nội dung chưa nhất trí")
    unit.types("Nội dung ý kiến", "Đề nghị xem thêm quý IV.").presses("Gửi ý kiến").looks()
    unit.sees("Chưa nhất trí", "Đề nghị xem thêm quý IV.")
    head.goes_to(made.get_absolute_url()).follows("Kiểm tra bổ sung").types(
        "Lý do kiểm tra bổ sung", "Xem thêm hồ sơ quý IV."
    )
    head.presses("Kiểm tra bổ sung").looks().sees("Đang kiểm tra", "Lấy ý kiến đơn vị")
    expect(head.page.locator("main")).not_to_contain_text("Đề nghị xem thêm quý IV.")
    visit(year.officers[2]).goes_to(made.get_absolute_url()).sees("Kết quả kiểm tra chưa công bố")


def test_the_checklist_needs_no_script(visit, year):
    made = apart(inspecting.inspection, year)
    head = visit(year.officers[0], java_script_enabled=False)
    head.comes_to(made.url("inspection_checklist"))
    form = head.page.locator("form[data-question]").first
    form.locator("label", has_text="Chưa thực hiện").first.click()
    form.get_by_label("Nhận xét").fill("Chưa có hồ sơ.")
    file = {"name": "so.pdf", "mimeType": "application/pdf", "buffer": brought.PDF}
    form.locator("input[name=file]").set_input_files(file)
    head.presses("Lưu nội dung 1")
    assert head.page.url.endswith(f"#cau-{inspecting.first_question(made).pk}")
    head.sees("Đã lưu kết quả kiểm tra.", "Đã lưu tệp so.pdf.")
    assert (Answer.objects.get().remark, AnswerFile.objects.get().name) == ("Chưa có hồ sơ.", "so.pdf")
