"""Evidence files of score sheets: brought, handed out for download only, taken away."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from members import access
from pledges.files import acts
from pledges.files import views as line_files
from pledges.reports.forms import EvidenceFileForm
from pledges.scores.sheet.acts import writing as score_writing
from pledges.scores.sheet.lines import Line, lines_of
from pledges.scores.sheet.models import Score, ScoreFile, ScoreSheet
from pledges.scores.sheet.parts import parts
from pledges.scores.sheet.views.sheet import seen, sheet_of
from pledges.states.attempt import attempt, refused


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def files(request, term, sheet, column, criterion):
    """The files of one line, and the form that brings one more."""
    found = sheet_of(request, term, sheet)
    line, part = _line(request, found, column, criterion)
    if request.method != "POST":
        form = EvidenceFileForm() if found.refusal(f"write_{column}", request.standing) is None else None
        return _show(request, found, (line, column, part), form)
    if refused(request, found, f"write_{column}"):
        return redirect(found)
    form = EvidenceFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, found, (line, column, part), form, status=422)
    attempt(
        request,
        score_writing.attach,
        found,
        column=column,
        criterion=criterion,
        name=form.cleaned_data["file"].name,
        content=form.content,
        done="Đã lưu tệp minh chứng.",
    )
    return redirect(found.url("score_files", column=column, criterion=criterion))


def _line(request, found: ScoreSheet, column: str, criterion: int) -> tuple[Line, int]:
    """The leaf and the number of its part; 404 in a column that has no files, or that is not theirs to see."""
    columns = seen(request, found)
    if column in columns and column in {Score.Column.SELF, Score.Column.TEAM}:
        lines = lines_of(found, frozenset({column}), with_files=True)
        for page in parts([line.node for line in lines if line.node.depth == 0]):
            if any(leaf.criterion.pk == criterion for leaf in page.leaves):
                return next(line for line in lines if line.node.criterion.pk == criterion), page.number
    raise Http404


def _show(request, found: ScoreSheet, about: tuple, form, *, status=200):
    line, column, part = about
    stored = line.scores[column].file_list if column in line.scores else []
    context = line_files.context(f"{line.number}. {line.name}", form) | {
        "thing": found,
        "rows": [
            (file, found.url("score_file", file=file.pk), found.url("score_file_remove", file=file.pk))
            for file in stored
        ],
        "back_url": f"{found.url('score_write', column=column, part=part)}#dong-{line.node.criterion.pk}",
        "back": "Chấm tiếp",
        "tab": "scores",
    }
    return render(request, "files/line_files.html", context, status=status)


def _file(request, found: ScoreSheet, pk: int, rows) -> ScoreFile:
    of_sheet = rows.filter(score__sheet=found, score__column__in=seen(request, found))
    stored = get_object_or_404(of_sheet.select_related("score__criterion"), pk=pk)
    stored.score.sheet = found
    return stored


@require_safe
@access.readers
def file(request, term, sheet, file):
    return line_files.download(_file(request, sheet_of(request, term, sheet), file, ScoreFile.objects.all()))


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def remove(request, term, sheet, file):
    """A page that names the file, and the button."""
    found = sheet_of(request, term, sheet)
    stored = _file(request, found, file, ScoreFile.objects.defer("content"))
    if refused(request, found, stored.score.writing):
        return redirect(found)
    back = found.url("score_files", column=stored.score.column, criterion=stored.score.criterion_id)
    if request.method != "POST":
        context = {"thing": found, "file": stored, "back_url": back, "tab": "scores"}
        return render(request, "files/line_file_remove.html", context)
    attempt(request, acts.remove, stored, done=f"Đã xóa tệp {stored.name}.")
    return redirect(back)
