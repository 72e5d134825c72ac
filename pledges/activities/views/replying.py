"""A unit answers its letter of invitation: it comes, sends somebody, or stays away."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from members import access
from pledges.activities import acts
from pledges.activities.forms import ReplyForm
from pledges.activities.models import Activity, Attendance
from pledges.states.attempt import attempt, refused


@require_http_methods(["GET", "HEAD", "POST"])
@access.unit_people
def reply(request, term, activity):
    activity = get_object_or_404(Activity.objects.prefetch_related("attendances"), term=term, pk=activity)
    activity.term = term
    if refused(request, activity, "reply"):
        return redirect(activity)
    typed, rows = request.POST if request.method == "POST" else None, activity.invited(request.standing.units)
    form, own = ReplyForm(typed, rows=rows), rows[0] if len(rows) == 1 else None
    if not form.is_valid():
        context = {"activity": activity, "form": form, "own": own, "tab": "activities"}
        return render(request, "activities/reply.html", context, status=422 if form.is_bound else 200)
    attempt(request, _reply, own, activity, **form.cleaned_data, done="Đã gửi trả lời tới Thường trực cụm.")
    return redirect(activity)


def _reply(_own: Attendance | None, activity: Activity, **answer) -> Activity:
    """Reply: the edition is that of the unit's own row, since other units reply meanwhile."""
    return acts.reply(activity, **answer)
