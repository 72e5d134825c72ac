"""The exemplars of a year: the list, the page of one, and the acts of units."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import access
from pledges.exemplars import acts
from pledges.exemplars.forms import ExemplarForm, FilterForm, LearnForm, ProposeForm
from pledges.exemplars.models import Exemplar
from pledges.registrations.models import Registration
from pledges.states import rules
from pledges.states.attempt import attempt, refused


@require_safe
@access.readers
def exemplars(request, term):
    visible = Exemplar.objects.visible_to(request.standing).select_related("unit")
    form = FilterForm(request.GET, term=term)
    return render(
        request,
        "exemplars/exemplars.html",
        {
            "page": Paginator(form.chosen(visible), 20).get_page(request.GET.get("page")),
            "form": form,
            "is_filtered": any(request.GET.get(name) for name in form.fields),
            "may_propose": _may_propose(request.standing),
            "tab": "activities",
        },
    )


def own_members(standing) -> frozenset[int]:
    """Return the person's units that are members of the year, not only its witness."""
    return standing.units - {standing.term.witness_id}


def _may_propose(standing) -> bool:
    own = own_members(standing)
    return bool(own) and "write" in rules.allowed(standing, Exemplar(term=standing.term, unit_id=min(own)))


@require_safe
@access.readers
def exemplar(request, term, exemplar):
    return show(request, exemplar_of(request, exemplar))


def exemplar_of(request, pk: int) -> Exemplar:
    rows = Exemplar.objects.visible_to(request.standing).select_related("unit", "proposed_by")
    exemplar = get_object_or_404(rows, pk=pk)
    exemplar.term = request.term
    return exemplar


def show(request, exemplar: Exemplar, *, form: LearnForm | None = None):
    """Render the page; `form` is a learning form with errors to show again."""
    allowed = rules.allowed(request.standing, exemplar)
    if "learn" in allowed and form is None:
        form = LearnForm(units=own_members(request.standing))
    followers = Registration.objects.visible_to(request.standing).filter(learned_from=exemplar)
    context = {
        "exemplar": exemplar,
        "allowed": allowed,
        "form": form,
        "changes": exemplar.changes if allowed & {"write", "accept"} else [],
        "followers": followers.select_related("unit")[:20],
        "tab": "activities",
    }
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "exemplars/exemplar.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@access.unit_people
def propose(request, term):
    units = own_members(request.standing)
    if not units:
        raise PermissionDenied
    year = {"cluster": term.cluster.slug, "year": term.name}
    exemplar = Exemplar(term=term, unit_id=min(units), proposed_by=request.user)
    if refused(request, exemplar, "write"):
        return redirect("pledges:exemplars", **year)
    form = ProposeForm(request.POST if request.method == "POST" else None, instance=exemplar, units=units)
    if request.method != "POST" or not form.is_valid():
        return _form(request, form)
    done = "Đã giới thiệu điển hình tới Thường trực cụm."
    proposed = attempt(request, acts.propose, term, **form.cleaned_data, done=done)
    return redirect(proposed) if proposed else redirect("pledges:exemplars", **year)


@require_http_methods(["GET", "HEAD", "POST"])
@access.unit_people
def write(request, term, exemplar):
    exemplar = exemplar_of(request, exemplar)
    if refused(request, exemplar, "write"):
        return redirect(exemplar)
    form = ExemplarForm(request.POST if request.method == "POST" else None, instance=exemplar)
    if request.method != "POST" or not form.is_valid():
        return _form(request, form)
    done = "Đã lưu nội dung giới thiệu."
    attempt(request, acts.write, exemplar, **form.cleaned_data, done=done)
    return redirect(exemplar)


def _form(request, form):
    context = {"form": form, "exemplar": form.instance, "tab": "activities"}
    return render(request, "exemplars/write.html", context, status=422 if form.is_bound else 200)


@require_POST
@access.unit_people
def learn(request, term, exemplar):
    """Begin a draft registration of the person's own unit."""
    exemplar = exemplar_of(request, exemplar)
    if refused(request, exemplar, "learn"):
        return redirect(exemplar)
    form = LearnForm(request.POST, units=own_members(request.standing))
    if not form.is_valid():
        return show(request, exemplar, form=form)
    done = "Đã lưu bản nháp đăng ký học tập. Đề nghị đơn vị hoàn thiện và gửi Thường trực cụm."
    registration = attempt(request, acts.learn, exemplar, **form.cleaned_data, done=done)
    return redirect(registration or exemplar)
