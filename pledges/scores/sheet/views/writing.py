"""Writing a part of a score sheet in one column: the form, and what is half typed."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from members import access
from pledges.agreement.forms.typed import whole
from pledges.errors import PledgeError, Stale
from pledges.reports.views.writing import INCOMPLETE
from pledges.scores.sheet.acts import writing as acts
from pledges.scores.sheet.forms import PartForms, brought_up_to_date, is_whole
from pledges.scores.sheet.lines import Line, lines_of
from pledges.scores.sheet.models import ScoreSheet
from pledges.scores.sheet.parts import Part, parts
from pledges.scores.sheet.views.sheet import seen, sheet_of
from pledges.states import unsaved
from pledges.states.attempt import actor, refused
from pledges.states.scratch import Scratch

TITLES = {
    "self": "Tự chấm điểm",
    "team": "Đoàn chấm điểm",
    "approved": "Duyệt điểm",
    "answer": "Giải trình",
}


def act_of(column: str) -> str:
    """Name the act that a form needs."""
    return "answer" if column == "answer" else f"write_{column}"


def _here(sheet: ScoreSheet, column: str, number: int, page="score_write") -> str:
    return sheet.url(page, column=column, part=number)


@dataclass(frozen=True)
class Place:
    """All lines of the sheet, all its parts, and the one that is written."""

    lines: list[Line]
    pages: list[Part]
    page: Part


def _place(request, sheet: ScoreSheet, number: int) -> Place:
    """Read the lines and the part `number`; 404 when there is no such part."""
    lines = lines_of(sheet, seen(request, sheet), with_files=True)
    pages = parts([line.node for line in lines if line.node.depth == 0])
    if not 0 < number <= len(pages):
        raise Http404
    return Place(lines, pages, pages[number - 1])


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def write(request, term, sheet, column, part):
    sheet = sheet_of(request, term, sheet)
    if refused(request, sheet, act_of(column)):
        return redirect(sheet)
    place = _place(request, sheet, part)
    if request.method != "POST":
        return _as_left(request, sheet, column, place)
    if not is_whole(place.page, column, request.POST):
        messages.error(request, INCOMPLETE)
        return redirect(_here(sheet, column, part))
    if other := unsaved.unseen(request, sheet, _key(sheet, column, part)):
        forms = PartForms(place.page, place.lines, column, request.POST)
        return _show(request, sheet, forms, place, status=409, elsewhere=other)
    forms = PartForms(place.page, place.lines, column, request.POST, bound=True)
    if not forms.is_valid():
        _keep(request, sheet, column, part, request.POST)
        return _show(request, sheet, forms, place, status=422)
    return _save(request, sheet, forms, place.page)


def _save(request, sheet: ScoreSheet, forms: PartForms, page: Part):
    column = forms.column
    try:
        if column == "answer":
            acts.answer(sheet, lines=forms.touched, **actor(request))
        else:
            acts.write(sheet, column=column, lines=forms.touched, **actor(request))
    except Stale as refusal:
        return _show_both(request, sheet, forms, page, refusal)
    except PledgeError as refusal:
        messages.error(request, str(refusal))
        return redirect(sheet)
    _scratch(request, sheet, column, page.number).delete()
    messages.success(request, "Đã lưu.")
    return redirect(_next(request, sheet, forms, page))


def _next(request, sheet: ScoreSheet, forms: PartForms, page: Part) -> str:
    files = next((key for key in forms.forms if str(key) == request.POST.get("files")), None)
    if files is not None and forms.column in {"self", "team"}:
        return sheet.url("score_files", column=forms.column, criterion=files)
    if "next" in request.POST:
        return _here(sheet, forms.column, page.number + 1)
    return _here(sheet, forms.column, page.number) if "stay" in request.POST else sheet.get_absolute_url()


def _show_both(request, sheet: ScoreSheet, posted: PartForms, page: Part, refusal: Stale):
    """Show what somebody saved in between; saving again goes on top of it."""
    place = _place(request, sheet, page.number)
    typed = brought_up_to_date(request.POST, posted, place.lines)
    _keep(request, sheet, posted.column, page.number, typed)
    forms = PartForms(place.page, place.lines, posted.column, typed)
    theirs = [
        row
        for row in forms.rows
        if row["form"]
        and row["score"]
        and _was(posted, row) != row["score"].edition
        and row["line"].node.criterion.pk in posted.touched
    ]
    return _show(request, sheet, forms, place, status=409, theirs=theirs, stale=str(refusal))


def _was(posted: PartForms, row: dict) -> int:
    key = row["line"].node.criterion.pk
    return next(shown["edition"] for shown in posted.rows if shown["line"].node.criterion.pk == key)


def _as_left(request, sheet: ScoreSheet, column: str, place: Place):
    """Show the form as this editor left it, else as it was saved."""
    left = unsaved.left(request, sheet, _key(sheet, column, place.page.number))
    forms = PartForms(place.page, place.lines, column, QueryDict(left.form) if left else None)
    return _show(request, sheet, forms, place, scratch=left)


def _key(sheet: ScoreSheet, column: str, number: int) -> str:
    return f"{sheet.parts_key}{column}/{number}"


def _scratch(request, sheet: ScoreSheet, column: str, number: int):
    return Scratch.objects.filter(subject_key=_key(sheet, column, number), person=request.user)


def _keep(request, sheet: ScoreSheet, column: str, number: int, typed) -> None:
    edition, key = whole(typed.get("edition"), 0), _key(sheet, column, number)
    buttons = ("stay", "next", "files")
    unsaved.keep(request, sheet, typed, act=act_of(column), edition=edition, without=buttons, key=key)


def _show(request, sheet: ScoreSheet, forms: PartForms, place: Place, *, status=200, **more):
    page = place.page
    context = {
        "sheet": sheet,
        "forms": forms,
        "column": forms.column,
        "title": TITLES[forms.column],
        "parts": [(part, _here(sheet, forms.column, part.number)) for part in place.pages],
        "part": page,
        "is_last": page.number == len(place.pages),
        "here": _here(sheet, forms.column, page.number),
        "scratch_url": _here(sheet, forms.column, page.number, "score_scratch"),
        "discard_url": _here(sheet, forms.column, page.number, "score_scratch_discard"),
        "tab": "scores",
    }
    return render(request, "scores/score_write.html", context | more, status=status)


@require_POST
@access.readers
def scratch(request, term, sheet, column, part):
    """Keep what is typed, which the page sends every few seconds; answer with nothing."""
    sheet = sheet_of(request, term, sheet)
    torn = "" if is_whole(_place(request, sheet, part).page, column, request.POST) else INCOMPLETE
    return unsaved.answer(
        request,
        sheet,
        act_of(column),
        torn=torn,
        keep=lambda: _keep(request, sheet, column, part, request.POST),
    )


@require_POST
@access.readers
def discard_scratch(request, term, sheet, column, part):
    sheet = sheet_of(request, term, sheet)
    if refused(request, sheet, act_of(column)):
        return redirect(sheet)
    _scratch(request, sheet, column, part).delete()
    return redirect(_here(sheet, column, part))
