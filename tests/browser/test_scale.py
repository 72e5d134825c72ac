"""The scoring scale on the screen: begun, filled, put in order, opened, taken back."""

from tests import factories, judging
from tests.browser.apart import apart
from tests.scores.scaling import shape


def test_a_scale_from_nothing_to_scoring(visit, site, db):
    year = factories.cluster_year(units=2)
    page = f"/{year.cluster.slug}/2019/cham-diem/tieu-chi/"
    secretary = visit(year.secretary).goes_to(page)
    secretary.presses("Thêm bảng tiêu chí").looks().sees("Chưa có tiêu chí nào")
    secretary.follows("Thêm tiêu chí")
    secretary.page.get_by_label("Cách chấm").select_option("group")
    secretary.page.get_by_label("Chỉ tiêu").wait_for(state="hidden")
    secretary.types("Tên tiêu chí", "Thực hiện giao ước").presses("Lưu và thêm tiếp").looks()
    secretary.page.get_by_label("Thuộc nhóm").select_option(index=1)
    secretary.page.get_by_label("Cách chấm").select_option("quantitative")
    secretary.page.get_by_label("Điểm mỗi lần").wait_for(state="hidden")
    secretary.types("Tên tiêu chí", "Buổi tuyên truyền").types("Điểm tối đa", "100")
    secretary.presses("Lưu", exact=True).looks().sees("Chưa nhập chỉ tiêu")
    secretary.page.get_by_role("textbox", name="Chỉ tiêu", exact=False).first.fill("12")
    secretary.presses("Lưu", exact=True).looks()
    secretary.sees("100 điểm × kết quả : chỉ tiêu 12", "Khớp tổng điểm theo quy định")
    secretary.follows("Mở chấm điểm").looks().presses("Mở chấm điểm").looks().sees("Đã mở chấm điểm")
    visit(year.leaders[0]).goes_to(page).sees("Buổi tuyên truyền")
    secretary.follows("Thu hồi").presses("Thu hồi").looks().sees("Đang soạn")


def test_the_tree_is_put_in_order(visit, site, db):
    year = factories.cluster_year(units=2)
    scale = judging.scale(year, "draft")
    secretary = visit(year.secretary).goes_to(scale.get_absolute_url())
    secretary.presses("Chuyển 2 lên trên").looks().sees("Đã chuyển và đánh lại số.")
    assert apart(shape, scale)[0] == ("1", "Chuyên đề, mô hình mới")
    secretary.follows("Chuyển 1.1", exact=True).page.get_by_label("Thuộc nhóm").select_option(index=2)
    secretary.presses("Chuyển", exact=True).looks()
    secretary.follows("Xóa 1", exact=True).presses("Xóa").looks()
    assert apart(shape, scale)[0] == ("1", "Thực hiện giao ước")
    for name in ("scale_settings", "criteria_import"):
        secretary.goes_to(scale.url(name))
