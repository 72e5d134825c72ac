"""Where the signature blocks stand."""

from dataclasses import replace
from itertools import combinations

import pytest

from pledges.agreement.text import SignatoryText
from tests.papers.printing import printed, tool, units, wording, words

MM = 96 / 25.4  # CSS px
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LONG_NAME = (
    "Liên hiệp các Tổ chức Khoa học và Kỹ thuật, Ban Quản lý Dự án "
    "Đầu tư Xây dựng Công trình Giao thông thành phố Hà Nội mới"
)


@pytest.mark.parametrize("count", [6, 9])
def test_a_long_unit_name_is_printed_whole(count):
    assert len(LONG_NAME) == 120
    rendering = printed(wording(signatories=units(count, name=LONG_NAME)))
    read = "".join(tool("pdftotext", "-raw", "-", "-", rendering=rendering).split())
    page_of_last = tool("pdftotext", "-bbox", "-", "-", rendering=rendering)
    assert all(word in read for word in LONG_NAME.upper().split())
    assert page_of_last.count(">KỸ</word>") == count


@pytest.mark.parametrize("name", ["Hội Nông dân thành phố Hà Nội", LONG_NAME])
@pytest.mark.parametrize("count", [1, 2, 3, 6, 7, 9, 17, 30])
def test_every_signatory_has_a_box_of_its_own(count, name):
    witness = SignatoryText(
        field="Sig-99", unit=name, lines=("TRƯỞNG BAN",), full_name="Người ký mẫu", is_witness=True
    )
    signatories = (*units(count, name=name), witness)
    anchors = printed(wording(signatories=signatories)).anchors
    assert set(anchors) == {signatory.field for signatory in signatories}
    for page, (x1, y1, x2, y2), height in anchors.values():
        assert page >= 0
        assert height == pytest.approx(PAGE_HEIGHT, abs=0.1)
        assert 0 < x1 < x2 < PAGE_WIDTH
        assert 0 < y1 < y2 < PAGE_HEIGHT
        assert x2 - x1 > 48 * MM
        assert y2 - y1 >= 20 * MM - 0.1
    for (page, one, _), (other_page, other, _) in combinations(anchors.values(), 2):
        assert (
            page != other_page
            or one[2] <= other[0]
            or other[2] <= one[0]
            or one[3] <= other[1]
            or other[3] <= one[1]
        )


@pytest.mark.parametrize(("count", "columns"), [(6, 2), (7, 2), (9, 3), (17, 3)])
def test_the_boxes_of_a_row_are_level(count, columns):
    anchors = printed(wording(signatories=units(count))).anchors
    boxes = [anchors[f"Sig-{number}"] for number in range(1, count + 1)]
    for start in range(0, count, columns):
        row = boxes[start : start + columns]
        assert len({(page, y1, y2) for page, (_, y1, _, y2), _ in row}) == 1
        assert [box[0] for _, box, _ in row] == sorted(box[0] for _, box, _ in row)


def test_the_witness_signs_below_all_units():
    witness = SignatoryText(
        field="Sig-9", unit="Ban Thi đua", lines=("TRƯỞNG BAN",), full_name="X", is_witness=True
    )
    text = wording(signatories=(witness, *units(6)))
    anchors = printed(text).anchors
    places = {name: (page, box[1]) for name, (page, box, _) in anchors.items()}
    assert max(places, key=places.get) == "Sig-9"
    assert "CƠ QUAN CHỨNG KIẾN BAN THI ĐUA TRƯỞNG BAN" in words(text, order="-layout")
    assert "CHỨNG KIẾN" not in words(wording())


def test_names_at_the_limits_of_their_fields_can_be_placed():
    widest = replace(units(1)[0], unit="W" * 200, lines=("W" * 200,), full_name="W" * 120)
    signatories = tuple(replace(widest, field=f"Sig-{number}") for number in range(9))
    assert len(printed(wording(signatories=signatories)).anchors) == 9
