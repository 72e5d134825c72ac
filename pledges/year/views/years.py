"""The years of a cluster side by side."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from members import access
from pledges.year.side_by_side import side_by_side


@require_safe
@access.readers
def years(request, term):
    """Show all years of the cluster that the person may see, in columns, the newest first."""
    return render(
        request, "year/years.html", {"years_beside": side_by_side(request.years), "tab": "workbench"}
    )
