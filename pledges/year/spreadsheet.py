"""The year's matrix as a sheet: units down, duties across, in words."""

from pledges.spreadsheets import cells
from pledges.year.steps import DUTIES, Year


def matrix(year: Year) -> bytes:
    rows = (
        [
            row.membership.unit.name,
            row.membership.get_rank_display(),
            *(cell.label for _, cell in row.cells),
        ]
        for row in year.matrix()
    )
    return cells.sheet(f"Năm {year.term.name}", ["Đơn vị", "Vai trò", *DUTIES], rows)
