"""Pages that add, change, move and remove a criterion of the draft."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from members import access
from pledges.agreement.forms.typed import as_typed
from pledges.errors import PledgeError, Stale
from pledges.scores.formulas import Node, tree, walk
from pledges.scores.scale.acts import criterion as acts
from pledges.scores.scale.forms.criterion import CriterionForm, MoveForm, groups_for
from pledges.scores.scale.models import Criterion, Scale
from pledges.scores.scale.views.criteria import edition_of, overview, scale_of
from pledges.states.attempt import actor, attempt, refused


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def add(request, term):
    scale = scale_of(term)
    if refused(request, scale, "write"):
        return overview(request, term)
    groups = groups_for(tree(scale.criteria.all()))
    if request.method != "POST":
        wanted = request.GET.get("nhom", "")
        return _show(request, scale, CriterionForm(groups=groups, initial={"parent": wanted}))
    form = CriterionForm(request.POST, groups=groups)
    if not form.is_valid():
        return _show(request, scale, form, status=422, edition=edition_of(request))
    parent = form.cleaned_data["parent"]
    return _save(request, scale, form, acts.add, "Đã thêm", parent=parent)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def write(request, term, criterion):
    scale = scale_of(term)
    if refused(request, scale, "write"):
        return overview(request, term)
    node = _node_of(scale, criterion)
    if request.method != "POST":
        return _show(request, scale, CriterionForm(instance=node.criterion), node=node)
    form = CriterionForm(request.POST, instance=node.criterion)
    if not form.is_valid():
        saved = _node_of(scale, criterion)  # the form has written what was typed into `node`
        return _show(request, scale, form, node=saved, status=422, edition=edition_of(request))
    return _save(request, scale, form, acts.change, "Đã lưu", criterion=criterion)


def _save(request, scale: Scale, form: CriterionForm, act, done: str, **place):
    try:
        saved = act(scale, edition=edition_of(request), fields=form.values, **actor(request), **place)
    except Stale as refusal:
        messages.error(request, str(refusal))
        return _show_both(request, scale.term, place.get("criterion"))
    except PledgeError as refusal:
        form.add_error(None, str(refusal))
        saved = place.get("criterion") and _node_of(scale, place["criterion"])
        return _show(request, scale, form, node=saved, status=422, edition=edition_of(request))
    messages.success(request, f"{done} “{saved.name}”.")
    if "again" in request.POST:
        return redirect(f"{scale.url('criterion_add')}?nhom={saved.parent_id or ''}")
    return redirect(f"{scale.get_absolute_url()}#tc-{saved.pk}")


def _show_both(request, term, criterion: int | None):
    """Show what somebody saved in between beside what was typed; saving again goes on top of it."""
    scale = scale_of(term)
    if criterion is None:
        form = CriterionForm(request.POST, groups=groups_for(tree(scale.criteria.all())))
        return _show(request, scale, form, status=409)
    node = _node_of(scale, criterion)
    theirs = []
    for name in CriterionForm.Meta.fields:
        field, saved = Criterion._meta.get_field(name), as_typed(getattr(node.criterion, name))
        if " ".join(request.POST.get(name, "").split()) != " ".join(saved.split()):
            words = node.criterion.get_kind_display() if name == "kind" else saved
            theirs.append((field.verbose_name, words or "chưa có"))
    form = CriterionForm(request.POST, instance=_node_of(scale, criterion).criterion)
    return _show(request, scale, form, node=node, status=409, theirs=theirs)


def _show(request, scale, form, *, node=None, status=200, edition=None, theirs=()):
    context = {
        "scale": scale,
        "form": form,
        "node": node,
        "edition": scale.edition if edition is None else edition,
        "theirs": theirs,
        "tab": "scores",
    }
    return render(request, "scores/criterion_form.html", context, status=status)


@require_POST
@access.secretariat
def shift(request, term, criterion):
    """Move one place up or down, from a button of the tree."""
    scale = scale_of(term)
    direction = request.POST.get("direction")
    if direction not in {"up", "down"}:
        messages.error(request, "Chưa chọn chuyển lên hay chuyển xuống. Xin bấm lại nút trên trang này.")
        return overview(request, term)
    where = {"edition": edition_of(request), "criterion": criterion}
    up = direction == "up"
    attempt(request, acts.shift, scale, up=up, done="Đã chuyển và đánh lại số.", **where)
    return redirect(f"{scale.get_absolute_url()}#tc-{criterion}")


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def move(request, term, criterion):
    """Ask for the group on a page of its own, then move the criterion there."""
    scale = scale_of(term)
    if refused(request, scale, "write"):
        return overview(request, term)
    node = _node_of(scale, criterion)
    groups = groups_for(tree(scale.criteria.all()), moved=node)
    initial = {"parent": str(node.criterion.parent_id or "")}
    form = MoveForm(request.POST if request.method == "POST" else None, groups=groups, initial=initial)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        context = {"scale": scale, "node": node, "form": form, "tab": "scores"}
        return render(request, "scores/criterion_move.html", context, status=status)
    where = {"edition": edition_of(request), "criterion": criterion}
    done = f"Đã chuyển “{node.criterion.name}” xuống cuối nhóm được chọn."
    attempt(request, acts.move, scale, parent=form.cleaned_data["parent"], done=done, **where)
    return redirect(f"{scale.get_absolute_url()}#tc-{criterion}")


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def remove(request, term, criterion):
    """List all that goes on a page that asks once, then remove it."""
    scale = scale_of(term)
    if refused(request, scale, "write"):
        return overview(request, term)
    node = _node_of(scale, criterion)
    if request.method != "POST":
        context = {"scale": scale, "node": node, "below": node.walk()[1:], "tab": "scores"}
        return render(request, "scores/criterion_remove.html", context)
    where = {"edition": edition_of(request), "criterion": criterion}
    done = f"Đã xóa “{node.criterion.name}” và đánh lại số các tiêu chí còn lại."
    attempt(request, acts.remove, scale, done=done, **where)
    return overview(request, term)


def _node_of(scale: Scale, criterion: int) -> Node:
    """Find the node; 404 when it is not of this scale, or not any more."""
    roots = tree(scale.criteria.all())
    node = next((node for node in walk(roots) if node.criterion.pk == criterion), None)
    if node is None:
        raise Http404
    return node
