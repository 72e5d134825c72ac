"""The draft as a Word file."""

from io import BytesIO

import pytest
from docx import Document

from pledges.agreement import paper_docx
from tests.ladder import year_in
from tests.pages import visitor
from tests.papers.printing import MADE_AT, units, wording


def _words(content: bytes) -> str:
    """Every paragraph in the order of the file, those of tables too."""
    lines = []
    for block in Document(BytesIO(content)).iter_inner_content():
        cells = [cell for row in block.rows for cell in row.cells] if hasattr(block, "rows") else [block]
        once = {getattr(cell, "_tc", cell): cell for cell in cells}  # a merged one comes for each column
        lines += [line.text for cell in once.values() for line in getattr(cell, "paragraphs", [cell])]
    return " ".join(" ".join(lines).split())


def test_it_says_what_the_paper_says():
    said = _words(paper_docx.agreement(wording(signatories=units(3)), made_at=MADE_AT))
    for sentence in (
        "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG THÀNH PHỐ HÀ NỘI CỤM THI ĐUA SỐ 4 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc Số: 01/GƯ-CTĐ4 Hà Nội, ngày 28 tháng 02 năm 2019",
        "GIAO ƯỚC THI ĐUA Năm 2019 của Cụm thi đua số 4 Chủ đề: “Năm nâng cao hiệu lực, hiệu quả”",
        "I. NỘI DUNG GIAO ƯỚC 1. Cải cách hành chính. Mục tiêu “5 rõ”: - rõ người; - rõ việc.",
        "a) Việc đúng hạn: từ 99,5% trở lên; b) Vi phạm: 0 vụ.",
        "II. ĐĂNG KÝ CHUYÊN ĐỀ, MÔ HÌNH MỚI, PHONG TRÀO THI ĐUA TT Đơn vị Loại Tên gọi Thời gian thực hiện",
        "III. TỔ CHỨC THỰC HIỆN Trao đổi kinh nghiệm. Kiểm tra chéo. Các đơn vị cam kết thực hiện./.",
        "KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
        "Nơi nhận: - Các đơn vị thành viên; - Lưu: VT.",
    ):
        assert sentence in said


def test_a_text_without_table_or_signers_is_written_too():
    empty = wording(registrations=(), signatories=(), number="", theme="", commitments=())
    said = _words(paper_docx.agreement(empty, made_at=MADE_AT))
    assert ("I. TỔ CHỨC THỰC HIỆN" in said, "Số:" in said) == (True, False)


def test_readers_get_it_while_it_is_a_draft(authority):
    year = year_in("draft")
    answer = visitor(year.leaders[0]).get(year.url("agreement_docx"))
    assert answer["Content-Disposition"] == (
        f'attachment; filename="du-thao-giao-uoc-{year.cluster.slug}-2019.docx"'
    )
    assert "Hoàn thành nhiệm vụ được giao." in _words(answer.content)


@pytest.mark.parametrize("state", ["open", "sealed"])
def test_what_was_sent_for_signature_has_none(authority, state):
    year = year_in(state)
    assert visitor(year.secretary).get(year.url("agreement_docx")).status_code == 404
