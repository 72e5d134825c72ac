"""Import of registrations: download the template, upload it, check every row, confirm."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import access
from pledges.errors import PledgeError
from pledges.files.views import saved_as
from pledges.registrations import spreadsheet as sheets
from pledges.registrations.acts import importing as acts
from pledges.registrations.forms.importing import Sheet
from pledges.registrations.models import Registration
from pledges.spreadsheets import cells
from pledges.spreadsheets.forms import ImportForm
from pledges.spreadsheets.reading import lines
from pledges.spreadsheets.sealed_preview import SALT, opened
from pledges.spreadsheets.sheet_preview import preview
from pledges.states.attempt import attempt
from pledges.states.stateful import CLOSED


@require_safe
@access.secretariat_or_unit_people
def template(request, term):
    name = f"mau-dang-ky-{term.cluster.slug}-{term.name}.xlsx"
    return saved_as(name, sheets.template(term), cells.XLSX_TYPE)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat_or_unit_people
def upload(request, term):
    """Read the file and show its rows; the file is not kept."""
    if _refused(request, term):
        return redirect("pledges:registrations", cluster=term.cluster.slug, year=term.name)
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if not form.is_bound or not form.is_valid():
        return _ask(request, form, status=422 if form.is_bound else 200)
    file = form.cleaned_data["file"].read()
    try:
        # the heading, the example and the most rows that may be imported; any more are refused
        rows = lines(file, width=sheets.WIDTH, most=sheets.MOST + 2)
        return _preview(request, _sheet(request, term, rows))
    except PledgeError as refusal:
        form.add_error("file", str(refusal))
        return _ask(request, form, status=422)


@require_POST
@access.secretariat_or_unit_people
def confirm(request, term):
    """Save the previewed rows, or show them again when they no longer can be saved."""
    if _refused(request, term):
        return redirect("pledges:registrations", cluster=term.cluster.slug, year=term.name)
    try:
        name, rows = opened(request.POST.get("preview", ""), request.standing)
        sheet = _sheet(request, term, rows)
    except PledgeError as refusal:
        messages.error(request, str(refusal))
        return redirect("pledges:registrations_import", cluster=term.cluster.slug, year=term.name)
    if not sheet.is_complete:
        return _preview(request, sheet)
    attempt(
        request,
        acts.import_registrations,
        term,
        preview=name,
        rows=sheet.drafts,
        done=f"Đã lưu {len(sheet.rows)} đăng ký thành bản nháp. Các đơn vị bổ sung rồi gửi Thường trực cụm.",
    )
    return redirect("pledges:registrations", cluster=term.cluster.slug, year=term.name)


def _refused(request, term) -> bool:
    """Whether this person may not import now; adds the reason as a message."""
    if acts.units_to_import_for(request.standing):
        return False
    messages.error(request, CLOSED if term.is_closed else acts.NOT_YOURS)
    return True


def _sheet(request, term, rows) -> Sheet:
    units = acts.units_to_import_for(request.standing)
    return Sheet(rows, term=term, units=units, taken=Registration.objects.likenesses(term))


def _ask(request, form, *, status):
    units = acts.units_to_import_for(request.standing)
    context = {"form": form, "units": units, "tab": "registrations"}
    return render(request, "registrations/import.html", context, status=status)


def _preview(request, sheet: Sheet):
    return preview(request, sheet, template="registrations/preview.html", salt=SALT, tab="registrations")
