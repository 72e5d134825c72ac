"""Pages that open the scale for scoring, and take it back while nothing was written."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from members import access
from pledges.scores.formulas import tree
from pledges.scores.scale.acts import opening as acts
from pledges.scores.scale.views.criteria import edition_of, overview, scale_of
from pledges.states.attempt import attempt, refused


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def open_scoring(request, term):
    """Say what is frozen and who is told on a page that asks once, then open the scale for scoring."""
    scale = scale_of(term)
    if request.method == "POST":
        done = "Đã mở chấm điểm. Mỗi đơn vị có một bảng điểm để tự chấm."
        attempt(request, acts.open_scoring, scale, edition=edition_of(request), done=done)
        return overview(request, term)
    roots = tree(scale.criteria.all())
    if refused(request, scale, "open") or acts.obstacles(scale, roots):
        return overview(request, term)
    units = [member.unit for member in term.member_list]
    count = sum(len(root.leaves()) for root in roots)
    context = {"scale": scale, "units": units, "count": count, "tab": "scores"}
    return render(request, "scores/scale_open.html", context)


@require_POST
@access.secretariat
def add_sheets(request, term):
    done = "Đã lập bảng điểm và gửi thông báo tới các đơn vị mới tham gia."
    attempt(request, acts.add_sheets, scale_of(term), done=done)
    return redirect("pledges:scores", cluster=term.cluster.slug, year=term.name)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def reopen(request, term):
    """Say what goes on a page that asks once, then take the scale back."""
    scale = scale_of(term)
    refusal = scale.refusal("reopen", request.standing) or acts.obstacle_to_reopening(term)
    if refusal:
        messages.error(request, str(refusal))
        return overview(request, term)
    if request.method == "POST":
        done = "Đã thu hồi bảng tiêu chí. Các bảng điểm chưa chấm đã xóa."
        attempt(request, acts.reopen, scale, done=done)
        return overview(request, term)
    context = {"scale": scale, "sheets": term.score_sheets.count(), "tab": "scores"}
    return render(request, "scores/scale_reopen.html", context)
