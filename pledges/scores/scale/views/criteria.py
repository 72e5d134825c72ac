"""The scoring scale of a year as a page: the tree, its settings, how it begins, as a sheet."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import access
from pledges.agreement.forms.typed import whole
from pledges.errors import PledgeError, Stale
from pledges.scores.formulas import bounds, formula, in_figures, standard, tree
from pledges.scores.scale import spreadsheet as sheets
from pledges.scores.scale.acts import opening as scale_opening
from pledges.scores.scale.acts import scale as acts
from pledges.scores.scale.forms.criterion import BeginForm, SettingsForm
from pledges.scores.scale.models import Scale
from pledges.spreadsheets import cells
from pledges.states import rules
from pledges.states.attempt import actor, attempt, refused

MOST_OBSTACLES = 10  # that are listed; the next ones show when these are mended


def scale_of(term) -> Scale:
    """404 until one was begun."""
    found = _scale(term)
    if found is None:
        raise Http404
    return found


def _scale(term) -> Scale | None:
    found = Scale.objects.select_related("opened_by").filter(term=term).first()
    if found:
        found.term = term
    return found


def edition_of(request) -> int:
    """The save that the editor saw; -1 when the form does not say."""
    return whole(request.POST.get("edition"), -1)


def overview(request, term):
    return redirect("pledges:criteria", cluster=term.cluster.slug, year=term.name)


@require_safe
@access.readers
def criteria(request, term):
    found = _scale(term)
    context = {"scale": found, "tab": "scores"}
    may_begin = request.standing.is_secretariat and not term.is_closed
    if found is None:
        context |= {"may_begin": may_begin, "sources": acts.sources(term) if may_begin else []}
        return render(request, "scores/criteria.html", context)
    roots, allowed = tree(found.criteria.all()), rules.allowed(request.standing, found)
    added = standard(roots)
    obstacles = scale_opening.obstacles(found, roots) if "open" in allowed else []
    context |= {
        "allowed": allowed,
        "rows": _rows(roots),
        "total": in_figures(found.total),
        "added": in_figures(added),
        "is_level": added == found.total,
        "sources": acts.sources(term) if "write" in allowed and not roots else [],
        "obstacles": obstacles[:MOST_OBSTACLES],
        "more_obstacles": len(obstacles) - MOST_OBSTACLES,
        "kept": scale_opening.obstacle_to_reopening(term) if "reopen" in allowed else "",
    }
    return render(request, "scores/criteria.html", context)


def _rows(siblings) -> list[dict]:
    """From top to bottom, each with what is above and below it among its siblings."""
    found = []
    for node in siblings:
        place = {"is_first": node is siblings[0], "is_last": node is siblings[-1]}
        found += [_row(node) | place, *_rows(node.children)]
    return found


def _row(node) -> dict:
    criterion = node.criterion
    is_bonus = criterion.kind == criterion.Kind.ADJUSTMENT
    return {
        "criterion": criterion,
        "number": node.number,
        "level": node.depth + 1,
        "formula": formula(criterion),
        "maximum": "" if is_bonus or not node.maximum else in_figures(node.maximum),
        "bounds": "" if criterion.is_group else bounds(criterion),
    }


@require_POST
@access.secretariat
def begin(request, term):
    """Empty, or from the criteria of an earlier year."""
    form = BeginForm(request.POST, sources=acts.sources(term))
    if not form.is_valid():
        messages.error(request, "Không có thang điểm của năm được chọn. Hãy chọn lại trên trang này.")
        return overview(request, term)
    source = form.cleaned_data["source"]
    done = "Đã lập thang điểm. Đồng chí thêm từng tiêu chí hoặc nhập từ tệp Excel."
    if source:
        done = f"Đã chép thang điểm năm {source.term.name}. Đồng chí xem lại từng tiêu chí trước khi mở chấm."
    attempt(request, acts.begin, term, source=source, done=done)
    return overview(request, term)


@require_POST
@access.secretariat
def copy(request, term):
    """Into a scale that was begun empty."""
    found = scale_of(term)
    form = BeginForm(request.POST, sources=acts.sources(term))
    source = form.cleaned_data["source"] if form.is_valid() else None
    if source is None:
        messages.error(request, "Hãy chọn năm có thang điểm cần chép.")
        return overview(request, term)
    done = f"Đã chép thang điểm năm {source.term.name}."
    attempt(request, acts.copy, found, edition=edition_of(request), source=source, done=done)
    return overview(request, term)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def settings(request, term):
    found = scale_of(term)
    if refused(request, found, "write"):
        return overview(request, term)
    if request.method != "POST":
        return _show_settings(request, found, SettingsForm(instance=found))
    form, edition = SettingsForm(request.POST, instance=found), edition_of(request)
    if not form.is_valid():
        return _show_settings(request, found, form, status=422, edition=edition)
    values = form.cleaned_data
    try:
        acts.write_settings(found, **actor(request), edition=edition, **values)
    except Stale as refusal:
        messages.error(request, str(refusal))
        now = scale_of(term)
        theirs = f"Bản đang lưu: tổng điểm {in_figures(now.total)}; văn bản: {now.source or 'chưa ghi'}."
        form = SettingsForm(request.POST, instance=now)
        return _show_settings(request, now, form, status=409, edition=now.edition, theirs=theirs)
    except PledgeError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Đã lưu tổng điểm và văn bản quy định.")
    return overview(request, term)


def _show_settings(request, scale, form, *, status=200, edition=None, theirs=""):
    context = {
        "scale": scale,
        "form": form,
        "edition": scale.edition if edition is None else edition,
        "theirs": theirs,
        "tab": "scores",
    }
    return render(request, "scores/scale_settings.html", context, status=status)


@require_safe
@access.readers
def as_xlsx(request, term):
    found = scale_of(term)
    file = sheets.workbook(found, tree(found.criteria.all()))
    return xlsx(file, f"thang-diem-{term.cluster.slug}-{term.name}.xlsx")


def xlsx(file: bytes, name: str) -> HttpResponse:
    response = HttpResponse(file, content_type=cells.XLSX_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
