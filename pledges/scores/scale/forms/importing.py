"""A filled-in template of criteria: its rows as they would be saved, and the fault of every other cell."""

import re
from functools import partial

from django.core.exceptions import ValidationError

from members.vietnamese import fold
from pledges.scores.scale.acts.importing import Row, misplaced
from pledges.scores.scale.models import Criterion, Scale
from pledges.scores.scale.spreadsheet import COLUMNS
from pledges.spreadsheets.reading import Line, Unreadable
from pledges.spreadsheets.sheet_cells import NEW_TEMPLATE, kind, named, number, places
from pledges.spreadsheets.sheet_row import SheetRow, is_example, left_out

SALT = "pledges.criteria_import"
NUMBER = re.compile(r"\d{1,3}([.,]\d{1,3})*\.?\Z", re.ASCII)
FIGURES = ("maximum", "minimum", "target", "points_each")
TEXTS = ("name", "measured_in", "guidance")
FORMER = {
    "theo chi tieu so luong": Criterion.Kind.QUANTITATIVE.label,
    "theo so lan, co muc tran": Criterion.Kind.OCCURRENCE.label,
    "cham trong muc toi da": Criterion.Kind.JUDGED.label,
}
TOO_MANY = f"Tệp có hơn {Scale.MOST} tiêu chí. Xin gộp hoặc xóa bớt rồi tải lên lại."


class CriterionRow(SheetRow):
    columns = COLUMNS

    def words(self, name: str) -> str:
        if name == "number" and name in self.values:
            return ".".join(map(str, self.values[name]))
        if name == "kind" and name in self.values:
            return Criterion.Kind(self.values[name]).label
        return super().words(name)


class CriteriaSheet:
    """The criteria of `lines` in the order of their numbers; raises Unreadable for a foreign heading."""

    headings = tuple(COLUMNS.values())

    def __init__(self, lines: list[Line]):
        if not lines:
            raise Unreadable(f"Tệp không có nội dung nào ở trang tính đầu tiên. {NEW_TEMPLATE}")
        self.lines, self.cleaners = lines, _cleaners()
        self.places = places(lines[0], COLUMNS, ("number", "name", "kind"))
        self.left_out = left_out(lines, self.places["name"])
        read = [self._row(line) for line in lines[1:] if not is_example(line.cells[self.places["name"]])]
        if len(read) > Scale.MOST:
            raise Unreadable(TOO_MANY)
        if not read:
            raise Unreadable("Tệp chưa có tiêu chí nào. Xin điền ít nhất một dòng rồi tải lên lại.")
        self.rows = sorted(read, key=lambda row: (row.values.get("number", ()), row.number))
        self._find_places()

    @property
    def sentences(self) -> list[str]:
        in_order = sorted(self.rows, key=lambda row: row.number)
        return [sentence for row in in_order for sentence in row.sentences]

    @property
    def shown_rows(self) -> list[tuple[int, list[tuple[str, str]]]]:
        return [(row.number, row.shown(COLUMNS)) for row in self.rows]

    @property
    def criteria(self) -> list[Row]:
        """The rows that the act takes; only of a sheet without faults."""
        return [
            (row.values["number"], {name: row.values[name] for name in COLUMNS if name != "number"})
            for row in self.rows
        ]

    def _row(self, line: Line) -> CriterionRow:
        row = CriterionRow.read(line, self.places, self._value)
        if "kind" in row.values:
            known = {name: value for name, value in row.values.items() if name != "number"}
            for name, sentence in Criterion(**known).faults.items():
                row.faults.setdefault(name, sentence)
        return row

    def _value(self, name: str, words: str):
        return self.cleaners[name](words)

    def _find_places(self) -> None:
        """Check over all rows that the numbers make a tree."""
        numbered = [row for row in self.rows if "number" in row.values]
        faults = misplaced([(row.values["number"], row.values) for row in numbered])
        for place, sentence in faults.items():
            numbered[place].faults.setdefault("number", sentence)


def _cleaners() -> dict:
    """Map each field to the function that parses the words of its cell or raises ValidationError."""
    fields = {name: Criterion._meta.get_field(name).formfield() for name in (*TEXTS, *FIGURES)}
    return {
        "number": _path,
        "kind": _kind,
        **{name: fields[name].clean for name in TEXTS},
        "name": partial(named, fields["name"].clean),
        **{name: partial(_figure, name, fields[name]) for name in FIGURES},
    }


def _kind(words: str) -> str:
    """Parse the label of a kind, or the one it had in files of earlier years."""
    return kind(Criterion.Kind, FORMER.get(fold(words), words), called="cách chấm", all_called="cách")


def _path(words: str) -> tuple[int, ...]:
    """Parse "1.2.1" into (1, 2, 1); Excel may have made "1,2" of "1.2"."""
    if not words:
        raise ValidationError("chưa có số thứ tự (ví dụ: 1, 1.2, 1.2.1).")
    if not NUMBER.match(words):
        raise ValidationError(f"số thứ tự “{words[:60]}” chưa đúng (ví dụ: 1.2.1; định dạng cột là Văn bản).")
    path = tuple(int(part) for part in words.removesuffix(".").replace(",", ".").split("."))
    if 0 in path:
        raise ValidationError("số thứ tự bắt đầu từ 1; xin đánh lại số.")
    if len(path) > Scale.DEEPEST:
        raise ValidationError(f"bảng tiêu chí có nhiều nhất {Scale.DEEPEST} cấp; xin bớt cấp.")
    return path


def _figure(name: str, field, words: str):
    """Parse a number in Vietnamese writing, within the bounds of the model field."""
    value = number(field, words)
    if value is not None:
        Criterion._meta.get_field(name).run_validators(value)
    return value
