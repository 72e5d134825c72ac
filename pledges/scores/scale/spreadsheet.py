"""The criteria of a scale as rows of a sheet; export and filled-in template can both be imported."""

from openpyxl import Workbook

from pledges.scores.formulas import Node, walk
from pledges.scores.scale.models import Criterion, Scale
from pledges.spreadsheets import cells
from pledges.spreadsheets.cells import EXAMPLE

WIDTH = 20  # columns that are read: more than the template has, so that a foreign one is named
KIND = Criterion.Kind
# field -> heading, in the order of the template
COLUMNS = {
    "number": "Số thứ tự",
    "name": "Tên tiêu chí",
    "kind": "Cách chấm",
    "maximum": "Điểm tối đa",
    "minimum": "Mức trừ nhiều nhất",
    "target": "Chỉ tiêu",
    "points_each": "Điểm mỗi lần",
    "measured_in": "Đơn vị tính",
    "guidance": "Hướng dẫn chấm",
}
GUIDE = [
    ["Cách điền", "Mỗi dòng là một nhóm hoặc một tiêu chí. Không đổi dòng tiêu đề, không gộp ô."],
    ["Dòng ví dụ", f"Dòng có tên bắt đầu bằng {EXAMPLE} không được nhập; có thể xóa."],
    ["Số thứ tự", "Viết như 1, 1.2, 1.2.1; định dạng cột là Văn bản. Nhiều nhất 4 cấp, đánh số liên tục."],
    ["Điểm tối đa", "Của nhóm có thể để trống: điểm của nhóm là tổng các tiêu chí trong nhóm."],
    ["Mức trừ nhiều nhất", "Chỉ dùng cho điểm cộng, điểm trừ; viết số âm, ví dụ -5."],
    ["Chỉ tiêu", "Chỉ dùng khi chấm theo tỷ lệ hoàn thành chỉ tiêu: mức được điểm tối đa."],
    ["Điểm mỗi lần", "Chỉ dùng khi chấm theo số lần."],
    ["Số", "Số của Excel hoặc chữ như 1.234,5."],
    ["Giới hạn", "Mỗi tệp nhiều nhất 500 tiêu chí và 2 MB."],
    ["Sau khi tải lên", "Đồng chí xem trước các dòng, sau đó xác nhận thay bảng tiêu chí đang soạn."],
]
# "1.10" is no number
FORMATS = {
    place: cells.TEXT if name in {"number", "name", "measured_in", "guidance"} else cells.NUMBER
    for place, name in enumerate(COLUMNS)
    if name != "kind"
}
SAMPLES = [
    ("1", "Thực hiện giao ước thi đua", KIND.GROUP, {"maximum": 100}),
    ("1.1", "Số buổi tuyên truyền", KIND.QUANTITATIVE, {"maximum": 60, "target": 12, "measured_in": "buổi"}),
    ("1.2", "Gửi báo cáo đúng hạn", KIND.PASS_FAIL, {"maximum": 40}),
    ("2", "Điểm cộng, điểm trừ", KIND.ADJUSTMENT, {"maximum": 5, "minimum": -5}),
]


def exported(roots: list[Node]) -> list[list]:
    """Build a row for each criterion, in the order of COLUMNS."""
    return [_row(node.number, node.criterion) for node in walk(roots)]


def workbook(scale: Scale, roots: list[Node]) -> bytes:
    return _saved(f"Bảng tiêu chí {scale.term.name}", exported(roots))


def template() -> bytes:
    """Build the sheet to fill in: examples that the import ignores, and a second sheet that explains."""
    rows = [
        _row(number, Criterion(kind=kind, name=f"{EXAMPLE} {name}", **fields))
        for number, name, kind, fields in SAMPLES
    ]
    return _saved("Tiêu chí", rows)


def _row(number: str, criterion: Criterion) -> list:
    values = {name: getattr(criterion, name, None) for name in COLUMNS}
    values |= {"number": number, "kind": criterion.get_kind_display()}
    return list(values.values())


def _saved(title: str, rows: list[list]) -> bytes:
    book = Workbook(write_only=True)
    form = cells.add_sheet(book, title, list(COLUMNS.values()), rows, formats=FORMATS)
    names = ("Cách chấm được nhập", "Cách chấm", "Xin chọn một cách chấm trong danh sách.")
    kind = list(COLUMNS).index("kind")
    cells.add_guide(book, form, GUIDE, place=kind, labels=KIND.labels, most=Scale.MOST, names=names)
    return cells.saved(book)
