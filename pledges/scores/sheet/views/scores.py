"""The scores of all units: the table, a part of it in full, the years, and the papers."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from members import access
from pledges.agreement.forms.typed import whole
from pledges.documents.views.pdf import pdf_answer
from pledges.files.views import saved_as
from pledges.papers.charts import Chart
from pledges.scores.formulas import walk
from pledges.scores.sheet import paper as score_papers
from pledges.scores.sheet import spreadsheet as sheets
from pledges.scores.sheet import years as score_years
from pledges.scores.sheet.acts import sheet as acts
from pledges.scores.sheet.lines import roots_of
from pledges.scores.sheet.models import ScoreSheet
from pledges.scores.sheet.parts import parts, standard_of
from pledges.scores.sheet.table import by_node, matrix
from pledges.spreadsheets import cells
from pledges.states.attempt import attempt


@require_safe
@access.readers
def scores(request, term):
    roots = roots_of(term)
    table = matrix(request.standing, roots) if roots else None
    own = (
        [row for row in table.rows if row.sheet and row.membership.unit_id in request.standing.units]
        if table
        else []
    )
    context = {
        "table": table,
        "own": own,
        "maximum": standard_of(roots),
        "chart": _chart(table, standard_of(roots)) if table else None,
        "without": [row for row in table.rows if row.sheet is None] if table else [],
        "agreed": [row for row in table.rows if row.sheet and row.sheet.state == "agreed"] if table else [],
        "tab": "scores",
    }
    return render(request, "scores/scores.html", context)


def _chart(table, maximum) -> Chart | None:
    """Chart the units by the column that ranks them; a whole bar is the total of the scale."""
    values = tuple(
        (row.membership.unit.short_name, (row.total.of(table.kind) if row.rank else None,))
        for row in table.rows
    )
    if not any(total is not None for _, (total,) in values):
        return None
    said = {"title": "Điểm của các đơn vị", "description": f"Theo {table.kind_words}."}
    return score_years.chart_of(values, whole=maximum, **said)


@require_safe
@access.readers
def part(request, term, part):
    """Show every criterion of one part, all units beside each other."""
    pages = parts(roots_of(term))
    if not 0 < part <= len(pages):
        raise Http404
    page = pages[part - 1]
    table = by_node(request.standing, page.nodes)
    context = {
        "part": page,
        "parts": pages,
        "table": table,
        "rows": [
            (node, [(row, row.cells[number]) for row in table.rows]) for number, node in enumerate(page.nodes)
        ],
        "tab": "scores",
    }
    return render(request, "scores/scores_part.html", context)


@require_safe
@access.readers
def history(request, term):
    """Show the approved totals of the cluster's units in all years that the reader may open."""
    years = score_years.score_years(request.years)
    chosen = years.unit(whole(request.GET.get("don_vi"), 0))
    context = {"found": years, "chosen": chosen, "chart": years.chart(chosen), "tab": "scores"}
    return render(request, "scores/scores_history.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def finalize_all(request, term):
    """List what will be concluded on a page that asks once, then conclude it."""
    agreed = ScoreSheet.objects.filter(term=term, state=ScoreSheet.State.AGREED).select_related("unit")
    if request.method == "POST":
        done = "Đã công nhận kết quả của các bảng điểm đã thống nhất."
        read = {whole(key, 0) for key in request.POST.getlist("sheet")}
        attempt(request, acts.finalize_all, term, sheets=read, done=done)
        return redirect("pledges:scores", cluster=term.cluster.slug, year=term.name)
    score_sheets = list(agreed)
    if not score_sheets or term.is_closed:
        messages.error(request, "Chưa có bảng điểm nào đã thống nhất.")
        return redirect("pledges:scores", cluster=term.cluster.slug, year=term.name)
    return render(request, "scores/scores_finalize.html", {"sheets": score_sheets, "tab": "scores"})


@require_safe
@access.readers
def as_xlsx(request, term):
    roots = roots_of(term)
    if not roots:
        return _none(request, term)
    table = by_node(request.standing, walk(roots))
    return saved_as(f"{_name(term)}.xlsx", sheets.of_year(term, table), cells.XLSX_TYPE)


@require_safe
@access.readers
def as_pdf(request, term):
    roots = roots_of(term)
    if not roots:
        return _none(request, term)
    table = by_node(request.standing, walk(roots))
    return pdf_answer(request, score_papers.as_pdf(term, table).pdf, name=_name(term))


def _none(request, term):
    messages.error(request, "Năm này chưa mở chấm điểm.")
    return redirect("pledges:scores", cluster=term.cluster.slug, year=term.name)


def _name(term) -> str:
    return f"bang-diem-{term.cluster.slug}-{term.name}"
