"""The secretariat plans an activity, invites to it, records its outcome, or cancels it."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from members import access
from members.serving import unit_people
from pledges.activities import acts
from pledges.activities import paper as papers
from pledges.activities.forms import ActivityForm, CancelForm, HoldForm
from pledges.activities.models import Activity
from pledges.agreement.models import Agreement
from pledges.states.addresses import year_url
from pledges.states.asking import ask
from pledges.states.attempt import attempt, refused


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def plan(request, term):
    activity = Activity(term=term)
    if refused(request, activity, "write"):
        return redirect("pledges:activities", cluster=term.cluster.slug, year=term.name)
    if request.method != "POST":
        suggested = _signing_conference(term)
        return _form(
            request, ActivityForm(instance=activity, initial=suggested), is_suggested=bool(suggested)
        )
    form = ActivityForm(request.POST, instance=activity)
    if not form.is_valid():
        return _form(request, form)
    done = "Đã thêm hoạt động. Sau khi thống nhất nội dung, đề nghị đồng chí gửi giấy mời tới các đơn vị."
    planned = attempt(request, acts.plan, term, **form.cleaned_data, done=done)
    return redirect(planned or year_url(term, "activities"))


def _signing_conference(term) -> dict:
    """Suggest the agreement's signing conference as initial values; {} once a conference is planned."""
    agreement = Agreement.objects.filter(term=term).first()
    if agreement is None or not (agreement.day and agreement.venue):
        return {}
    if Activity.objects.filter(term=term, kind=Activity.Kind.CONFERENCE).exclude(state="cancelled").exists():
        return {}
    return {
        "kind": Activity.Kind.CONFERENCE,
        "name": f"Hội nghị ký kết giao ước thi đua năm {term.name}",
        "starts_at": f"08:00 {agreement.day:%d/%m/%Y}",
        "place": agreement.venue,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def write(request, term, activity):
    activity = _activity_of(term, activity)
    if refused(request, activity, "write"):
        return redirect(activity)
    form = ActivityForm(request.POST if request.method == "POST" else None, instance=activity)
    if request.method != "POST" or not form.is_valid():
        return _form(request, form)
    done = "Đã lưu hoạt động. Nếu đã gửi giấy mời, đề nghị đồng chí gửi lại để các đơn vị nắm thay đổi."
    attempt(request, acts.write, activity, **form.cleaned_data, done=done)
    return redirect(activity)


def _form(request, form, *, is_suggested=False):
    context = {"form": form, "activity": form.instance, "is_suggested": is_suggested, "tab": "activities"}
    return render(request, "activities/write.html", context, status=422 if form.is_bound else 200)


def _activity_of(term, pk: int) -> Activity:
    activity = get_object_or_404(Activity, term=term, pk=pk)
    activity.term = term
    return activity


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def invite(request, term, activity):
    """Say who gets the letter, and whether it takes the place of an earlier one; then send it."""
    activity = _activity_of(term, activity)
    if refused(request, activity, "invite"):
        return redirect(activity)
    if request.method != "POST":
        context = {
            "activity": activity,
            "units": [member.unit for member in term.member_list],
            "people": len(unit_people(term)),
            "invited_at": papers.invited_at(activity),
            "chaired_by": papers.chaired_by(activity),
            "tab": "activities",
        }
        return render(request, "activities/invite.html", context)
    done = "Đã gửi giấy mời tới các đơn vị thành viên. Giấy mời có ở mục Tài liệu."
    attempt(request, acts.invite, activity, done=done)
    return redirect(activity)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def hold(request, term, activity):
    """Record who came and the conclusions; later saves correct them."""
    activity = _activity_of(term, activity)
    if refused(request, activity, "hold"):
        return redirect(activity)
    posted = request.POST if request.method == "POST" else None
    form = HoldForm(posted, activity=activity, memberships=term.member_list)
    if posted is None or not form.is_valid():
        context = {"activity": activity, "form": form, "tab": "activities"}
        return render(request, "activities/hold.html", context, status=200 if posted is None else 422)
    attempt(
        request,
        acts.hold,
        activity,
        attendance=form.attendance,
        outcome=form.cleaned_data["outcome"],
        minutes=form.minutes,
        done="Đã lưu kết quả. Biên bản có ở mục Tài liệu.",
    )
    return redirect(activity)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def cancel(request, term, activity):
    """Show whom cancelling concerns, and ask for the reason."""
    activity = _activity_of(term, activity)
    if refused(request, activity, "cancel"):
        return redirect(activity)
    return ask(
        request,
        acts.cancel,
        activity,
        form_class=CancelForm,
        template="activities/cancel.html",
        done="Đã hủy hoạt động; các đơn vị đã mời nhận thông báo kèm lý do.",
        activity=activity,
        invited=activity.attendances.filter(invited_at__isnull=False).select_related("unit"),
        tab="activities",
    )
