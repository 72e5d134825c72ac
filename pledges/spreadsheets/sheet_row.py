"""A line of a filled-in template of any kind."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar, Self

from django.core.exceptions import ValidationError

from members.vietnamese import fold
from pledges.spreadsheets.cells import EXAMPLE, in_words
from pledges.spreadsheets.reading import Line
from pledges.spreadsheets.sheet_cells import require_plain


def is_example(name: str) -> bool:
    """Whether a row with this name is the template's example."""
    return fold(name).startswith(fold(EXAMPLE))


def left_out(lines: list[Line], place: int) -> list[str]:
    """Say which parts of a file are not imported; `place`: the column of names."""
    examples = [str(line.number) for line in lines[1:] if is_example(line.cells[place])]
    sentences = []
    if examples:
        sentences.append(f"{len(examples)} dòng ví dụ không được nhập (dòng {', '.join(examples)}).")
    if others := getattr(lines, "other_sheets", ()):
        names = ", ".join(f"“{name}”" for name in others)
        sentences.append(f"Chỉ đọc trang tính đầu tiên; các trang tính khác không được nhập: {names}.")
    return sentences


@dataclass
class SheetRow:
    """A row; `values` can be saved, `faults` say why the other fields cannot."""

    columns: ClassVar[dict[str, str]]  # field -> heading

    number: int
    values: dict = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, line: Line, places: dict[str, int], value: Callable[[str, str], object]) -> Self:
        """Read a line; `value(name, words)` returns the value to save or raises ValidationError."""
        row = cls(line.number)
        for name in cls.columns:
            place = places.get(name)
            words = "" if place is None else line.cells[place]
            row.typed[name] = words
            try:
                require_plain(words)
                row.values[name] = value(name, words)
            except ValidationError as fault:
                row.faults[name] = " ".join(fault.messages)
        return row

    def shown(self, names) -> list[tuple[str, str]]:
        """List (words, fault) of these fields: as they would be saved, or as typed."""
        return [(self.words(name), self.faults.get(name, "")) for name in names]

    def words(self, name: str) -> str:
        return in_words(self.values[name]) if name in self.values else self.typed[name]

    @property
    def sentences(self) -> list[str]:
        return [
            f"Dòng {self.number}, cột {self.columns[name]}: {sentence}"
            for name, sentence in self.faults.items()
        ]
