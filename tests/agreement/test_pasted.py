"""A pasted list becomes commitments and targets."""

import pytest

from pledges.agreement.forms.pasted import left_out, split

ARTICLE = """
1. Nhiệm vụ chính trị: Thực hiện tốt các nhiệm vụ trọng tâm năm 2019.
   Góp phần hoàn thành các chỉ tiêu.
   a) 100 % nhiệm vụ đúng hạn;
   b) Không có vụ việc vi phạm,
      kể cả nhắc nhở.

2/ Cải cách hành chính với mục tiêu “5 rõ”: rõ người, rõ việc.
Điều 3. Học tập và làm theo Bác
- Mỗi chi bộ một việc làm theo
• Có tấm gương được nêu
"""


def plain(text):
    return [(each.title, each.text, [one.name for one in each.targets]) for each in split(text)]


def test_a_numbered_list_with_points():
    assert plain(ARTICLE) == [
        (
            "Nhiệm vụ chính trị",
            "Thực hiện tốt các nhiệm vụ trọng tâm năm 2019. Góp phần hoàn thành các chỉ tiêu.",
            ["100 % nhiệm vụ đúng hạn", "Không có vụ việc vi phạm, kể cả nhắc nhở"],
        ),
        ("Cải cách hành chính với mục tiêu “5 rõ”", "rõ người, rõ việc.", []),
        ("", "Học tập và làm theo Bác", ["Mỗi chi bộ một việc làm theo", "Có tấm gương được nêu"]),
    ]


@pytest.mark.parametrize(
    "number", ["1.", "1)", "1:", "1/", "1 -", "01.", "Điều 1.", "Nội dung 1:", "ĐIỀU 1."]
)
def test_ways_to_write_a_number(number):
    assert plain(f"{number} Thi đua lao động giỏi") == [("", "Thi đua lao động giỏi", [])]


@pytest.mark.parametrize("number", ["1.", "1)"])
def test_a_number_may_stand_close_to_a_capital(number):
    assert plain(f"{number}Nội dung một\n2.Ổn định") == [("", "Nội dung một", []), ("", "Ổn định", [])]


@pytest.mark.parametrize(
    "point",
    [
        "a)",
        "đ)",
        "-",
        "–",
        "+",
        "•",
        "*",
        "—",
        "−",
        "a.",
        "đ.",
        "·\t",
        "§\t",
        "Ø\t",
        "ü\t",
        "o\t",
        "❖\t",
        "\uf0b7\t",
        "\uf0a7 ",
        "\uf0d8\t",
        "1.1. ",
    ],
)
def test_ways_to_write_a_point(point):
    assert plain(f"1. Thi đua\n{point} 100 % đạt.") == [("", "Thi đua", ["100 % đạt"])]


def test_letters_of_symbol_fonts_count_only_before_a_tab():
    assert plain("1. Thi đua\no đẹp\nü ấm") == [("", "Thi đua o đẹp ü ấm", [])]


def test_signs_of_symbol_fonts_within_the_words_are_dropped():
    assert plain("1. Thi đua \uf0e0 tốt\n- Đạt\uf0fc") == [("", "Thi đua tốt", ["Đạt"])]


def test_chapters_are_left_out_where_there_are_numbers():
    text = "I. CHÍNH TRỊ\n1. Một\n- A\nII. AN SINH\n2. Hai"
    assert plain(text) == [("", "Một", ["A"]), ("", "Hai", [])]
    assert left_out(text) == ["I. CHÍNH TRỊ", "II. AN SINH"]


def test_without_other_numbers_chapters_are_the_numbers():
    text = "I. Chính trị: Làm tốt\n- A\nII. An sinh"
    assert plain(text) == [("Chính trị", "Làm tốt", ["A"]), ("", "An sinh", [])]
    assert left_out(text) == []


def test_without_numbers_every_line_is_a_commitment():
    assert plain("Thi đua lao động giỏi\n\n  Cải cách hành chính  \n") == [
        ("", "Thi đua lao động giỏi", []), ("", "Cải cách hành chính", []),
    ]  # fmt: skip


def test_without_numbers_points_belong_to_the_line_above():
    assert plain("Thi đua lao động giỏi\n- 100 % đạt;\n- Không vi phạm.") == [
        ("", "Thi đua lao động giỏi", ["100 % đạt", "Không vi phạm"])
    ]


def test_a_list_of_dashes_only_is_a_list_of_commitments():
    assert plain("- Thi đua lao động giỏi\n- Cải cách hành chính") == [
        ("", "Thi đua lao động giỏi", []), ("", "Cải cách hành chính", []),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["Thực hiện 12 nhiệm vụ", "28/02/2019 ký giao ước", "5 rõ: rõ người", "3.000 cây xanh", "100 % đạt"],
)
def test_a_number_within_the_words_begins_nothing(text):
    assert [each.text for each in split(f"Mở đầu\n{text}")][1:] in ([text], [text.partition(": ")[2]])


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_nothing_gives_nothing(text):
    assert split(text) == []


def test_a_heading_before_the_first_number_is_kept():
    assert plain("Nội dung thi đua\n1. Một\n2. Hai") == [
        ("", "Nội dung thi đua", []), ("", "Một", []), ("", "Hai", []),
    ]  # fmt: skip
