"""The list of registrations and the way of a filled-in template, at the screen."""

from tests import factories
from tests.registrations.registering import address, many, registered, row, sheet


def test_the_list_is_narrowed_and_sorted(visit, year):
    many(year, 30)
    registered(year, name="Mô hình xanh", kind="model")
    reader = visit(year.secretary).goes_to(address(year)).sees("đơn vị có ít nhất một chuyên đề")
    reader.types("Tìm", "mo hinh").presses("Lọc").looks().sees("Mô hình xanh", "1 đăng ký")
    order = reader.page.get_by_label("Xếp theo")
    assert not order.is_visible()
    reader.page.get_by_text("Điều kiện lọc").click()
    order.select_option("Tên (Y - A)")
    reader.types("Tìm", "").presses("Lọc").looks().sees("Trang 1 trong 2")
    reader.follows("Trang sau").sees("Trang 2 trong 2")
    reader.goes_to(address(year, loai="khong-co")).sees("Xin chọn lại trong danh sách")
    visit(year.officers[0]).goes_to(address(_following(year))).sees("Thêm đăng ký")


def _following(year):
    """The following year of the same cluster, in which nothing is registered yet."""
    term = factories.term(year.cluster, "2020")
    for unit in year.units:
        factories.member(term, unit)
    year.term = term
    return year


def test_a_filled_template_is_brought_looked_at_and_saved(visit, year):
    officer = visit(year.officers[0]).goes_to(address(year, "registrations_import"))
    _brings(officer, sheet(row(starts_on="31/02/2019", work="Việc dài " * 60)))
    officer.sees("Dòng 2, cột Từ ngày", "Tệp có lỗi, chưa lưu")
    _brings(officer, sheet(row(name="Một"), row(name="Hai", work="Việc dài " * 60)))
    officer.sees("Lưu 2 đăng ký thành bản nháp?").presses("Lưu thành bản nháp").looks()
    officer.sees("Đã lưu 2 đăng ký thành bản nháp", "Một", "Hai", "Bản nháp")


def _brings(visitor, content: bytes) -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    file = {"name": "dang-ky.xlsx", "mimeType": kind, "buffer": content}
    visitor.page.get_by_label("Tệp Excel đã điền").set_input_files(file)
    visitor.presses("Xem trước").looks()
