"""A score sheet at the screen: the unit scores itself, the team differs, the unit explains, both agree, the cluster concludes."""

from tests import brought
from tests.browser.apart import apart
from tests.scores import scoring_sheets as sheets


def test_a_sheet_from_its_own_points_to_the_conclusion(visit, site, authority):
    year = sheets.year_of(2)
    sheet = sheets.sheet_of(year)
    url = sheet.get_absolute_url()
    officer = visit(year.officers[1]).goes_to("/").follows("Chấm điểm")
    officer.follows("Tự chấm điểm").types("Kết quả đạt được (buổi)", "-1")
    officer.presses("Lưu, sang phần sau").looks().sees("Kết quả đạt được phải từ 0 trở lên.")
    officer.types("Kết quả đạt được (buổi)", "180,5").types("Thuyết minh", "Có sổ theo dõi.")
    officer.page.get_by_label("Đánh giá").select_option("1")
    officer.presses("Lưu và thêm minh chứng").looks()
    file = {"name": "anh.png", "mimeType": "image/png", "buffer": brought.picture()}
    officer.page.get_by_label("Tệp minh chứng").set_input_files(file)
    officer.presses("Tải lên").looks().sees("anh.png")
    officer.goes_to(sheet.url("score_write", column="self", part=2)).types("Số lần", "3")
    _points(officer, "25")
    officer.presses("Lưu, sang phần sau").looks()
    _points(officer, "0").presses("Lưu và xem").looks()
    officer.sees("27,08", "anh.png").presses("Gửi bảng điểm").looks().sees("Chờ đoàn chấm")
    _scores(visit(year.officers[0]), year, sheet)
    officer.goes_to(url).follows("Giải trình").sees("chênh lệch -5")
    officer.types("Giải trình của đơn vị", "Xin gửi thêm hồ sơ.").presses("Lưu, sang phần sau").looks()
    officer.goes_to(url).presses("Gửi giải trình").looks().sees("Chờ thống nhất")
    secretary = visit(year.secretary).goes_to(url).presses("Duyệt theo điểm đoàn chấm").looks()
    visit(year.leaders[1]).goes_to(url).presses("Nhất trí với điểm duyệt").looks().sees("Đã thống nhất")
    secretary.goes_to(f"/{year.cluster.slug}/2019/cham-diem/").follows("Xem và công nhận kết quả")
    secretary.presses("Công nhận kết quả").looks().sees("Đã công nhận", "chênh lệch -5", "82,08")
    for end in ("phan/1/", "cac-nam/"):
        secretary.goes_to(f"/{year.cluster.slug}/2019/cham-diem/{end}")


def _points(visitor, words):
    visitor.page.get_by_label("Điểm", exact=True).fill(words)
    return visitor


def _scores(inspector, year, sheet):
    """The team gives less on one criterion, and says why."""
    inspector.goes_to("/").sees("Đoàn kiểm tra chấm điểm").goes_to(sheet.get_absolute_url())
    inspector.follows("Nhập điểm đoàn chấm").types("Kết quả đạt được (buổi)", "180,5")
    inspector.page.get_by_label("Đánh giá").select_option("1")
    inspector.presses("Lưu, sang phần sau").looks().types("Số lần", "3")
    _points(inspector, "20")
    inspector.presses("Lưu, sang phần sau").looks()
    _points(inspector, "0").presses("Lưu và xem").looks()
    inspector.sees("chưa nêu lý do chênh lệch")
    inspector.goes_to(sheet.url("score_write", column="team", part=2))
    inspector.page.get_by_label("Lý do trừ điểm, lý do chênh lệch").nth(1).fill("Thiếu minh chứng.")
    inspector.presses("Lưu, sang phần sau").looks()
    inspector.goes_to(sheet.get_absolute_url()).presses("Gửi điểm cho đơn vị").looks()


def test_points_half_typed_survive_without_saving(visit, site, authority):
    year = apart(sheets.year_of, 1)
    officer = visit(year.officers[0]).goes_to(
        sheets.sheet_of(year, 0).url("score_write", column="self", part=1)
    )
    officer.types("Kết quả đạt được (buổi)", "55")
    officer.page.get_by_text("Đã lưu nháp lúc").wait_for()
    officer.goes_to(officer.page.url).sees("Bản nháp tự động lúc")
    assert officer.value("Kết quả đạt được (buổi)") == "55"
