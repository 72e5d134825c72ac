"""Papers that are laid out once: parts and annexes are numbered, and only those with content are printed."""

from datetime import UTC, datetime

import pytest

from pledges.papers.outline import Annex, Heading, Outline, Words, numbered_parts, roman
from pledges.papers.symbol import blank_number
from tests import factories


def outline(**changes) -> Outline:
    values = {
        "superior": (),
        "issuer": "Hội Thử",
        "number": "……/BC-HT",
        "place": "Hà Nội",
        "kind": "Báo cáo",
        "day": "ngày 15 tháng 7 năm 2019",
        "subject": "Kết quả",
        "blocks": (),
        "recipients": (),
        "capacity": ("Chủ tịch",),
        "full_name": "Người ký mẫu",
        "key": "thu",
        "made_at": datetime(2019, 7, 15, tzinfo=UTC),
    }
    return Outline(**values | changes)


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (99, "XCIX"), (108, "CVIII")],
)
def test_numbers_are_roman(number, numeral):
    assert roman(number) == numeral


def test_a_part_without_content_is_left_out_and_takes_no_number():
    words = [Words("Có.")]
    parts = numbered_parts([("Kết quả", words), ("Hạn chế", []), ("Đề xuất", words)])
    assert parts == [Heading("I. Kết quả"), *words, Heading("II. Đề xuất"), *words]


def test_one_annex_has_no_number_and_several_have():
    annex = Annex("Bảng", ())
    assert outline(annexes=(annex,)).numbered_annexes == [("Phụ lục", annex)]
    assert [title for title, _ in outline(annexes=(annex, annex)).numbered_annexes] == [
        "Phụ lục I",
        "Phụ lục II",
    ]


def test_a_number_names_kind_and_issuer(db):
    year = factories.cluster_year(1)
    assert blank_number("BC", year.cluster) == f"……/BC-CTĐ{year.cluster.number}"
    assert blank_number("BC", year.units[0]) == f"……/BC-{year.units[0].abbreviation}"
