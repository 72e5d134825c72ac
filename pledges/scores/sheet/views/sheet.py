"""The page of one unit's score sheet, and its way from the unit to the conclusion of the cluster."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import access
from members.vietnamese import fold
from pledges.agreement.forms.typed import whole
from pledges.documents.views.pdf import pdf_answer
from pledges.files.views import saved_as
from pledges.reports.views.review import WORD
from pledges.scores.sheet import checks, sheet_paper
from pledges.scores.sheet import spreadsheet as sheets
from pledges.scores.sheet.acts import sheet as acts
from pledges.scores.sheet.acts import writing as score_writing
from pledges.scores.sheet.changes import changes_since_return
from pledges.scores.sheet.forms import ScoreReasonForm
from pledges.scores.sheet.lines import columns_seen, lines_of, total_of
from pledges.scores.sheet.models import Score, ScoreSheet
from pledges.scores.sheet.parts import parts
from pledges.scores.sheet.scorers import inspected_by
from pledges.spreadsheets import cells
from pledges.states import rules
from pledges.states.asking import ask
from pledges.states.attempt import attempt, refused

Column = Score.Column
ALL_AT_ONCE = 60  # leaves that one page shows together


def sheet_of(request, term, pk: int) -> ScoreSheet:
    """Fetch a sheet; 404 when it is not this person's to see."""
    visible = ScoreSheet.objects.visible_to(request.standing).select_related("unit", "agreed_by", "final_by")
    sheet = get_object_or_404(visible, pk=pk)
    sheet.term = term
    return sheet


def seen(request, sheet: ScoreSheet) -> frozenset[str]:
    return columns_seen(sheet, request.standing, inspected_by(request.standing))


@require_safe
@access.readers
def score_sheet(request, term, sheet):
    sheet = sheet_of(request, term, sheet)
    columns = seen(request, sheet)
    lines = lines_of(sheet, columns, with_files=True)
    pages = parts([line.node for line in lines if line.node.depth == 0])
    part = _part(request, pages)
    shown = {node.criterion.pk for node in part.nodes} if part else None
    allowed = rules.allowed(request.standing, sheet)
    context = {
        "sheet": sheet,
        "allowed": allowed,
        "columns": columns,
        "lines": [line for line in lines if shown is None or line.node.criterion.pk in shown],
        "tops": [line for line in lines if line.node.depth == 0] if part else [],
        "parts": pages,
        "part": part,
        "total": total_of(lines),
        "differing": sum(1 for line in lines if not line.is_group and line.difference),
        "first_differing": _first_differing(pages, lines),
        "in_the_way": _in_the_way(allowed, lines),
        "changes": changes_since_return(sheet, lines),
        "approved_edition": checks.edition(lines, Column.APPROVED),
        "has_approved": any(Column.APPROVED in line.scores for line in lines),
        "has_team": any(Column.TEAM in line.scores for line in lines),
        "tab": "scores",
    }
    return render(request, "scores/score_sheet.html", context)


def _part(request, pages):
    """Find the part that is asked for, on sheets that are too long for one page."""
    if sum(len(page.leaves) for page in pages) <= ALL_AT_ONCE:
        return None
    number = whole(request.GET.get("phan"), 1)
    return pages[number - 1] if 0 < number <= len(pages) else pages[0]


def _first_differing(pages, lines) -> int | None:
    """Find the part where the unit begins to answer the team."""
    keys = {line.node.criterion.pk for line in lines if not line.is_group and line.difference}
    return next(
        (page.number for page in pages if any(leaf.criterion.pk in keys for leaf in page.leaves)), None
    )


def _in_the_way(allowed: set[str], lines) -> list[str]:
    """List the obstacles to the step that this reader could take next."""
    if "submit" in allowed:
        return checks.obstacles(lines, Column.SELF)
    if "finish_team" in allowed:
        return checks.obstacles(lines, Column.TEAM)
    if "explain" in allowed:
        return checks.unanswered(lines)
    if allowed & {"agree", "settle", "finalize"}:
        return checks.obstacles(lines, Column.APPROVED)
    return []


@require_safe
@access.readers
def as_xlsx(request, term, sheet):
    sheet = sheet_of(request, term, sheet)
    return saved_as(
        f"{_file_name(sheet, 'bang-diem')}.xlsx",
        sheets.of_sheet(sheet, lines_of(sheet, seen(request, sheet))),
        cells.XLSX_TYPE,
    )


@require_safe
@access.readers
def own_pdf(request, term, sheet):
    own = _own(request, sheet := sheet_of(request, term, sheet))
    name = _file_name(sheet, "bao-cao-tu-cham-diem")
    return pdf_answer(request, sheet_paper.as_pdf(own).pdf, name=name) if own else redirect(sheet)


@require_safe
@access.readers
def own_docx(request, term, sheet):
    own = _own(request, sheet := sheet_of(request, term, sheet))
    name = f"{_file_name(sheet, 'bao-cao-tu-cham-diem')}.docx"
    return saved_as(name, sheet_paper.as_docx(own), WORD) if own else redirect(sheet)


def _own(request, sheet: ScoreSheet) -> sheet_paper.OwnSheet | None:
    """Compose the unit's own paper; say what is missing rather than print it unfinished."""
    lines = lines_of(sheet, frozenset({Column.SELF}))
    if missing := checks.obstacles(lines, Column.SELF):
        messages.error(request, f"Chưa lập được báo cáo tự chấm điểm. {missing[0]}")
        return None
    return sheet_paper.own_sheet(sheet, lines)


def _file_name(sheet: ScoreSheet, kind: str) -> str:
    return f"{kind}-{slugify(fold(sheet.unit.abbreviation))}-{sheet.term.name}"


def _click(request, sheet: ScoreSheet, name: str, act, *, done: str, **values):
    """Do the act of a button on the page of the sheet."""
    if not refused(request, sheet, name):
        attempt(request, act, sheet, done=done, **values)
    return redirect(sheet)


@require_POST
@access.readers
def submit(request, term, sheet):
    return _click(
        request,
        sheet_of(request, term, sheet),
        "submit",
        acts.submit,
        done="Đã gửi bảng điểm tới đoàn kiểm tra.",
    )


@require_POST
@access.readers
def finish_team(request, term, sheet):
    done = "Đã gửi điểm đoàn chấm tới đơn vị."
    return _click(request, sheet_of(request, term, sheet), "finish_team", acts.finish_team, done=done)


@require_POST
@access.readers
def explain(request, term, sheet):
    silent = "has_no_remark" in request.POST
    done = "Đã xác nhận đơn vị không có ý kiến." if silent else "Đã gửi giải trình của đơn vị."
    return _click(
        request, sheet_of(request, term, sheet), "explain", acts.explain, done=done, has_no_remark=silent
    )


@require_POST
@access.readers
def take_over(request, term, sheet):
    done = "Đã duyệt theo điểm đoàn chấm các tiêu chí chưa có điểm duyệt."
    return _take_over(request, sheet_of(request, term, sheet), Column.APPROVED, done)


@require_POST
@access.readers
def take_own(request, term, sheet):
    done = "Đã chấm theo điểm tự chấm các tiêu chí chưa có điểm đoàn chấm."
    return _take_over(request, sheet_of(request, term, sheet), Column.TEAM, done)


def _take_over(request, sheet: ScoreSheet, column: str, done: str):
    return _click(request, sheet, f"write_{column}", score_writing.take_over, column=column, done=done)


@require_POST
@access.readers
def agree(request, term, sheet):
    read = whole(request.POST.get("edition"), -1, digits=11)
    done = "Đồng chí đã thay mặt đơn vị nhất trí với điểm duyệt."
    return _click(request, sheet_of(request, term, sheet), "agree", acts.agree, done=done, edition=read)


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def finalize(request, term, sheet):
    """Say what is concluded on a page that asks once, then conclude it."""
    sheet = sheet_of(request, term, sheet)
    if request.method == "POST":
        done = "Đã công nhận kết quả chấm điểm của đơn vị."
        return _click(request, sheet, "finalize", acts.finalize, done=done)
    if refused(request, sheet, "finalize"):
        return redirect(sheet)
    total = total_of(lines_of(sheet, frozenset({Column.APPROVED}))).approved
    return render(request, "scores/score_finalize.html", {"sheet": sheet, "total": total, "tab": "scores"})


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def send_back(request, term, sheet):
    done = "Đã trả lại bảng điểm và gửi lý do tới đơn vị."
    return _with_reason(request, sheet_of(request, term, sheet), "send_back", acts.send_back, done=done)


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def go_on(request, term, sheet):
    done = "Đã chuyển bảng điểm sang bước sau và gửi lý do tới đơn vị."
    return _with_reason(request, sheet_of(request, term, sheet), "go_on", acts.go_on, done=done)


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def settle(request, term, sheet):
    done = "Đã kết luận điểm và gửi lý do tới đơn vị."
    return _with_reason(request, sheet_of(request, term, sheet), "settle", acts.settle, done=done)


def _with_reason(request, sheet: ScoreSheet, name: str, act, *, done: str):
    """Say what happens on a page that asks for the reason, then act."""
    if refused(request, sheet, name):
        return redirect(sheet)
    words = {"form_class": ScoreReasonForm, "template": "scores/score_reason.html", "done": done}
    titles = {"settle": "Kết luận điểm", "go_on": sheet.step_without_unit, "send_back": "Trả lại bảng điểm"}
    return ask(request, act, sheet, **words, sheet=sheet, act=name, title=titles[name], tab="scores")
