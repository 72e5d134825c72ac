"""The page of a year's scoring scale: its tree, settings, beginning and export."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import access
from pledges.agreement.forms.typed import whole
from pledges.errors import PledgeError, Stale
from pledges.files.views import saved_as
from pledges.scores.formulas import bounds, formula, in_figures, standard, tree
from pledges.scores.scale import spreadsheet as sheets
from pledges.scores.scale.acts import opening as scale_opening
from pledges.scores.scale.acts import scale as acts
from pledges.scores.scale.forms.criterion import BeginForm, SettingsForm
from pledges.scores.scale.models import Scale
from pledges.spreadsheets import cells
from pledges.states import rules
from pledges.states.attempt import actor, attempt, refused

MOST_OBSTACLES = 10  # listed at once; the next ones show when these are mended


def scale_of(term) -> Scale:
    """Fetch the year's scale; 404 until one was begun."""
    scale = _scale(term)
    if scale is None:
        raise Http404
    return scale


def _scale(term) -> Scale | None:
    scale = Scale.objects.select_related("opened_by").filter(term=term).first()
    if scale:
        scale.term = term
    return scale


def edition_of(request) -> int:
    """Read the edition that the editor saw; -1 when the form does not say."""
    return whole(request.POST.get("edition"), -1)


def overview(request, term):
    return redirect("pledges:criteria", cluster=term.cluster.slug, year=term.name)


@require_safe
@access.readers
def criteria(request, term):
    scale = _scale(term)
    context = {"scale": scale, "tab": "scores"}
    may_begin = request.standing.is_secretariat and not term.is_closed
    if scale is None:
        context |= {"may_begin": may_begin, "sources": acts.sources(term) if may_begin else []}
        return render(request, "scores/criteria.html", context)
    roots, allowed = tree(scale.criteria.all()), rules.allowed(request.standing, scale)
    added = standard(roots)
    obstacles = scale_opening.obstacles(scale, roots) if "open" in allowed else []
    context |= {
        "allowed": allowed,
        "rows": _rows(roots),
        "total": in_figures(scale.total),
        "added": in_figures(added),
        "is_level": added == scale.total,
        "sources": acts.sources(term) if "write" in allowed and not roots else [],
        "obstacles": obstacles[:MOST_OBSTACLES],
        "more_obstacles": len(obstacles) - MOST_OBSTACLES,
        "kept": scale_opening.obstacle_to_reopening(term) if "reopen" in allowed else "",
    }
    return render(request, "scores/criteria.html", context)


def _rows(siblings) -> list[dict]:
    """List the rows from top to bottom, and whether each is first or last of its siblings."""
    rows = []
    for node in siblings:
        place = {"is_first": node is siblings[0], "is_last": node is siblings[-1]}
        rows += [_row(node) | place, *_rows(node.children)]
    return rows


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
    """Begin an empty scale, or one with the criteria of an earlier year."""
    form = BeginForm(request.POST, sources=acts.sources(term))
    if not form.is_valid():
        messages.error(request, "Năm được chọn không có bảng tiêu chí. Xin chọn lại.")
        return overview(request, term)
    source = form.cleaned_data["source"]
    done = "Đã lập bảng tiêu chí. Đề nghị đồng chí thêm từng tiêu chí hoặc nhập từ tệp Excel."
    if source:
        done = f"Đã sao chép bảng tiêu chí năm {source.term.name}. Đề nghị rà soát trước khi mở chấm điểm."
    attempt(request, acts.begin, term, source=source, done=done)
    return overview(request, term)


@require_POST
@access.secretariat
def copy(request, term):
    """Copy the criteria of an earlier year into a scale that was begun empty."""
    scale = scale_of(term)
    form = BeginForm(request.POST, sources=acts.sources(term))
    source = form.cleaned_data["source"] if form.is_valid() else None
    if source is None:
        messages.error(request, "Chưa chọn năm có bảng tiêu chí cần sao chép.")
        return overview(request, term)
    done = f"Đã sao chép bảng tiêu chí năm {source.term.name}."
    attempt(request, acts.copy, scale, edition=edition_of(request), source=source, done=done)
    return overview(request, term)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def settings(request, term):
    scale = scale_of(term)
    if refused(request, scale, "write"):
        return overview(request, term)
    if request.method != "POST":
        return _show_settings(request, scale, SettingsForm(instance=scale))
    form, edition = SettingsForm(request.POST, instance=scale), edition_of(request)
    if not form.is_valid():
        return _show_settings(request, scale, form, status=422, edition=edition)
    values = form.cleaned_data
    try:
        acts.write_settings(scale, **actor(request), edition=edition, **values)
    except Stale as refusal:
        messages.error(request, str(refusal))
        now = scale_of(term)
        theirs = f"Nội dung vừa lưu: tổng điểm {in_figures(now.total)}; văn bản: {now.source or 'chưa có'}."
        form = SettingsForm(request.POST, instance=now)
        return _show_settings(request, now, form, status=409, edition=now.edition, theirs=theirs)
    except PledgeError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Đã lưu tổng điểm và văn bản ban hành.")
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
    scale = scale_of(term)
    file = sheets.workbook(scale, tree(scale.criteria.all()))
    return saved_as(f"bang-tieu-chi-{term.cluster.slug}-{term.name}.xlsx", file, cells.XLSX_TYPE)
