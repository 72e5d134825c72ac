"""An example scoring scale of 100 points with a bonus. The article names none: every line says that it is an example."""

from decimal import Decimal

from members.models import Person, Term
from pledges.demo.registrations import MARK
from pledges.scores.scale.acts import importing as scale_import
from pledges.scores.scale.acts import opening as scale_opening
from pledges.scores.scale.acts import scale as scales
from pledges.scores.scale.models import Criterion, Scale

KIND = Criterion.Kind
SOURCE = f"{MARK}Hướng dẫn chấm điểm của cụm (chỉ để xem thử, không phải văn bản thật)"
# number, kind, name, figures
CRITERIA = [
    ("1", KIND.GROUP, "Thực hiện các nội dung giao ước", {"maximum": 50}),
    (
        "1.1", KIND.QUANTITATIVE, "Buổi tuyên truyền hai bộ quy tắc ứng xử",
        {"maximum": 15, "target": 12, "measured_in": "buổi"},
    ),
    (
        "1.2", KIND.QUANTITATIVE, "Ý kiến, kiến nghị được trả lời đúng hạn",
        {"maximum": 15, "target": 100, "measured_in": "%"},
    ),
    ("1.3", KIND.PASS_FAIL, "Hoàn thành nhiệm vụ chính trị được giao", {"maximum": 10}),
    ("1.4", KIND.JUDGED, "Chất lượng cải cách hành chính", {"maximum": 10}),
    ("2", KIND.GROUP, "Chuyên đề, mô hình mới", {"maximum": 30}),
    ("2.1", KIND.PASS_FAIL, "Có chuyên đề hoặc mô hình mới được ghi nhận", {"maximum": 10}),
    ("2.2", KIND.JUDGED, "Kết quả thực hiện so với đăng ký", {"maximum": 15}),
    (
        "2.3", KIND.OCCURRENCE, "Điển hình tiên tiến được giới thiệu",
        {"maximum": 5, "points_each": 1, "measured_in": "điển hình"},
    ),
    ("3", KIND.GROUP, "Công tác thi đua, khen thưởng", {"maximum": 20}),
    (
        "3.1", KIND.OCCURRENCE, "Báo cáo gửi đúng hạn",
        {"maximum": 10, "points_each": 5, "measured_in": "báo cáo"},
    ),
    ("3.2", KIND.JUDGED, "Hồ sơ khen thưởng đúng tiêu chuẩn, thủ tục", {"maximum": 10}),
    ("4", KIND.GROUP, "Điểm cộng, điểm trừ", {}),
    ("4.1", KIND.ADJUSTMENT, "Mô hình được nhân rộng trong cụm", {"maximum": 3, "minimum": 0}),
    ("4.2", KIND.ADJUSTMENT, "Vi phạm, chậm thực hiện quy chế của cụm", {"maximum": 0, "minimum": -5}),
]  # fmt: skip
BLANK = {
    "maximum": None,
    "minimum": None,
    "target": None,
    "points_each": None,
    "measured_in": "",
    "guidance": "",
}


def criteria(term: Term) -> Scale:
    """Begin, fill and open the scale of the year for scoring, unless there is one."""
    if scale := Scale.objects.filter(term=term).first():
        return scale
    secretary = Person.objects.get(username="thuky")
    scale = scales.begin(term, by=secretary)
    scale = scales.write_settings(
        scale, by=secretary, edition=scale.edition, total=Decimal(100), source=SOURCE
    )
    scale = scale_import.import_criteria(scale, by=secretary, edition=scale.edition, rows=rows(CRITERIA))
    return scale_opening.open_scoring(scale, by=secretary, edition=scale.edition)


def rows(written) -> list[scale_import.Row]:
    """Convert criteria to rows as the import takes them."""
    return [
        (
            tuple(int(part) for part in number.split(".")),
            BLANK | {"kind": kind.value, "name": MARK + name} | _exact(figures),
        )
        for number, kind, name, figures in written
    ]


def _exact(figures: dict) -> dict:
    return {name: Decimal(value) if isinstance(value, int) else value for name, value in figures.items()}
