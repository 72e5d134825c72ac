"""Rows higher than what is left of a page, and the end of papers: shown by the minutes of an inspection."""

from dataclasses import replace

import pytest

from pledges.agreement.text import SignatoryText
from pledges.inspections.minutes.paper import inspection_minutes
from pledges.inspections.minutes.text import AnswerText, MinutesText
from tests.papers.printing import CODE, LOOKUP_URL, MADE_AT, tool

HEAD = "Hồ sơ đã xem"
ANSWER = AnswerText(
    part="A. Công tác thi đua",
    question="Phổ biến, quán triệt pháp luật về thi đua, khen thưởng.",
    verdict="Đã thực hiện",
    papers="Kế hoạch số 05",
    remark="Đã triển khai.",
)
SIGNATORY = SignatoryText(
    field="Sig-1", unit="Hội Nông dân thành phố Hà Nội", lines=("TRƯỞNG ĐOÀN",), full_name="Người ký mẫu"
)


def minutes(*answers: AnswerText, **changes) -> MinutesText:
    text = MinutesText(
        superior_body="Hội đồng Thi đua - Khen thưởng\nthành phố Hà Nội",
        cluster="Cụm thi đua số 4",
        place="Hà Nội",
        year="2019",
        unit="Hội Nông dân thành phố Hà Nội",
        printed_day="ngày 05 tháng 10 năm 2019",
        grounds=("Căn cứ Kế hoạch số 05/KH-CTĐ4",),
        time="từ 08 giờ 00 phút đến 11 giờ 30 phút, ngày 05 tháng 10 năm 2019",
        venue="trụ sở Hội",
        team_name="Đoàn kiểm tra số 1",
        team=("Đồng chí Nguyễn Văn A, Chủ tịch - Trưởng đoàn",),
        present=("Bà Lê Thị Dự, Phó Chủ tịch",),
        answers=answers,
        progress_note="Theo báo cáo của đơn vị.",
        progress=(),
        registrations=(),
        scores=(),
        strengths=("Phong trào đều khắp.",),
        limits=("Hồ sơ chưa đủ.",),
        recommendations=(),
        verdict_of_unit="Đơn vị nhất trí với nội dung biên bản.",
        opinion=(),
        closing=("Biên bản lập xong hồi 11 giờ 30 phút.", "Các bản có giá trị như nhau./."),
        recipients=("Thường trực cụm",),
        signatories=tuple(replace(SIGNATORY, field=f"Sig-{number}") for number in (1, 2, 3)),
    )
    return replace(text, **changes)


def pages(text: MinutesText) -> list[str]:
    """The words of each page, with single spaces."""
    rendering = inspection_minutes(text, code=CODE, verify_url=LOOKUP_URL, made_at=MADE_AT)
    read = tool("pdftotext", "-layout", "-", "-", rendering=rendering).split("\f")[:-1]
    return [" ".join(page.split()) for page in read]


@pytest.mark.parametrize("letters", [400, 700, 1000, 1100, 1300, 2000, 3000])
def test_a_long_remark_leaves_no_page_of_headings_and_none_without_a_head(letters):
    remark = ("nhậnxét " * (letters // 8)).strip()
    shown = pages(minutes(replace(ANSWER, remark=remark), *[ANSWER] * 3))
    assert sum(page.count("nhậnxét") for page in shown) == letters // 8
    assert all(HEAD in page for page in shown if "nhậnxét" in page)
    first = next(page for page in shown if "I. KẾT QUẢ KIỂM TRA" in page)
    assert "nhậnxét" in first


def test_the_head_is_there_once_a_page_while_rows_go_on():
    shown = pages(minutes(*[replace(ANSWER, question=f"Câu hỏi {number}") for number in range(60)]))
    rows = [page for page in shown if "Câu hỏi" in page]
    assert len(rows) > 2
    assert [page.count(HEAD) for page in rows] == [1] * len(rows)


@pytest.mark.parametrize("count", range(1, 12))
def test_the_signatures_never_go_alone_to_a_page(count):
    *_, last = pages(minutes(ANSWER, limits=("Hồ sơ chưa đủ, cần bổ sung. " * 6,) * count))
    before, _, _ = last.partition("TRƯỞNG ĐOÀN")
    assert "Ý KIẾN CỦA ĐƠN VỊ" in before or "nhất trí với nội dung biên bản" in before
    assert "Các bản có giá trị như nhau" in before
