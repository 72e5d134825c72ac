"""A filled-in template: its rows as they would be saved, and every cell that cannot be."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from members.models import Term, Unit
from members.vietnamese import fold, normal
from pledges.registrations.acts.importing import Row
from pledges.registrations.cells import cleaners
from pledges.registrations.clears import excess
from pledges.registrations.models import Registration, likeness
from pledges.registrations.spreadsheet import COLUMNS, MOST
from pledges.spreadsheets.reading import Line, Unreadable
from pledges.spreadsheets.sheet_cells import NEW_TEMPLATE, places
from pledges.spreadsheets.sheet_row import SheetRow, is_example


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
    """`lines` as a person with `units` to import for would save them; raises Unreadable for a foreign heading."""

    def __init__(self, lines: list[Line], *, term: Term, units: list[Unit], taken: set):
        if not lines:
            raise Unreadable(f"Tệp không có nội dung nào ở trang tính đầu tiên. {NEW_TEMPLATE}")
        self.lines, self.units, self.taken = lines, units, dict.fromkeys(taken)
        self.cleaners = cleaners(term)
        self.places = places(lines[0], COLUMNS, ("kind", "name"))
        self.rows = [self._row(line) for line in lines[1:] if not is_example(line.cells[self.places["name"]])]
        if len(self.rows) > MOST:
            raise Unreadable("Tệp có hơn 1.000 dòng đăng ký. Hãy chia thành nhiều tệp.")
        if not self.rows:
            raise Unreadable("Tệp chưa có dòng đăng ký nào. Hãy điền ít nhất một dòng rồi tải lên lại.")

    @property
    def sentences(self) -> list[str]:
        return [sentence for row in self.rows for sentence in row.sentences]

    @property
    def filled(self) -> list[str]:
        """The fields for which there is something in some row, and the unit."""
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
        """Whether every row has its unit and all its values; that a name was taken since is for the act to say."""
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
        asked = fold(normal(words)).strip()
        if not asked and len(self.units) == 1:
            return self.units[0]
        named = self._named(asked) if asked else []
        if len(named) == 1:
            return named[0]
        if named:
            full = "; ".join(each.name for each in named)
            raise ValidationError(f"“{words}” là tên của nhiều đơn vị. Hãy ghi tên đầy đủ: {full}.")
        names = "; ".join(unit.short_name for unit in self.units[:8]) + ("; ..." if self.units[8:] else "")
        told = f"“{words}” không phải đơn vị đồng chí được nhập" if asked else "chưa ghi đơn vị"
        raise ValidationError(f"{told}. Hãy ghi một trong các đơn vị: {names}.")

    def _named(self, asked: str) -> list[Unit]:
        """The unit of that full name, else all that are called so for short."""
        full = [unit for unit in self.units if fold(unit.name) == asked]
        short = [unit for unit in self.units if asked in {fold(unit.short_name), fold(unit.abbreviation)}]
        return full or short

    def _compare(self, row: RegistrationRow) -> None:
        """What a cell alone does not show: the order of the days, the length, what is registered already."""
        first, last = row.values.get("starts_on"), row.values.get("ends_on")
        if first and last and last < first:
            row.faults["ends_on"] = "ngày kết thúc trước ngày bắt đầu. Hãy xem lại hai ngày."
        for each in excess(row.values):
            row.faults[each.field] = each.sentence
        if row.unit and {"kind", "name"} <= row.values.keys():
            self._look_for_another(row)

    def _look_for_another(self, row: RegistrationRow) -> None:
        key = likeness(row.unit, row.values["kind"], row.values["name"])
        other = self.taken.setdefault(key, row.number)
        if other is None:
            told = f"{row.unit.short_name} đã có đăng ký cùng loại mang tên này"
            row.faults["name"] = f"{told}. Hãy đổi tên hoặc bỏ dòng này."
        elif other != row.number:
            row.faults["name"] = f"trùng với dòng {other}. Hãy đổi tên hoặc bỏ dòng này."
