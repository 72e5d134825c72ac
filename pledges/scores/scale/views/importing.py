"""Import of criteria: download the template, bring it back, look at every row, confirm."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import access
from pledges.errors import PledgeError
from pledges.files.views import saved_as
from pledges.scores.scale import spreadsheet as sheets
from pledges.scores.scale.acts import importing as acts
from pledges.scores.scale.forms.importing import SALT, TOO_MANY, CriteriaSheet
from pledges.scores.scale.models import Scale
from pledges.scores.scale.views.criteria import edition_of, overview, scale_of
from pledges.spreadsheets import cells
from pledges.spreadsheets.forms import ImportForm
from pledges.spreadsheets.reading import lines
from pledges.spreadsheets.sealed_preview import opened
from pledges.spreadsheets.sheet_preview import preview
from pledges.states.attempt import attempt, refused


@require_safe
@access.secretariat
def template(request, term):
    return saved_as("mau-bang-tieu-chi.xlsx", sheets.template(), cells.XLSX_TYPE)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def upload(request, term):
    """Read the file and show it again, row by row; the file is not kept."""
    scale = scale_of(term)
    if refused(request, scale, "write"):
        return overview(request, term)
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if not form.is_bound or not form.is_valid():
        return _ask(request, scale, form, status=422 if form.is_bound else 200)
    file, most = form.cleaned_data["file"].read(), Scale.MOST + 1 + len(sheets.SAMPLES)
    try:
        sheet = CriteriaSheet(lines(file, width=sheets.WIDTH, most=most, too_many=TOO_MANY))
        return _preview(request, scale, sheet)
    except PledgeError as refusal:
        form.add_error("file", str(refusal))
        return _ask(request, scale, form, status=422)


@require_POST
@access.secretariat
def confirm(request, term):
    """Replace the draft that was there at the preview by the rows previewed."""
    scale = scale_of(term)
    if refused(request, scale, "write"):
        return overview(request, term)
    try:
        _, read = opened(request.POST.get("preview", ""), request.standing, salt=SALT)
        sheet = CriteriaSheet(read)
    except PledgeError as refusal:
        messages.error(request, str(refusal))
        return redirect(scale.url("criteria_import"))
    if sheet.sentences:
        return _preview(request, scale, sheet)
    attempt(
        request,
        acts.import_criteria,
        scale,
        edition=edition_of(request),
        rows=sheet.criteria,
        done=f"Đã lưu {len(sheet.rows)} tiêu chí từ tệp. Đề nghị rà soát trước khi mở chấm điểm.",
    )
    return overview(request, term)


def _ask(request, scale, form, *, status):
    context = {"scale": scale, "form": form, "tab": "scores"}
    return render(request, "scores/criteria_import.html", context, status=status)


def _preview(request, scale, sheet: CriteriaSheet):
    return preview(
        request,
        sheet,
        template="scores/criteria_preview.html",
        salt=SALT,
        scale=scale,
        present=scale.criteria.count(),
        tab="scores",
    )
