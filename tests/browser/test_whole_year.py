"""The whole way: drafted, commented on, opened, signed by six leaders, sealed, looked up by a guest."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pledges.agreement.models import Agreement
from tests import factories
from tests.browser.drafting import commitment_title, previews
from tests.browser.widths import told_at_both_widths

PASTED = """1. Nhiệm vụ chính trị: Hoàn thành các nhiệm vụ được giao.
2. Cải cách hành chính: Giải quyết công việc đúng hạn.
- Tỷ lệ hồ sơ đúng hạn
- Số cuộc kiểm tra"""


@pytest.fixture
def new_year(site, authority):
    """Six units whose agreement of 2020 nobody has begun."""
    year = factories.cluster_year(units=6)
    term = factories.term(year.cluster, "2020")
    for position, unit in enumerate(year.units, start=1):
        factories.member(term, unit, position=position)
    year.agreement = Agreement(term=term)
    return year


@told_at_both_widths
def test_from_the_first_word_to_the_lookup_of_a_guest(visit, new_year):
    secretary = visit(new_year.secretary)
    _drafts(secretary, new_year)
    _collects_comments(secretary, visit(new_year.officers[0]), new_year)
    _opens(secretary, new_year)
    for number, leader in enumerate(new_year.leaders, start=1):
        _signs(visit(), leader, new_year.units[number - 1], last=number == len(new_year.leaders))
    secretary.goes_to(new_year.url()).sees("Đã ký đủ", "6/6")
    _looks_up(visit(), _downloads(secretary), Agreement.objects.get(term__name="2020").document)


def _drafts(secretary, year):
    secretary.goes_to(f"/{year.cluster.slug}/2020/").follows("Bắt đầu").presses("Bắt đầu soạn").looks()
    secretary.types("Địa danh", "Hà Nội")
    secretary.types("Ngày ký kết", "28/02/2020").types("Nơi tổ chức hội nghị", "Hội trường Hội thử")
    secretary.types("Cơ quan cấp trên", "HỘI ĐỒNG THỬ")
    secretary.page.get_by_text("Nhập nhanh từ văn bản có sẵn").click()
    secretary.types("Nội dung văn bản", PASTED)
    before = secretary.page.locator(".commitment-fields").count()
    secretary.presses("Tách nội dung").looks()
    assert secretary.page.locator(".commitment-fields").count() == before + 2
    secretary.presses(f"Chuyển nội dung {before + 2} lên trên").looks()
    assert commitment_title(secretary, before + 1) == "Cải cách hành chính"
    secretary.presses("Thêm nội dung").looks()
    secretary.presses(f"Xóa nội dung {before + 3}").looks()
    secretary.presses(f"Thêm chỉ tiêu cho nội dung {before + 1}").looks()
    _writes_target(secretary, f"Chỉ tiêu 3 của nội dung {before + 1}")
    previews(secretary)
    secretary.presses("Lưu và xem").looks().sees("Tỷ lệ hài lòng: từ 99,5% trở lên", "HỘI ĐỒNG THỬ")


def _writes_target(secretary, label):
    row = secretary.page.get_by_role("group", name=label)
    row.get_by_role("textbox", name="Chỉ tiêu").fill("Tỷ lệ hài lòng")
    row.get_by_label("So sánh").select_option("≥")
    row.get_by_label("Giá trị").fill("99,5")
    row.get_by_label("Đơn vị tính").fill("%")


def _collects_comments(secretary, officer, year):
    until = timezone.localdate() + timedelta(days=7)
    secretary.follows("Góp ý dự thảo")
    secretary.types("Nhận góp ý đến hết ngày", f"{until:%d/%m/%Y}")
    secretary.presses("Gửi lấy ý kiến").looks().sees("Đang nhận góp ý")
    officer.goes_to(f"/{year.cluster.slug}/2020/").follows("Đọc và góp ý")
    officer.types("Trích đoạn cần sửa", "Tỷ lệ hài lòng")
    officer.types("Nội dung góp ý", "Đề nghị ghi rõ cách đo.")
    officer.presses("Gửi góp ý").looks().sees("Đề nghị ghi rõ cách đo.", "Chờ trả lời")
    secretary.goes_to(year.url("agreement_comments"))
    secretary.types("Trả lời", "Thường trực cụm tiếp thu.")
    secretary.presses("Gửi trả lời").looks().sees("Đã trả lời")
    secretary.follows("Kết thúc đợt góp ý").looks().presses("Kết thúc đợt góp ý").looks().sees(
        "Chưa lấy ý kiến"
    )


def _opens(secretary, year):
    secretary.goes_to(year.url("agreement_signatories")).presses("Lưu người ký").looks()
    secretary.follows("Kiểm tra và gửi ký").sees("Đủ điều kiện gửi ký")
    secretary.presses("Gửi ký").looks().sees("Đang ký", "0/6")


def _signs(leader, person, unit, *, last):
    leader.signs_in(person).looks().follows("Đọc và ký").sees("Đề nghị đồng chí ký", f"thay mặt {unit.name}.")
    leader.confirms_and_signs()
    leader.looks().sees("Đồng chí đã ký", unit.name, "Đã ký đủ" if last else "Đang ký").leaves()


def _downloads(reader) -> bytes:
    with reader.page.expect_download() as download:
        reader.page.get_by_role("link", name="Tải PDF").click()
    return download.value.path().read_bytes()


def _looks_up(guest, pdf, document):
    guest.goes_to(document.verify_url).sees("Nguyên vẹn, chữ ký hợp lệ", "Đã ký đủ", document.code)
    guest.brings(pdf).sees("Tệp đúng với văn bản đã ký", "(6/6 chữ ký)")
    guest.goes_to("/tra-cuu/")
    guest.types("Mã tra cứu", document.code.lower())
    guest.presses("Tra cứu").looks().sees("Nguyên vẹn, chữ ký hợp lệ")
    middle = len(pdf) // 2
    guest.brings(pdf[:middle] + bytes([pdf[middle] ^ 1]) + pdf[middle + 1 :]).sees("Tệp đã bị sửa")
