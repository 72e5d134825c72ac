"""The authority line follows from the kind of unit, and a new mandate takes the line of its unit."""

import pytest
from django.core.exceptions import ValidationError

from members.authority_lines import authority_line
from members.models import Mandate, Unit
from tests import factories

PEOPLE, FRONT, STANDING = "TM. ỦY BAN NHÂN DÂN", "TM. BAN THƯỜNG TRỰC", "TM. BAN THƯỜNG VỤ"
KINDS = {
    PEOPLE: ["Ủy ban nhân dân quận Ba Đình", "Uỷ ban Nhân dân xã Y", "UBND tỉnh X", "ỦY BAN NHÂN DÂN"],
    FRONT: [
        "Ủy ban MTTQ Việt Nam thành phố Hà Nội",
        "Uỷ ban Mặt trận Tổ quốc Việt Nam tỉnh X",
        "MTTQ phường Y",
        "UBMTTQ xã Z",
    ],
    STANDING: [
        "Đoàn TNCS Hồ Chí Minh thành phố Hà Nội",
        "Đoàn Thanh niên Công an tỉnh",
        "Tỉnh đoàn X",
        "Quận Đoàn Ba Đình",
        "Hội Nông dân thành phố Hà Nội",
        "Hội Đông y tỉnh X",
        "HỘI LHPN phường Y",
        "Liên đoàn Lao động thành phố Hà Nội",
        "LĐLĐ quận Z",
        "Công đoàn ngành Giáo dục",
        "Đảng ủy Khối các cơ quan",
        "Đảng uỷ phường Y",
        "Thành ủy Hà Nội",
        "Huyện ủy Ba Vì",
    ],
    "": [
        "Sở Tài chính",
        "Sở Nội vụ, cơ quan của UBND tỉnh X",
        "Ban Dân vận Thành ủy",
        "Ban Thi đua - Khen thưởng thành phố Hà Nội",
        "Phòng Nội vụ",
        "Chi cục Thuế",
        "Văn phòng Ủy ban nhân dân tỉnh X",
        "Văn phòng Đoàn đại biểu Quốc hội và HĐND",
        "Công ty Điện lực",
        "Trường Cán bộ Hội Nông dân",
        "Ủy ban Kiểm tra Thành ủy",
        "Hội đồng nhân dân quận Ba Đình",
        "Đoàn đại biểu Quốc hội",
        "Đoàn nghệ thuật Chèo",
        "Quân đoàn 1",
        "Liên đoàn Bóng đá",
        "Hội sở Ngân hàng A",
    ],
}
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("line", "name"), [(line, name) for line in KINDS for name in KINDS[line]])
def test_the_kind_of_unit_has_its_line(line, name):
    assert authority_line(name) == line


def test_a_new_unit_without_a_line_takes_that_of_its_kind():
    lines = [factories.unit(name).authority for name in ("UBND quận A", "Sở B", "Hội C")]
    assert lines == [PEOPLE, "", STANDING]
    assert factories.unit("UBND quận D", authority="TM. ỦY BAN").authority == "TM. ỦY BAN"
    assert (
        factories.unit("U\u0309y ban nhân dân quận E", authority=" ").authority == PEOPLE
    )  # typed decomposed


def test_the_line_of_a_unit_can_be_taken_away():
    unit = factories.unit("UBND quận A")
    unit.authority = ""
    unit.full_clean()
    unit.save()
    assert Unit.objects.get(pk=unit.pk).authority == ""


@pytest.mark.parametrize("typed", ["", " \n"])
def test_a_new_mandate_without_a_line_takes_that_of_its_unit(typed):
    assert factories.mandate(factories.unit("UBND quận A"), authority=typed).authority == PEOPLE
    assert factories.mandate(factories.unit("Sở B"), authority=typed).authority.strip() == ""


def test_a_deputy_keeps_the_line_that_was_typed():
    mandate = factories.mandate(factories.unit("UBND quận A"), authority="KT. CHỦ TỊCH")
    assert mandate.authority == "KT. CHỦ TỊCH"


def test_the_line_of_a_mandate_can_be_taken_away():
    mandate = factories.mandate(factories.unit("UBND quận A"))
    mandate.authority = ""
    mandate.full_clean()
    mandate.save()
    assert Mandate.objects.get(pk=mandate.pk).authority == ""


def test_a_line_that_was_taken_over_obeys_the_same_rule():
    unit = factories.unit("Chi nhánh A", authority="TUQ. TỔNG GIÁM ĐỐC")
    mandate = Mandate(person=factories.person(), unit=unit, title="Giám đốc")
    with pytest.raises(ValidationError) as caught:
        mandate.full_clean()
    assert list(caught.value.message_dict) == ["document"]
