"""Word files as Word reads them (the widths of cells) and as LibreOffice shows them (those of the grid)."""

import os
import re
import shutil
import subprocess
import unicodedata
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from pledges.papers import word
from pledges.papers.chair import Chair
from pledges.papers.pdf import STATIC

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
COLUMNS = ("TT", "Tập thể được đề nghị", "Số phiếu")
WIDTHS = (Mm(11), Mm(120), Mm(34))


def written(rows: int = 3, *, place_and_day: str = "Hà Nội, ngày ……. tháng ……. năm 2019") -> bytes:
    paper = Document()
    word.lay_out(paper, title="Tờ trình", author="Cụm", made_at=datetime(2019, 12, 1, tzinfo=UTC))
    head = {"superior_body": ["Hội đồng Thi đua - Khen thưởng", "thành phố Hà Nội"]}
    word.heads(
        paper, cluster="Cụm thi đua số 4", number="Số: ……/TTr-CTĐ4", place_and_day=place_and_day, **head
    )
    word.centred(paper, "TỜ TRÌNH", before=18)
    word.subject(paper, "Về việc đề nghị khen thưởng năm 2019")
    word.addressee(paper, "Hội đồng Thi đua - Khen thưởng thành phố Hà Nội")
    texts = [(str(number), f"Hội Nông dân số {number} " * 8, "5/6") for number in range(1, rows + 1)]
    word.table(paper, COLUMNS, texts, widths=WIDTHS, centred=(0, 2))
    word.paragraph(paper, "Kính trình xem xét, quyết định./.")
    word.end(paper, cluster="Cụm thi đua số 4", recipients=["Như trên;", "Lưu: VT."], chair=Chair())
    file = BytesIO()
    paper.save(file)
    return file.getvalue()


# The vendored letters are as wide as those of Times New Roman, which Linux has not.
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{folder}/cache</cachedir>
<alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias></fontconfig>
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Return a function that converts Word files with LibreOffice and reads their pages back."""
    soffice = shutil.which("soffice")
    if soffice is None or shutil.which("pdftotext") is None:
        missing = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        missing("LibreOffice Writer and pdftotext are not on this machine")

    def pages(*contents: bytes) -> list[list[str]]:
        folder = tmp_path_factory.mktemp("office")
        files = [folder / f"paper-{number}.docx" for number in range(len(contents))]
        for file, content in zip(files, contents, strict=True):
            file.write_bytes(content)
        (folder / "fonts.conf").write_text(FONTS.format(fonts=STATIC / "fonts" / "tinos", folder=folder))
        convert = [soffice, f"-env:UserInstallation=file://{folder / 'profile'}", "--headless"]
        subprocess.run(
            [*convert, "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)],
            env=os.environ | {"FONTCONFIG_FILE": str(folder / "fonts.conf")},
            capture_output=True,
            check=True,
            timeout=300,
        )
        return [read(file.with_suffix(".pdf")) for file in files]

    return pages


def read(file: Path) -> list[str]:
    """Read the words of every page."""
    said = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True).stdout
    return unicodedata.normalize("NFC", said.decode()).split("\f")[:-1]


def test_cells_and_grid_have_the_same_widths():
    paper = Document(BytesIO(written()))
    for grid in paper.tables:
        columns = [int(column.get(qn("w:w"))) for column in grid._tbl.tblGrid]
        for row in grid.rows:
            left = list(columns)
            for cell in row._tr.tc_lst:
                assert cell.width.twips == sum(left.pop(0) for _ in range(cell.grid_span))
            assert left == []
        assert int(grid._tbl.tblPr.find(qn("w:tblW")).get(qn("w:w"))) == sum(columns)
        assert grid._tbl.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"


def test_tables_are_added_by_one_module_only():
    """Whatever adds one by itself forgets the widths of the grid."""
    sources = {
        path for path in Path(word.__file__).parents[1].rglob("*.py") if "add_table(" in path.read_text()
    }
    assert sources == {Path(word.__file__)}


def test_no_row_is_torn_and_the_head_is_repeated():
    grid = Document(BytesIO(written())).tables[1]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in grid.rows)
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in grid.rows] == [True] + [False] * 3


def test_the_language_that_rules_the_file_is_vietnamese():
    paper = Document(BytesIO(written()))
    said = {element.get(qn("w:val")) for element in paper.styles.element.iter(qn("w:lang"))}
    assert said == {"vi-VN"}
    assert paper.core_properties.language == "vi-VN"


@pytest.mark.parametrize("place", ["Hà Nội", "Thành phố Hồ Chí Minh"])
def test_the_head_is_unbroken_in_libreoffice(office, place):
    day = f"{place}, ngày ……. tháng ……. năm 2019"
    lines = [" ".join(line.split()) for line in office(written(place_and_day=day))[0][0].splitlines()]
    assert any(line.startswith("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG") for line in lines)
    assert any(line.endswith(COUNTRY) for line in lines)
    assert any(line.endswith("Độc lập - Tự do - Hạnh phúc") for line in lines)
    assert f"Số: ……/TTr-CTĐ4 {day}" in lines
    assert "Kính gửi: Hội đồng Thi đua - Khen thưởng thành phố Hà Nội" in lines


def test_long_tables_repeat_their_head_under_the_number_of_the_page(office):
    ((first, *others),) = office(written(60))
    assert len(others) >= 2
    assert not re.match(r"\s*1\s", first)
    tables = [page for page in others if "Hội Nông dân" in page]
    for number, page in enumerate(tables, start=2):
        assert page.split()[0] == str(number)
        assert "Tập thể được đề nghị" in " ".join(page.split())


def test_the_signature_never_stands_alone(office):
    """However long the table is, words come with the signature to its page."""
    for pages in office(*(written(rows) for rows in range(8, 14))):
        last = " ".join(pages[-1].split())
        before, _, _ = last.partition("Nơi nhận:")
        assert "Kính trình xem xét" in before
