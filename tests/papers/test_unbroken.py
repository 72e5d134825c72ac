"""Names of places and parts of dates stay on one line."""

import pytest

from pledges.papers.pdf import unbroken, with_whole_places
from tests.papers.printing import printed, tool, units, wording


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Hội Nông dân thành phố Hà Nội", "Hội Nông dân thành_phố_Hà_Nội"),
        ("Ủy ban nhân dân thị trấn Vĩnh An", "Ủy ban nhân dân thị_trấn_Vĩnh_An"),
        ("Hội Cựu chiến binh đặc khu Phú Quốc", "Hội Cựu chiến binh đặc_khu_Phú_Quốc"),
        ("Liên hiệp hợp tác xã Tân Tiến", "Liên hiệp hợp_tác_xã_Tân_Tiến"),
        ("HỘI LIÊN HIỆP PHỤ NỮ HUYỆN CẨM MỸ", "HỘI LIÊN HIỆP PHỤ NỮ HUYỆN_CẨM_MỸ"),
        ("Hợp tác xã Nông nghiệp Dịch vụ Tân Tiến", "Hợp tác xã Nông nghiệp Dịch vụ Tân_Tiến"),
        ("Lễ ký ngày 28 tháng 02 năm 2019 tại trụ sở", "Lễ ký ngày_28 tháng_02 năm_2019 tại trụ sở"),
        ("Ban Tổ chức", "Ban Tổ chức"),
    ],
)
def test_the_end_of_a_name_and_a_date_are_kept_together(name, shown):
    page = f"<head><title>năm 2019</title></head><body><td>{name}</td></body>"
    assert unbroken(page) == page.replace(name, shown.replace("_", "\xa0"))


def test_a_place_in_a_running_sentence_may_be_broken():
    page = "<body><p>Kiểm tra tại Hội Nông dân thành phố Hà Nội.</p></body>"
    assert unbroken(page) == page


def test_so_are_those_of_signers():
    text = with_whole_places(wording(signatories=units(1, name="Ủy ban nhân dân thị trấn Vĩnh An")))
    assert text.signatories[0].unit == "Ủy ban nhân dân thị\xa0trấn\xa0Vĩnh\xa0An"


@pytest.mark.parametrize("place", ["Hà Nội", "Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh mới"])
def test_place_and_day_stand_on_one_line(place):
    rendering = printed(wording(place=place))
    lines = tool("pdftotext", "-layout", "-", "-", rendering=rendering).splitlines()
    assert any(" ".join(line.split()).endswith(f"{place}, ngày 28 tháng 02 năm 2019") for line in lines)
