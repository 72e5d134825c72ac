"""The conferences and exchanges of a year: the list, the page of one, its papers."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from members import access
from pledges.activities import paper as papers
from pledges.activities.models import Activity
from pledges.documents.views.pdf import pdf_answer
from pledges.papers.file_name import file_name
from pledges.states import rules
from pledges.states.event import Event

NEWEST = 20  # events shown on the page; the log keeps all


@require_safe
@access.readers
def activities(request, term):
    """List the activities of the year, with the next year's conference that closes it."""
    rows = Activity.objects.of_year(term).next_first().select_related("host", "closes", "term__cluster")
    return render(
        request,
        "activities/activities.html",
        {
            "page": Paginator(rows, 20).get_page(request.GET.get("page")),
            "may_plan": "write" in rules.allowed(request.standing, Activity(term=term)),
            "tab": "activities",
        },
    )


@require_safe
@access.readers
def activity(request, term, activity):
    """Show the activity, also in the year that it closes; acts are offered in its own year only."""
    activity = activity_read(term, activity)
    events = list(activity.events().order_by("-number")[:NEWEST])
    return render(
        request,
        "activities/activity.html",
        {
            "activity": activity,
            "is_of_this_year": activity.term_id == term.pk,
            "allowed": rules.allowed(request.standing, activity) if activity.term_id == term.pk else set(),
            "rows": _rows(activity),
            "own_rows": activity.invited(request.standing.units),
            "invited_at": papers.invited_at(activity),
            "events": events,
            "is_changed_since_invited": _is_changed_since_invited(events),
            "tab": "activities",
        },
    )


def activity_read(term, pk: int) -> Activity:
    """Fetch an activity of the year's list with its attendances; 404 for any other."""
    rows = Activity.objects.of_year(term).select_related("host", "closes", "term__cluster")
    activity = get_object_or_404(rows.prefetch_related("attendances__unit"), pk=pk)
    if activity.term_id == term.pk:
        activity.term = term
    return activity


def _rows(activity: Activity) -> list[tuple]:
    """List (unit, its attendance or None): the year's members, then other units that were invited or came."""
    by_unit = {attendance.unit_id: attendance for attendance in activity.attendances.all()}
    rows = [(member.unit, by_unit.pop(member.unit_id, None)) for member in activity.term.member_list]
    return rows + [(attendance.unit, attendance) for attendance in by_unit.values()]


def _is_changed_since_invited(events: list[Event]) -> bool:
    """Whether the plan was written after the last letters went out; `events` newest first."""
    relevant = {Event.Verb.WRITTEN, Event.Verb.INVITED}
    verbs = [event.verb for event in events if event.verb in relevant]
    return Event.Verb.INVITED in verbs and verbs[0] == Event.Verb.WRITTEN


@require_safe
@access.readers
def invitations(request, term, activity):
    """Letters for all invited units and guests; 404 when nobody was invited or it was cancelled."""
    activity = activity_read(term, activity)
    if papers.invited_at(activity) is None or activity.state == Activity.State.CANCELLED:
        raise Http404
    letters = papers.invitations(activity, _rows(activity))
    return pdf_answer(request, letters.pdf, name=_name("Giấy mời", activity))


@require_safe
@access.readers
def attendance(request, term, activity):
    """The list to sign at the door, or who came; 404 when it was cancelled."""
    activity = activity_read(term, activity)
    if activity.state == Activity.State.CANCELLED:
        raise Http404
    attendance_list = papers.attendance_list(activity, _rows(activity))
    return pdf_answer(request, attendance_list.pdf, name=_name("Danh sách đại biểu", activity))


@require_safe
@access.readers
def minutes(request, term, activity):
    activity = activity_read(term, activity)
    if activity.state != Activity.State.HELD:
        raise Http404
    written_at = activity.events().filter(verb=Event.Verb.HELD).last().at
    paper = papers.minutes(activity, _rows(activity), written_at)
    return pdf_answer(request, paper.pdf, name=_name("Biên bản", activity))


def _name(kind: str, activity: Activity) -> str:
    return file_name(kind, activity.name, f"{activity.day:%d-%m-%Y}")
