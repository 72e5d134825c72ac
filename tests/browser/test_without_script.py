"""Nothing needs JavaScript: drafting with every row button, and signing."""

import pytest

from tests.browser.drafting import commitment_title, previews_in_a_tab
from tests.browser.widths import told_at_both_widths


@pytest.fixture
def plain(visit):
    return lambda person: visit(person, java_script_enabled=False)


def _titles(visitor) -> list[str]:
    rows = visitor.page.locator(".commitment-fields").count()
    return [commitment_title(visitor, number) for number in range(1, rows + 1)]


@told_at_both_widths
def test_drafting_with_every_button(plain, year):
    secretary = plain(year.secretary)
    secretary.comes_to(year.url("agreement_draft"))
    _arranges_commitments(secretary)
    _arranges_targets(secretary)
    previews_in_a_tab(secretary)
    secretary.presses(
        "Lưu, tiếp tục soạn" if secretary.page.viewport_size["width"] > 768 else "Lưu", exact=True
    )
    secretary.sees("Đã lưu dự thảo.")
    secretary.comes_to(year.url())
    secretary.sees("1. Thứ nhất.", "2. Nhiệm vụ.", "3. Thứ hai.", "Số hội viên mới: từ 1.000 trở lên.")


def _arranges_commitments(secretary):
    secretary.presses("Thêm nội dung")
    secretary.page.locator(".commitment-fields").nth(1).get_by_label("Tên nội dung").fill("Bỏ đi")
    secretary.page.get_by_text("Nhập nhanh từ văn bản có sẵn").click()
    secretary.types("Nội dung văn bản", "1. Thứ nhất: Làm tốt.\n2. Thứ hai: Làm tốt hơn.\n- Số hội viên mới")
    secretary.presses("Tách nội dung")
    assert _titles(secretary) == ["Nhiệm vụ", "Bỏ đi", "Thứ nhất", "Thứ hai"]
    secretary.presses("Xóa nội dung 2")
    secretary.presses("Chuyển nội dung 2 lên trên")
    secretary.presses("Chuyển nội dung 2 xuống dưới")
    secretary.presses("Chuyển nội dung 3 lên trên")
    assert _titles(secretary) == ["Thứ nhất", "Nhiệm vụ", "Thứ hai"]


def _arranges_targets(secretary):
    secretary.presses("Thêm chỉ tiêu cho nội dung 3")
    secretary.presses("Xóa chỉ tiêu 2 của nội dung 3")
    row = secretary.page.get_by_role("group", name="Chỉ tiêu 1 của nội dung 3")
    assert row.get_by_role("textbox", name="Chỉ tiêu").input_value() == "Số hội viên mới"
    row.get_by_label("So sánh").select_option("≥")
    row.get_by_label("Giá trị").fill("1000")


def test_a_refused_form_comes_back_with_what_was_typed(plain, year):
    secretary = plain(year.secretary)
    secretary.comes_to(year.url("agreement_draft"))
    secretary.types("Ngày ký kết", "31/02/2019").types("Lời kết", "Lời kết đã sửa.")
    secretary.presses("Lưu và xem").sees("Chưa lưu được")
    secretary.page.locator("main").get_by_role("link", name="Ngày ký kết").click()
    secretary.page.wait_for_url("**#id_day")
    assert secretary.value("Ngày ký kết") == "31/02/2019"
    assert secretary.value("Lời kết") == "Lời kết đã sửa."


def test_signing(plain, open_year):
    leader = plain(open_year.leaders[0])
    leader.comes_to("/")
    with leader.leaves_the_page():
        leader.page.get_by_role("link", name="Đọc và ký").click()
    leader.presses("Ký giao ước").sees("Đề nghị đồng chí đánh dấu xác nhận đã đọc toàn văn.")
    leader.confirms_and_signs()
    leader.sees("Đồng chí đã ký", "1/3")
