"""The letter that proposes rewards: grounds, levels, two tables, enclosures, and what it leaves to the hand."""

from io import BytesIO

import pytest
from django.utils import timezone
from docx import Document as Word

from pledges.ballots.addressee import in_ordinary_letters
from pledges.ballots.models import Candidate
from pledges.ballots.paper import as_docx, as_pdf
from pledges.ballots.proposal import CLEAN, proposal, proposed, without_points
from tests import factories
from tests.ballots.test_minutes import text_of
from tests.ballots.voting import sealed
from tests.scores import scoring_sheets


@pytest.fixture
def year(authority):
    return factories.cluster_year(units=3)


def certificates(year):
    """One group and one person of the first two units are proposed for a certificate."""
    ballot = sealed(
        year, 1, 1, 1, kind="certificate", title="Bằng khen", awarded_by="Ủy ban nhân dân Thành phố"
    )
    Candidate.objects.filter(ballot=ballot, position=1).update(name="Ban Tổ chức")
    named = {"name": "Nguyễn Văn Mẫu", "is_person": True, "office": "Phó Chủ tịch", "is_elected": True}
    Candidate.objects.filter(ballot=ballot, position=2).update(**named)
    return ballot


def test_collectives_and_people_stand_in_two_tables_below_the_level_of_the_award(year):
    certificates(year)
    (part,) = proposal(year.term).parts
    assert part.heading == "Bằng khen của Ủy ban nhân dân Thành phố: 01 tập thể, 01 cá nhân"
    assert [(heads[1], len(rows)) for heads, rows in part.tables] == [
        ("Tập thể được đề nghị", 1),
        ("Họ và tên", 1),
    ]
    ((person,),) = [rows for heads, rows in part.tables if heads[1] == "Họ và tên"]
    assert (person.name, person.beside) == ("Nguyễn Văn Mẫu", f"Phó Chủ tịch, {year.units[1].name}")


def test_the_letter_says_on_what_it_rests_and_what_goes_with_it(year):
    ballot = sealed(year, 1, 1, 1, number="05/BB-CTĐ4")
    letter = proposal(year.term)
    printed = text_of(as_pdf(letter).pdf)
    docx = Word(BytesIO(as_docx(letter)))
    written = " ".join(" ".join(line.text for line in docx.paragraphs).split())
    for words in (
        "Căn cứ Luật Thi đua, khen thưởng",
        "Biên bản kiểm phiếu ngày 20 tháng 12 năm 2019",
        f"Theo Biên bản kiểm phiếu số 05/BB-CTĐ4 ngày 20 tháng 12 năm 2019 (tra cứu: {ballot.document.code})",
        "tỷ lệ tính trên tổng số 03 đơn vị",
        CLEAN,
        "Hồ sơ kèm theo:",
        "Báo cáo thành tích của tập thể, cá nhân: 01 bản;",
        "xem xét, quyết định./.",
    ):
        assert words in printed
        assert words in written


def test_the_year_is_known_and_nothing_else_is_dots(year):
    sealed(year, 1, 1, 1)
    letter = proposal(year.term)
    assert letter.place_and_day.endswith(f"năm {timezone.localdate().year}")
    assert letter.number == f"……/TTr-CTĐ{year.cluster.number}"


def test_points_that_are_not_settled_stay_empty_and_are_told_before(year):
    sealed(year, 1, 1, 1)
    assert without_points(proposed(year.term)) == [year.units[0].short_name]
    assert proposal(year.term).parts[0].nominees[0].beside == ""


def test_settled_points_are_printed(authority):
    year = scoring_sheets.year_of()
    scoring_sheets.brought_to(year, "final", 0)
    sealed(year, 1, 1, 1)
    assert without_points(proposed(year.term)) == []
    assert proposal(year.term).parts[0].nominees[0].beside == "27,15"


@pytest.mark.parametrize(
    ("name", "ordinary"),
    [
        (
            "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG THÀNH PHỐ HÀ NỘI",
            "Hội đồng Thi đua - Khen thưởng thành phố Hà Nội",
        ),
        ("ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI", "Ủy ban nhân dân tỉnh Đồng Nai"),
        ("Ban Thi đua - Khen thưởng", "Ban Thi đua - Khen thưởng"),
    ],
)
def test_an_addressee_in_capitals_is_written_in_ordinary_letters(name, ordinary):
    assert in_ordinary_letters(name) == ordinary
