"""A conference from its plan to its minutes, and an exemplar from its proposal to a draft registration."""

import pytest
from django.utils import timezone

from pledges.activities.models import Activity
from pledges.exemplars.models import Exemplar
from tests import factories
from tests.activities.together import typed


def test_a_conference_is_planned_invited_to_and_written_down(visit, year):
    secretary = visit(year.secretary).goes_to(f"/{year.cluster.slug}/2019/hoat-dong/")
    secretary.sees("Chưa có hoạt động nào").follows("Thêm hoạt động")
    secretary.types("Bắt đầu lúc", "31/02/2019").presses("Lưu").looks().sees("Chưa lưu được")
    secretary.types("Bắt đầu lúc", typed(timezone.now())).presses("Lưu").looks()
    secretary.follows("Gửi giấy mời").looks().presses("Gửi giấy mời").looks().sees(
        "Đã gửi giấy mời tới các đơn vị thành viên"
    )
    officer = visit(year.officers[0]).goes_to(Activity.objects.get().get_absolute_url())
    officer.follows("Trả lời giấy mời").looks().presses("Gửi").looks().sees("Sẽ dự")
    secretary.follows("Nhập kết quả")
    secretary.page.get_by_label(f"{year.units[0].short_name} có mặt").check()
    secretary.types("Kết quả, kết luận", "Các đơn vị nhất trí.").presses("Lưu kết quả").looks()
    secretary.sees("Đã tổ chức", "Các đơn vị nhất trí.", "Biên bản (PDF)")
    assert Activity.objects.get().state == "held"
    visit(year.officers[0]).goes_to(Activity.objects.get().get_absolute_url()).sees("Các đơn vị nhất trí.")


def test_an_exemplar_is_proposed_accepted_shared_and_learned_from(visit, year):
    officer, secretary = visit(year.officers[0]), visit(year.secretary)
    officer.goes_to(f"/{year.cluster.slug}/2019/dien-hinh/").follows("Giới thiệu điển hình")
    officer.page.get_by_label("Loại").select_option("Tập thể")
    officer.types("Tên cá nhân, tập thể", "Chi hội mẫu").types("Thành tích", "Việc tốt.")
    officer.types("Kinh nghiệm, cách làm", "Cách làm.").presses("Gửi giới thiệu").looks()
    secretary.goes_to(Exemplar.objects.get().get_absolute_url()).follows("Chưa công nhận, nêu lý do")
    secretary.follows("Quay lại").presses("Công nhận", exact=True).looks()
    secretary.presses("Phổ biến tới các đơn vị").looks().sees("Đã phổ biến")
    officer.goes_to(Exemplar.objects.get().get_absolute_url()).presses("Đăng ký học tập").looks()
    officer.sees("Đã lưu bản nháp đăng ký")
    officer.goes_to(f"/{year.cluster.slug}/2019/dien-hinh/?tim=chi+hoi").sees("Chi hội mẫu")


@pytest.mark.parametrize("size", [(640, 450)], ids=["twice as large"])
def test_everything_twice_as_large_fits(visit, year):
    planned, shared = (
        factories.activity(year, name="Hội nghị " * 20),
        factories.exemplar(year, name="Tên " * 40),
    )
    large = visit(year.secretary, device_scale_factor=2)
    for page in ("activities", "activity", "activity_write", "activity_cancel"):
        url = planned.url_of_list if page == "activities" else planned.url(page)
        large.goes_to(url)
    large.goes_to(shared.url_of_list).goes_to(shared.get_absolute_url())
