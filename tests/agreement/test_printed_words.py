"""How measures, points and the end of the text are printed from now on; what was frozen keeps its words."""

from dataclasses import replace
from decimal import Decimal

import pytest

from pledges.agreement.text import AgreementText, CommitmentText, TargetText
from tests.papers.printing import wording


@pytest.mark.parametrize(
    ("comparison", "value", "unit", "words"),
    [
        (">=", "1", "đăng ký", "X: từ 01 đăng ký trở lên"),
        (">=", "99.5", "%", "X: từ 99,5% trở lên"),
        ("=", "100", "%", "X: 100%"),
        ("=", "0", "vụ", "X: 0 vụ"),
        ("<=", "3", "đơn", "X: không quá 03 đơn"),
        (">", "1000", "", "X: trên 1.000"),
        ("<", "5", "%", "X: dưới 5%"),
        ("", "12", "mô hình", "X: 12 mô hình"),
    ],
)
def test_a_measure_is_written_in_words(comparison, value, unit, words):
    assert TargetText(name="X", comparison=comparison, value=Decimal(value), unit=unit).worded == words


def test_a_single_target_needs_no_letter():
    one = CommitmentText(title="", text="Làm.", targets=(TargetText(name="A"),))
    two = replace(one, targets=(TargetText(name="A"), TargetText(name="B")))
    assert one.closed_points == [("", "A.")]
    assert two.closed_points == [("a", "A;"), ("b", "B.")]


@pytest.mark.parametrize("closing", ["Có hiệu lực.", "Có hiệu lực", "Có hiệu lực./.", "Có hiệu lực;"])
def test_the_body_ends_as_papers_do(closing):
    assert wording(closing=closing).printed_closing == "Có hiệu lực./."
    assert wording(closing="").printed_closing == ""


def test_what_was_frozen_before_keeps_its_words():
    values = wording().to_json()
    del values["layout"]
    for commitment in values["commitments"]:
        del commitment["layout"]
    old = AgreementText.from_json(values)
    assert old.registered_heading == "Chuyên đề, mô hình mới"
    assert old.registered_columns == ("Tên chuyên đề, mô hình", "Thời gian")
    assert old.printed_closing == wording().closing
    assert old.commitments[0].closed_points[0] == ("a", "Việc đúng hạn: ≥\xa099,5\xa0%;")
