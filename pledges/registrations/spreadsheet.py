"""Registrations as rows of a sheet: the export, and the template for the import."""

from collections.abc import Iterable, Iterator

from openpyxl import Workbook

from members.models import Term
from pledges.registrations.models import Registration
from pledges.spreadsheets import cells
from pledges.spreadsheets.cells import EXAMPLE

MOST = 1000
WIDTH = 30  # columns that are read, so that foreign columns can be named
# field -> heading, in the order of the template
COLUMNS = {
    "unit": "Đơn vị",
    "kind": "Loại",
    "name": "Tên",
    "field": "Lĩnh vực",
    "goal": "Mục tiêu",
    "scope": "Phạm vi, đối tượng",
    "person_in_charge": "Rõ người",
    "work": "Rõ việc",
    "starts_on": "Từ ngày",
    "ends_on": "Đến ngày",
    "responsibility": "Rõ trách nhiệm",
    "result": "Rõ kết quả",
    "result_value": "Chỉ tiêu",
    "result_unit": "Đơn vị tính",
    "resources": "Nguồn lực",
    "evidence": "Minh chứng dự kiến",
}
TEXTS = [name for name in COLUMNS if name not in {"unit", "kind", "starts_on", "ends_on", "result_value"}]
# So that Excel makes no days of "1/5", and no 7 of "007".
FORMATS = {
    place: {"starts_on": cells.DAY, "ends_on": cells.DAY, "result_value": cells.NUMBER}.get(name, cells.TEXT)
    for place, name in enumerate(COLUMNS)
}
HEADINGS = [
    *("TT", "Năm", *COLUMNS.values(), "Trạng thái"),
    *("Gửi ngày", "Ghi nhận ngày", "Phụ lục số", "Kết quả cuối năm", "Lý do trả lại hoặc rút"),
]
OTHER_COLUMNS = ("term", "state", "submitted_at", "recorded_at", "appendix_number", "outcome", "reason")
GUIDE = [
    ["Cách điền", "Mỗi dòng là một đăng ký. Không đổi dòng tiêu đề, không thêm cột, không gộp ô."],
    ["Dòng ví dụ", f"Dòng có tên bắt đầu bằng {EXAMPLE} không được nhập; có thể xóa."],
    ["Bắt buộc", "Loại và Tên. Các cột khác có thể bổ sung sau, trước khi gửi Thường trực cụm."],
    ["Đơn vị", "Tên đầy đủ, tên gọi ngắn hoặc tên viết tắt. Để trống nếu chỉ nhập cho đơn vị mình."],
    ["Ngày", "Ngày của Excel hoặc chữ dạng ngày/tháng/năm, ví dụ 28/02/2019."],
    ["Số", "Số của Excel hoặc chữ như 1.234,5."],
    ["Công thức", "Không dùng công thức: xin thay bằng giá trị (Dán đặc biệt, Giá trị)."],
    ["Giới hạn", "Mỗi tệp nhiều nhất 1.000 dòng và 2 MB."],
    ["Sau khi tải lên", "Đồng chí xem trước các dòng, sau đó xác nhận lưu thành bản nháp của đơn vị."],
]


def exported(
    registrations: Iterable[Registration], terms: dict[int, Term], units: dict[int, str]
) -> Iterator[list]:
    """Yield a row per registration, in the order of HEADINGS; `units` are names by primary key."""
    for number, registration in enumerate(registrations, start=1):
        row = {name: getattr(registration, name) for name in (*TEXTS, "starts_on", "ends_on", "result_value")}
        row |= {"unit": units[registration.unit_id], "kind": registration.get_kind_display()}
        submitted_on, recorded_on = _day(registration.submitted_at), _day(registration.recorded_at)
        yield [
            *(number, terms[registration.term_id].name, *(row[name] for name in COLUMNS)),
            *(registration.get_state_display(), submitted_on, recorded_on),
            *(registration.appendix_number, registration.outcome, registration.reason),
        ]


def _day(moment):
    return moment and cells.local_day(moment)


def template(term: Term) -> bytes:
    """Build the workbook to fill in: a sheet with an example row, which imports skip, and a guide."""
    book = Workbook(write_only=True)
    form = cells.add_sheet(book, "Đăng ký", list(COLUMNS.values()), [_example(term)], formats=FORMATS)
    names = ("Loại được nhập", "Loại đăng ký", "Chưa chọn loại trong danh sách.")
    kind = list(COLUMNS).index("kind")
    cells.add_guide(book, form, GUIDE, place=kind, labels=Registration.Kind.labels, most=MOST, names=names)
    return cells.saved(book)


def _example(term: Term) -> list:
    example = dict.fromkeys(COLUMNS) | {
        "kind": Registration.Kind.THEME.label,
        "name": f"{EXAMPLE} Cải cách thủ tục hành chính tại cơ quan",
        "field": "Cải cách hành chính",
        "person_in_charge": "Họ tên, chức vụ người phụ trách",
        "work": "Rà soát, rút ngắn thời gian giải quyết các thủ tục",
        "starts_on": term.starts_on,
        "ends_on": term.ends_on,
        "responsibility": "Văn phòng chủ trì, các ban phối hợp",
        "result": "Thủ tục được giải quyết trước hạn",
        "result_value": 95,
        "result_unit": "%",
        "evidence": "Báo cáo tháng",
    }
    return [example[name] for name in COLUMNS]
