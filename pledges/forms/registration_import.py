"""A filled-in template: its rows as they would be saved, and every cell that cannot be."""

from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError

from members.models import Term, Unit
from members.vietnamese import fold, normal
from pledges.acts.registration_import import Row
from pledges.forms.sheet_cells import NEW_TEMPLATE, cleaners, places, require_plain
from pledges.models import Registration
from pledges.models.clears import excess
from pledges.models.registration import likeness
from pledges.spreadsheets.cells import in_words
from pledges.spreadsheets.reading import MOST_BYTES, TOO_BIG, Line, Unreadable
from pledges.spreadsheets.registrations import COLUMNS, EXAMPLE, MOST


class ImportForm(forms.Form):
    file = forms.FileField(
        label="Tệp Excel đã điền",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        error_messages={
            "required": "Hãy chọn tệp Excel đã điền.",
            "empty": "Tệp này trống. Hãy chọn tệp Excel đã điền.",
        },
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(TOO_BIG)
        return file


@dataclass
class SheetRow:
    """One line of the file; `values` are those that can be saved, `faults` say why the others cannot."""

    number: int
    unit: Unit | None = None
    values: dict = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)

    def shown(self, names: list[str]) -> list[tuple[str, str]]:
        """(words, what is wrong with them) of these fields: as they would be saved, or as they were typed."""
        return [(self._words(name), self.faults.get(name, "")) for name in names]

    def _words(self, name: str) -> str:
        if name == "unit" and self.unit:
            return self.unit.short_name
        if name not in self.values:
            return self.typed[name]
        if name == "kind":
            return Registration.Kind(self.values[name]).label
        return in_words(self.values[name])

    @property
    def sentences(self) -> list[str]:
        return [
            f"Dòng {self.number}, cột {COLUMNS[name]}: {sentence}" for name, sentence in self.faults.items()
        ]


class Sheet:
    """`lines` as a person with `units` to import for would save them; raises Unreadable for a foreign heading."""

    def __init__(self, lines: list[Line], *, term: Term, units: list[Unit], taken: set):
        if not lines:
            raise Unreadable(f"Tệp không có nội dung nào ở trang tính đầu tiên. {NEW_TEMPLATE}")
        self.lines, self.units, self.taken = lines, units, dict.fromkeys(taken)
        self.cleaners = cleaners(term)
        self.places = places(lines[0], COLUMNS, ("kind", "name"))
        self.rows = [self._row(line) for line in lines[1:] if not self._is_example(line)]
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
        return [Row(unit=each.unit, fields=each.values) for each in self.rows]

    def _is_example(self, line: Line) -> bool:
        return fold(normal(line.cells[self.places["name"]])).startswith(fold(EXAMPLE))

    def _row(self, line: Line) -> SheetRow:
        row = SheetRow(line.number)
        for name in COLUMNS:
            place = self.places.get(name)
            words = "" if place is None else line.cells[place]
            row.typed[name] = words
            try:
                row.values[name] = self._value(name, words)
            except ValidationError as fault:
                row.faults[name] = " ".join(fault.messages)
        row.unit = row.values.pop("unit", None)
        self._compare(row)
        return row

    def _value(self, name: str, words: str):
        require_plain(words)
        return self._unit(words) if name == "unit" else self.cleaners[name](words)

    def _unit(self, words: str) -> Unit:
        asked = fold(normal(words)).strip()
        if not asked and len(self.units) == 1:
            return self.units[0]
        for each in self.units:
            if asked and asked in {fold(each.name), fold(each.short_name), fold(each.abbreviation)}:
                return each
        names = "; ".join(each.short_name for each in self.units[:8]) + ("; ..." if self.units[8:] else "")
        told = f"“{words}” không phải đơn vị đồng chí được nhập" if asked else "chưa ghi đơn vị"
        raise ValidationError(f"{told}. Hãy ghi một trong các đơn vị: {names}.")

    def _compare(self, row: SheetRow) -> None:
        """What a cell alone does not show: the order of the days, the length, what is registered already."""
        first, last = row.values.get("starts_on"), row.values.get("ends_on")
        if first and last and last < first:
            row.faults["ends_on"] = "ngày kết thúc trước ngày bắt đầu. Hãy xem lại hai ngày."
        for each in excess(row.values):
            row.faults[each.field] = each.sentence
        if row.unit and {"kind", "name"} <= row.values.keys():
            self._look_for_another(row)

    def _look_for_another(self, row: SheetRow) -> None:
        key = likeness(row.unit, row.values["kind"], row.values["name"])
        other = self.taken.setdefault(key, row.number)
        if other is None:
            told = f"{row.unit.short_name} đã có đăng ký cùng loại mang tên này"
            row.faults["name"] = f"{told}. Hãy đổi tên hoặc bỏ dòng này."
        elif other != row.number:
            row.faults["name"] = f"trùng với dòng {other}. Hãy đổi tên hoặc bỏ dòng này."
