"""Pages of the evidence files of score sheets: attach, hand out for download only, remove."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from members import access
from pledges.files import acts
from pledges.files import views as line_files
from pledges.files.forms import EvidenceFilesForm
from pledges.scores.sheet.acts import writing as score_writing
from pledges.scores.sheet.lines import Line, lines_of
from pledges.scores.sheet.models import Score, ScoreFile, ScoreSheet
from pledges.scores.sheet.parts import parts
from pledges.scores.sheet.views.sheet import seen, sheet_of
from pledges.states.attempt import attempt, refused


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def files(request, term, sheet, column, criterion):
    """Show the files of one line, and the form that brings one more."""
    sheet = sheet_of(request, term, sheet)
    line, part = _line(request, sheet, column, criterion)
    if request.method != "POST":
        form = EvidenceFilesForm() if sheet.refusal(f"write_{column}", request.standing) is None else None
        return _show(request, sheet, (line, column, part), form)
    if refused(request, sheet, f"write_{column}"):
        return redirect(sheet)
    form = EvidenceFilesForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, sheet, (line, column, part), form, status=422)
    line_files.attach_each(request, form, score_writing.attach, sheet, column=column, criterion=criterion)
    return redirect(sheet.url("score_files", column=column, criterion=criterion))


def _line(request, sheet: ScoreSheet, column: str, criterion: int) -> tuple[Line, int]:
    """Find the leaf and the number of its part; 404 in a column without files, or one that is not theirs to see."""
    columns = seen(request, sheet)
    if column in columns and column in {Score.Column.SELF, Score.Column.TEAM}:
        lines = lines_of(sheet, frozenset({column}), with_files=True)
        for page in parts([line.node for line in lines if line.node.depth == 0]):
            if any(leaf.criterion.pk == criterion for leaf in page.leaves):
                return next(line for line in lines if line.node.criterion.pk == criterion), page.number
    raise Http404


def _show(request, sheet: ScoreSheet, about: tuple, form, *, status=200):
    line, column, part = about
    stored = line.scores[column].file_list if column in line.scores else []
    context = line_files.context(f"{line.number}. {line.name}", form) | {
        "thing": sheet,
        "rows": [
            (file, sheet.url("score_file", file=file.pk), sheet.url("score_file_remove", file=file.pk))
            for file in stored
        ],
        "back_url": f"{sheet.url('score_write', column=column, part=part)}#dong-{line.node.criterion.pk}",
        "back": "Quay lại",
        "tab": "scores",
    }
    return render(request, "files/line_files.html", context, status=status)


def _file(request, sheet: ScoreSheet, pk: int, rows) -> ScoreFile:
    of_sheet = rows.filter(score__sheet=sheet, score__column__in=seen(request, sheet))
    stored = get_object_or_404(of_sheet.select_related("score__criterion"), pk=pk)
    stored.score.sheet = sheet
    return stored


@require_safe
@access.readers
def file(request, term, sheet, file):
    return line_files.download(_file(request, sheet_of(request, term, sheet), file, ScoreFile.objects.all()))


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def remove(request, term, sheet, file):
    """Name the file on a page that asks once, then remove it."""
    sheet = sheet_of(request, term, sheet)
    stored = _file(request, sheet, file, ScoreFile.objects.defer("content"))
    if refused(request, sheet, stored.score.writing):
        return redirect(sheet)
    back = sheet.url("score_files", column=stored.score.column, criterion=stored.score.criterion_id)
    if request.method != "POST":
        context = {"thing": sheet, "file": stored, "back_url": back, "tab": "scores"}
        return render(request, "files/line_file_remove.html", context)
    attempt(request, acts.remove, stored, done=f"Đã xóa tệp {stored.name}.")
    return redirect(back)
