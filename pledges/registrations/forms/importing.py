"""Reads a filled-in template: its rows as they would be saved, and the faults of its cells."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from members.models import Term, Unit
from members.vietnamese import fold
from pledges.registrations.acts.importing import Row
from pledges.registrations.cells import cleaners
from pledges.registrations.clears import excess
from pledges.registrations.models import Registration, likeness
from pledges.registrations.spreadsheet import COLUMNS, MOST
from pledges.spreadsheets.reading import Line, Unreadable
from pledges.spreadsheets.sheet_cells import NEW_TEMPLATE, places
from pledges.spreadsheets.sheet_row import SheetRow, is_example, left_out


@dataclass
class RegistrationRow(SheetRow):
    columns = COLUMNS

    unit: Unit | None = None

    def words(self, name: str) -> str:
        if name == "unit" and self.unit:
            return self.unit.short_name
        if name == "kind" and name in self.values:
            return Registration.Kind(self.values[name]).label
        return super().words(name)


class Sheet:
    """`lines` as a person who may import for `units` would save them; raises Unreadable for a foreign heading."""

    def __init__(self, lines: list[Line], *, term: Term, units: list[Unit], taken: set):
        if not lines:
            raise Unreadable(f"Tệp không có nội dung nào ở trang tính đầu tiên. {NEW_TEMPLATE}")
        self.lines, self.units = lines, units
        self.taken = dict.fromkeys(taken)  # likeness -> its first row; None when it is registered already
        self.cleaners = cleaners(term)
        self.places = places(lines[0], COLUMNS, ("kind", "name"))
        self.left_out = left_out(lines, self.places["name"])
        self.rows = [self._row(line) for line in lines[1:] if not is_example(line.cells[self.places["name"]])]
        if len(self.rows) > MOST:
            raise Unreadable("Tệp có hơn 1.000 dòng đăng ký. Xin chia thành nhiều tệp.")
        if not self.rows:
            raise Unreadable("Tệp chưa có đăng ký nào. Xin điền ít nhất một dòng rồi tải lên lại.")

    @property
    def sentences(self) -> list[str]:
        return [sentence for row in self.rows for sentence in row.sentences]

    @property
    def filled(self) -> list[str]:
        """Fields that any row fills, and the unit."""
        wanted = {name for row in self.rows for name in COLUMNS if row.typed[name] or name in row.faults}
        return [name for name in COLUMNS if name in wanted | {"unit"}]

    @property
    def headings(self) -> list[str]:
        return [COLUMNS[name] for name in self.filled]

    @property
    def shown_rows(self) -> list[tuple[int, list[tuple[str, str]]]]:
        names = self.filled
        return [(row.number, row.shown(names)) for row in self.rows]

    @property
    def is_complete(self) -> bool:
        """Whether every row has its unit and all its values; the act itself refuses names taken since."""
        return all(row.unit and len(row.values) == len(COLUMNS) - 1 for row in self.rows)

    @property
    def drafts(self) -> list[Row]:
        return [Row(unit=row.unit, fields=row.values) for row in self.rows]

    def _row(self, line: Line) -> RegistrationRow:
        row = RegistrationRow.read(line, self.places, self._value)
        row.unit = row.values.pop("unit", None)
        self._compare(row)
        return row

    def _value(self, name: str, words: str):
        return self._unit(words) if name == "unit" else self.cleaners[name](words)

    def _unit(self, words: str) -> Unit:
        name = fold(words)
        if not name and len(self.units) == 1:
            return self.units[0]
        namesakes = self._named(name) if name else []
        if len(namesakes) == 1:
            return namesakes[0]
        if namesakes:
            full = "; ".join(unit.name for unit in namesakes)
            raise ValidationError(f"“{words}” là tên của nhiều đơn vị. Xin nhập tên đầy đủ: {full}.")
        names = "; ".join(unit.short_name for unit in self.units[:8]) + ("; ..." if self.units[8:] else "")
        fault = f"“{words}” không phải đơn vị đồng chí được nhập" if name else "chưa nhập đơn vị"
        raise ValidationError(f"{fault} (nhập một trong các đơn vị: {names}).")

    def _named(self, name: str) -> list[Unit]:
        """Find the unit with the full name `name`, else all with that short name or abbreviation."""
        full = [unit for unit in self.units if fold(unit.name) == name]
        short = [unit for unit in self.units if name in {fold(unit.short_name), fold(unit.abbreviation)}]
        return full or short

    def _compare(self, row: RegistrationRow) -> None:
        """Check across cells and rows: the order of the days, the length, names registered already."""
        first, last = row.values.get("starts_on"), row.values.get("ends_on")
        if first and last and last < first:
            row.faults["ends_on"] = "ngày kết thúc trước ngày bắt đầu."
        for obstacle in excess(row.values):
            row.faults[obstacle.field] = obstacle.sentence
        if row.unit and {"kind", "name"} <= row.values.keys():
            self._look_for_namesake(row)

    def _look_for_namesake(self, row: RegistrationRow) -> None:
        key = likeness(row.unit, row.values["kind"], row.values["name"])
        first_row = self.taken.setdefault(key, row.number)
        if first_row is None:
            fault = f"{row.unit.short_name} đã có đăng ký cùng loại mang tên này"
            row.faults["name"] = f"{fault}. Xin đổi tên hoặc xóa dòng này."
        elif first_row != row.number:
            row.faults["name"] = f"trùng với dòng {first_row}. Xin đổi tên hoặc xóa dòng này."
