"""What comes out of Ctrl+P: a desktop page in order, whole tables, and no paper that passes for the signed one."""

import re
import subprocess

ACROSS = re.compile(r"Page size: +84\d\.?\d* x 59\d")


def printed(visitor, folder) -> tuple[str, str]:
    """(the words of the printed page as they stand, what pdfinfo says of it)."""
    file = folder / "page.pdf"
    file.write_bytes(visitor.page.pdf(prefer_css_page_size=True))
    words = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True)
    facts = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True)
    return words.stdout, facts.stdout


def test_a_list_is_a_table_across_the_page(visit, year, tmp_path):
    page = visit(year.secretary).comes_to(f"/{year.cluster.slug}/2019/don-vi/")
    words, facts = printed(page, tmp_path)
    assert re.search(r"Đơn vị +Vai trò +Người có thẩm quyền ký +Cán bộ phụ trách", words)
    assert ACROSS.search(facts)


def test_the_page_of_an_agreement_is_no_signed_paper(visit, open_year, tmp_path):
    words, facts = printed(visit(open_year.secretary).comes_to(open_year.url()), tmp_path)
    assert "Bản in từ trang, không phải bản ký." in words
    assert re.search(r"\n.*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", words)
    assert not ACROSS.search(facts)
