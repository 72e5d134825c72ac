"""The list of registrations, as a page and as files."""

from django.core.paginator import Paginator
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from members import access
from pledges.agreement.duty import fulfilment
from pledges.files.views import saved_as
from pledges.registrations import spreadsheet as sheets
from pledges.registrations.acts.importing import may_import
from pledges.registrations.forms.filters import RegistrationFilters
from pledges.registrations.models import Registration, units_of
from pledges.spreadsheets import cells

SHOWN = ("name", "kind", "state", "unit_id", "term_id", "starts_on", "ends_on", "submitted_at")
EXPORTED = (*sheets.COLUMNS, *sheets.OTHER_COLUMNS)


@require_safe
@access.readers
def registrations(request, term):
    return _show(request, term, _filters(request, term))


@require_safe
@access.readers
def as_csv(request, term):
    filters = _filters(request, term)
    if not filters.is_valid():
        return _show(request, term, filters)
    lines = cells.csv_lines(sheets.HEADINGS, _rows(filters))
    response = StreamingHttpResponse(lines, content_type=cells.CSV_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{_name(term, "csv")}"'
    return response


@require_safe
@access.readers
def as_xlsx(request, term):
    filters = _filters(request, term)
    if not filters.is_valid():
        return _show(request, term, filters)
    content = cells.sheet("Đăng ký", sheets.HEADINGS, _rows(filters))
    return saved_as(_name(term, "xlsx"), content, cells.XLSX_TYPE)


def _filters(request, term) -> RegistrationFilters:
    units = units_of(request.years).only("short_name", "order")
    return RegistrationFilters(request.GET, standing=request.standing, years=request.years, units=list(units))


def _rows(filters: RegistrationFilters):
    """Read the rows in chunks, so that few are in memory at a time."""
    rows = filters.qs.only(*EXPORTED).iterator(chunk_size=500)
    return sheets.exported(rows, filters.terms, filters.unit_names)


def _name(term, ending: str) -> str:
    return f"dang-ky-{term.cluster.slug}-{term.name}.{ending}"


def _show(request, term, filters: RegistrationFilters):
    """Render the list; invalid filters show their errors and no rows."""
    rows = filters.qs.only(*SHOWN) if filters.is_valid() else Registration.objects.none()
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "page": page,
        "rows": [_line(registration, filters) for registration in page],
        "fulfilment": fulfilment(term),
        "may_begin": not term.is_closed and bool(request.standing.units - {term.witness_id}),
        "may_import": may_import(request.standing),
        "tab": "registrations",
    }
    return render(
        request, "registrations/registrations.html", context, status=200 if filters.is_valid() else 422
    )


def _line(registration: Registration, filters: RegistrationFilters) -> dict[str, str]:
    """Return a row of the list as finished words, which the template writes fastest."""
    registration.term = filters.terms[registration.term_id]
    sent = registration.submitted_at
    return {
        "url": registration.get_absolute_url(),
        "name": registration.name,
        "unit": filters.unit_names[registration.unit_id],
        "kind": registration.get_kind_display(),
        "period": _period(registration),
        "state": registration.state,
        "state_name": registration.get_state_display(),
        "submitted": f"{timezone.localtime(sent):%d/%m/%Y}" if sent else "",
        "year": registration.term.name,
    }


def _period(registration: Registration) -> str:
    """Write the period for a cell of its own; one of the days may be missing."""
    if registration.starts_on and not registration.ends_on:
        return f"từ {registration.starts_on:%d/%m/%Y}"
    if registration.ends_on and not registration.starts_on:
        return f"đến {registration.ends_on:%d/%m/%Y}"
    return registration.period
