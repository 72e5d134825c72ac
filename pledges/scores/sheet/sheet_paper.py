"""A unit's own score sheet as its paper: PDF and DOCX under the unit's head, to be numbered and signed by hand."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from django.utils import timezone
from docx import Document as Paper
from docx.shared import Mm

from members.serving import mandates
from pledges.agreement.text import closed
from pledges.papers import pdf, word
from pledges.scores.formulas import in_figures
from pledges.scores.sheet.lines import Line, total_of
from pledges.scores.sheet.models import Score, ScoreSheet
from pledges.scores.sheet.parts import standard_of

COLUMNS = ("TT", "Tiêu chí", "Điểm chuẩn", "Điểm tự chấm", "Thuyết minh, minh chứng")
WIDTHS = (Mm(14), Mm(58), Mm(20), Mm(20), Mm(53))


@dataclass(frozen=True, kw_only=True)
class Row:
    cells: tuple[str, ...]
    is_group: bool


@dataclass(frozen=True, kw_only=True)
class OwnSheet:
    """The unit's own points as words; `signer` are the lines above the name, which stands last."""

    sheet: ScoreSheet
    rows: tuple[Row, ...]
    total: tuple[str, str]
    signer: tuple[str, ...]
    name: str
    made_at: datetime

    @property
    def number(self) -> str:
        return f"……/BC-{self.sheet.unit.abbreviation}"

    @property
    def superior_body(self) -> list[str]:
        return [self.sheet.unit.superior_body] if self.sheet.unit.superior_body else []

    @property
    def subject(self) -> str:
        return f"Kết quả tự chấm điểm thi đua năm {self.sheet.term.name}"

    @property
    def place_and_day(self) -> str:
        year = timezone.localtime(self.made_at).year
        return f"{self.sheet.term.cluster.place}, ngày …… tháng …… năm {year}"

    @property
    def addressee(self) -> str:
        return f"Thường trực {self.sheet.term.cluster.title}"

    @property
    def introduction(self) -> str:
        scale = self.sheet.term.scale
        source = f" ({scale.source})" if scale.source else ""
        return (
            f"Căn cứ bảng tiêu chí chấm điểm thi đua năm {self.sheet.term.name} của "
            f"{self.sheet.term.cluster.title}{source}, {self.sheet.unit.name} báo cáo kết quả tự chấm điểm như sau:"
        )

    @property
    def closing(self) -> str:
        return (
            f"Trên đây là Báo cáo kết quả tự chấm điểm của {self.sheet.unit.name}, kính đề nghị "
            f"{self.sheet.term.cluster.title} xem xét./."
        )

    @property
    def recipients(self) -> list[str]:
        return closed(["Như trên", "Lưu: VT"])


def own_sheet(sheet: ScoreSheet, lines: list[Line]) -> OwnSheet:
    """Compose the paper of `lines`, in which every leaf is scored. One query."""
    mandate = mandates([sheet.unit]).first()
    authority = tuple(line.strip().upper() for line in sheet.unit.authority.splitlines() if line.strip())
    standard = standard_of([line.node for line in lines if line.node.depth == 0])
    return OwnSheet(
        sheet=sheet,
        rows=tuple(_row(line) for line in lines),
        total=(in_figures(standard), in_figures(total_of(lines).own)),
        signer=mandate.lines if mandate else authority,
        name=mandate.person.full_name if mandate else "",
        made_at=timezone.now(),
    )


def _row(line: Line) -> Row:
    score = line.scores.get(Score.Column.SELF)
    texts = [score.reason, score.remark, score.evidence] if score else []
    said = "\n".join(text for text in texts if text)
    points = in_figures(line.own) if line.own is not None else ""
    return Row(
        cells=(line.number, line.name, in_figures(line.standard), points, said), is_group=line.is_group
    )


def as_pdf(paper: OwnSheet) -> pdf.Rendering:
    """Render the paper, never under the identifier of a document that is signed."""
    return pdf.document(
        "pdf/own_sheet.html",
        {"paper": paper, "columns": COLUMNS, "author": paper.sheet.unit.name},
        identifier=pdf.identifier(f"own-sheet:{paper.sheet.pk}"),
        made_at=paper.made_at,
        title=f"Báo cáo {paper.subject[0].lower()}{paper.subject[1:]}",
    )


def as_docx(own: OwnSheet) -> bytes:
    paper, unit = Paper(), own.sheet.unit.name
    word.lay_out(paper, title=own.subject, author=unit, made_at=own.made_at)
    head = {"superior_body": own.superior_body, "place_and_day": own.place_and_day}
    word.heads(paper, cluster=unit, number=f"Số: {own.number}", **head)
    word.centred(paper, "BÁO CÁO", before=18)
    word.subject(paper, own.subject)
    word.addressee(paper, own.addressee)
    word.paragraph(paper, own.introduction)
    rows = [*(row.cells for row in own.rows), ("", "Tổng điểm", *own.total, "")]
    word.table(paper, COLUMNS, rows, widths=WIDTHS, centred=(0, 2, 3))
    word.paragraph(paper, own.closing)
    word.signed_by(paper, recipients=own.recipients, capacity=list(own.signer), full_name=own.name)
    file = BytesIO()
    paper.save(file)
    return file.getvalue()
