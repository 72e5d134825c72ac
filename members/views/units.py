"""The member units of a year and who may sign for them."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from members import access
from members.models import Appointment, Mandate
from members.vietnamese import fold


@require_safe
@access.readers
def units(request, term):
    """List the members, filtered by `tim` without regard to case and diacritics."""
    words = request.GET.get("tim", "")[:100]
    memberships = term.members()
    if words:
        memberships = memberships.filter(unit__search__contains=fold(words))
    memberships = list(memberships)
    mandates, officers = {}, {}
    ids = [membership.unit_id for membership in memberships]
    for mandate in Mandate.objects.in_force().filter(unit__in=ids).select_related("person").order_by("pk"):
        mandates.setdefault(mandate.unit_id, []).append(mandate)
    for appointment in Appointment.objects.in_force().filter(unit__in=ids).select_related("person"):
        officers.setdefault(appointment.unit_id, []).append(appointment.person)
    rows = [
        (membership, mandates.get(membership.unit_id, []), officers.get(membership.unit_id, []))
        for membership in memberships
    ]
    return render(request, "members/units.html", {"rows": rows, "asked": words, "tab": "units"})
