"""Two wordings, word by word."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from pledges.agreement.comparison import BREAK, Run, compare, runs, runs_of_lines
from pledges.agreement.comparison import changed as changes
from pledges.agreement.text import CommitmentText, RegistrationText, TargetText
from tests.papers.printing import wording

PARTS = [
    "Cơ quan cấp trên", "Số", "Địa danh, ngày", "Trích yếu", "Chủ đề", "Căn cứ", "Lời mở đầu", "Nội dung 1",
    "Chuyên đề, mô hình mới", "Tổ chức thực hiện", "Lời kết", "Người ký", "Nơi nhận",
]  # fmt: skip


def changed(earlier, later):
    """The parts in which something is other than it was, as "kind: words"."""
    return {
        part: [f"{run.kind}: {run.words}" for run in found if run.kind in {"added", "removed"}]
        for part, found in compare(earlier, later)
        if any(run.kind in {"added", "removed"} for run in found)
    }


def test_words_that_were_put_in_taken_out_and_kept():
    assert runs("Hoàn thành tốt nhiệm vụ được giao", "Hoàn thành xuất sắc nhiệm vụ năm được giao") == [
        Run("same", "Hoàn thành"),
        Run("removed", "tốt"),
        Run("added", "xuất sắc"),
        Run("same", "nhiệm vụ"),
        Run("added", "năm"),
        Run("same", "được giao"),
    ]


def test_nothing_against_something():
    assert runs("", "") == []
    assert runs("", "Mới hẳn") == [Run("added", "Mới hẳn")]
    assert runs("Bỏ hẳn", "") == [Run("removed", "Bỏ hẳn")]


def test_only_words_count_not_the_space_between_them():
    assert runs("Một  hai\nba", "Một hai ba") == [Run("same", "Một hai ba")]


def test_a_mark_of_tone_is_a_change():
    assert runs("thi đua", "thi đùa") == [Run("same", "thi"), Run("removed", "đua"), Run("added", "đùa")]


def test_the_parts_stand_in_reading_order_and_are_all_the_same():
    found = compare(wording(), wording())
    assert [part for part, _ in found] == PARTS
    assert {run.kind for _, one in found for run in one} == {"same", "break"}
    assert changes(found) == []


def test_every_part_that_changed_is_named():
    later = wording(
        superior_body="Thành ủy Hà Nội",
        number="2/GƯ",
        day=date(2019, 3, 28),
        subject="Năm 2019",
        theme="Năm kỷ cương",
        grounds=("Căn cứ nhiệm vụ",),
        opening="Các đơn vị ký kết.",
        organisation="Sơ kết.",
        closing="Hết.",
        recipients=("Lưu: VT",),
        signatories=(),
        commitments=(),
        registrations=(RegistrationText(unit="Hội A", kind="Mô hình mới", name="Khác", period=""),),
    )
    assert list(changed(wording(), later)) == [part for part in PARTS if part != "Nội dung 1"] + [
        "Nội dung 1"
    ]


def test_a_new_day_is_shown_as_it_is_printed():
    assert changed(wording(), wording(day=date(2019, 3, 28))) == {
        "Địa danh, ngày": ["removed: 02", "added: 3"]
    }


def test_a_target_is_compared_as_it_is_printed():
    (commitment,) = wording().commitments
    first, second = commitment.targets
    later = replace(commitment, targets=(replace(first, value=Decimal("100")), second))
    assert changed(wording(), wording(commitments=(later,))) == {
        "Nội dung 1": ["removed: 99,5%", "added: 100%"]
    }


def test_a_commitment_more_and_one_less():
    one, other = (CommitmentText(title=title, text=f"Làm {title}.") for title in ("A", "B"))
    assert changed(wording(commitments=(one,)), wording(commitments=(one, other))) == {
        "Nội dung 2": ["added: B", "added: Làm B."]
    }
    assert changed(wording(commitments=(one, other)), wording(commitments=(one,))) == {
        "Nội dung 2": ["removed: B", "removed: Làm B."]
    }


def test_another_signatory_is_a_change():
    first, *rest = wording().signatories
    later = replace(first, full_name="Người ký khác 1")
    assert changed(wording(), wording(signatories=(later, *rest))) == {
        "Người ký": ["removed: mẫu", "added: khác"]
    }


def test_a_target_without_a_value_is_its_name_alone():
    commitment = CommitmentText(title="", text="Làm.", targets=(TargetText(name="Có mô hình"),))
    found = dict(compare(wording(commitments=(commitment,)), wording(commitments=(commitment,))))
    assert found["Nội dung 1"] == [Run("same", "Làm."), Run("break", ""), Run("same", "Có mô hình")]


def test_a_line_more_leaves_the_others_as_they_were():
    assert runs_of_lines(["Một", "Hai"], ["Một", "Mới hẳn", "Hai"]) == [
        Run("same", "Một"), BREAK, Run("added", "Mới hẳn"), BREAK, Run("same", "Hai"),
    ]  # fmt: skip


def test_grounds_stand_a_line_each_and_a_title_apart_from_its_text():
    found = dict(compare(wording(), wording()))
    assert found["Căn cứ"][1] == BREAK
    assert found["Nội dung 1"][:2] == [Run("same", "Cải cách hành chính"), BREAK]


def test_only_the_parts_that_changed_are_kept():
    later = wording(closing="Hết.")
    assert [part for part, _ in changes(compare(wording(), later))] == ["Lời kết"]
