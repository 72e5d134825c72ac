"""The conferences and exchanges of a year: the list, one of them, its papers."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from members import access
from pledges.activities import paper as papers
from pledges.activities.models import Activity
from pledges.documents.views.pdf import pdf_answer
from pledges.states import rules
from pledges.states.event import Event

NEWEST = 20  # events that the page tells; all of them stay in the log


@require_safe
@access.readers
def activities(request, term):
    """Of the year in the address, with the next year's conference that closes it."""
    found = Activity.objects.of_year(term).next_first().select_related("host", "closes", "term__cluster")
    return render(
        request,
        "activities/activities.html",
        {
            "page": Paginator(found, 20).get_page(request.GET.get("page")),
            "may_plan": "write" in rules.allowed(request.standing, Activity(term=term)),
            "tab": "activities",
        },
    )


@require_safe
@access.readers
def activity(request, term, activity):
    """Read in the year it closes, too; what can be done is offered in its own."""
    found = activity_read(term, activity)
    events = list(found.events().order_by("-number")[:NEWEST])
    return render(
        request,
        "activities/activity.html",
        {
            "activity": found,
            "is_of_this_year": found.term_id == term.pk,
            "allowed": rules.allowed(request.standing, found) if found.term_id == term.pk else set(),
            "rows": _rows(found),
            "invited_at": papers.invited_at(found),
            "events": events,
            "is_changed_since_invited": _is_changed_since_invited(events),
            "tab": "activities",
        },
    )


def activity_read(term, pk: int) -> Activity:
    """One of the year's list, with all its attendances."""
    rows = Activity.objects.of_year(term).select_related("host", "closes", "term__cluster")
    found = get_object_or_404(rows.prefetch_related("attendances__unit"), pk=pk)
    if found.term_id == term.pk:
        found.term = term
    return found


def _rows(found: Activity) -> list[tuple]:
    """(unit, its attendance or None): the members of the year, and who else was invited or came."""
    noted = {each.unit_id: each for each in found.attendances.all()}
    rows = [(member.unit, noted.pop(member.unit_id, None)) for member in found.term.member_list]
    return rows + [(each.unit, each) for each in noted.values()]


def _is_changed_since_invited(events: list[Event]) -> bool:
    """`events`: the newest first. True when the plan was written after the last letters went out."""
    told = {Event.Verb.WRITTEN, Event.Verb.INVITED}
    verbs = [event.verb for event in events if event.verb in told]
    return Event.Verb.INVITED in verbs and verbs[0] == Event.Verb.WRITTEN


@require_safe
@access.readers
def invitations(request, term, activity):
    """One letter for each unit that was invited and for each guest; none of what was cancelled."""
    found = activity_read(term, activity)
    if papers.invited_at(found) is None or found.state == Activity.State.CANCELLED:
        raise Http404
    return pdf_answer(request, papers.invitations(found, _rows(found)).pdf, name=f"giay-moi-{found.pk}")


@require_safe
@access.readers
def attendance(request, term, activity):
    """The list that is signed at the door, or who came."""
    found = activity_read(term, activity)
    if found.state == Activity.State.CANCELLED:
        raise Http404
    return pdf_answer(request, papers.attendance_list(found, _rows(found)).pdf, name=f"danh-sach-{found.pk}")


@require_safe
@access.readers
def minutes(request, term, activity):
    found = activity_read(term, activity)
    if found.state != Activity.State.HELD:
        raise Http404
    written_at = found.events().filter(verb=Event.Verb.HELD).last().at
    return pdf_answer(
        request, papers.minutes(found, _rows(found), written_at).pdf, name=f"bien-ban-{found.pk}"
    )
