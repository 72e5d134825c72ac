"""Registrations as rows, and filled-in templates as bytes."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from pledges.registrations.models import Registration
from pledges.registrations.spreadsheet import COLUMNS
from tests import factories
from tests.pages import visitor


def registered(year: factories.ClusterYear, unit=None, **fields) -> Registration:
    """A recorded theme of the first unit, unless told otherwise, with the facts that its state needs."""
    fields = {"state": "recorded", "kind": "theme", "name": "Chuyên đề thử", "term": year.term} | fields
    if fields["state"] != "draft":
        fields = {"submitted_at": timezone.now()} | fields
    if fields["state"] in Registration.STANDING_STATES:
        fields = {"recorded_at": timezone.now(), "recorded_by": year.secretary} | fields
    return Registration.objects.create(unit=unit or year.units[0], **fields)


def many(year: factories.ClusterYear, count: int, **fields) -> None:
    """As many, over all units, kinds and states, without an object for each on the way."""
    kinds, states = Registration.Kind.values, Registration.State.values
    for number in range(count):
        unit = year.units[number % len(year.units)]
        registered(
            year,
            unit,
            name=f"Đăng ký {number}",
            kind=kinds[number % 3],
            state=states[number % 7],
            **fields,
        )


def address(year: factories.ClusterYear, what="registrations", **query) -> str:
    where = {"cluster": year.cluster.slug, "year": year.term.name}
    return reverse(f"pledges:{what}", kwargs=where, query=query)


def row(**cells) -> list:
    """One line of the template: a theme called "Chuyên đề một" where nothing else is said."""
    cells = {"kind": "Chuyên đề thi đua", "name": "Chuyên đề một"} | cells
    return [cells.get(name) for name in COLUMNS]


def book(*rows: list, headings=None) -> Workbook:
    made = Workbook()
    made.active.append(list(COLUMNS.values()) if headings is None else headings)
    for row in rows:
        made.active.append(row)
    return made


def saved(made: Workbook) -> bytes:
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def sheet(*rows: list, **wishes) -> bytes:
    return saved(book(*rows, **wishes))


def read_back(content: bytes) -> list[list]:
    """The values of the first sheet, as another program reads them."""
    return [
        list(iter_row)
        for iter_row in load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    ]


def bring(year: factories.ClusterYear, file: bytes, who=None, *, name="dang-ky.xlsx", client=None):
    """The file is brought to the page by the officer of the first unit, or by `who`."""
    client = client or visitor(who or year.officers[0])
    return client.post(address(year, "registrations_import"), {"file": SimpleUploadedFile(name, file)})
