"""The secretariat accepts an exemplar, refuses it with a reason, shares it with all units."""

from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from members import access
from pledges.exemplars import acts
from pledges.exemplars.forms import RefuseForm
from pledges.exemplars.views.exemplars import exemplar_of
from pledges.states.asking import ask
from pledges.states.attempt import attempt, refused


@require_POST
@access.secretariat
def accept(request, term, exemplar):
    exemplar = exemplar_of(request, exemplar)
    done = "Đã công nhận. Đề nghị đồng chí phổ biến điển hình này để các đơn vị học tập."
    attempt(request, acts.accept, exemplar, done=done)
    return redirect(exemplar)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def refuse(request, term, exemplar):
    exemplar = exemplar_of(request, exemplar)
    if refused(request, exemplar, "refuse"):
        return redirect(exemplar)
    return ask(
        request,
        acts.refuse,
        exemplar,
        form_class=RefuseForm,
        template="exemplars/refuse.html",
        done="Chưa công nhận điển hình; đã gửi lý do tới đơn vị.",
        exemplar=exemplar,
        tab="activities",
    )


@require_POST
@access.secretariat
def share(request, term, exemplar):
    exemplar = exemplar_of(request, exemplar)
    done = "Đã phổ biến điển hình tới các đơn vị."
    attempt(request, acts.share, exemplar, done=done)
    return redirect(exemplar)
