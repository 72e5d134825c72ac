"""Context processors: what base.html shows around every page."""

import re
from functools import cache
from urllib.parse import urlsplit

from django.utils.functional import SimpleLazyObject

from members import serving
from members.models import Term
from members.roles import Roles
from members.saved import KEY
from members.standing import Standing

OF_A_YEAR = re.compile(r"/([\w-]+)/(\d{4}(?:-\d{4})?)/")
MOST_YEARS = 200  # an administrator sees those of all clusters


def saved(request):
    """Take the addresses whose forms were saved since the last page: see `members.saved`."""
    session = getattr(request, "session", {})
    return {"saved": " ".join(session.pop(KEY)) if KEY in session else ""}


def place(request):
    """Give `term`, `standing`, the cluster's `years` and the `contact` of its secretariat.

    A page of no year keeps those the reader came from: otherwise the notices, the look-up and a page that is missing
    would lose the tabs, and with them the way on.
    """
    term = getattr(request, "term", None)
    if term is not None:
        return {"term": term, "standing": request.standing, "years": request.years, "contact": _contact(term)}
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {}
    around = cache(lambda: _around(request))
    return {
        name: SimpleLazyObject(lambda name=name: around().get(name))
        for name in ("term", "standing", "years", "contact")
    }


def _contact(term: Term) -> SimpleLazyObject:
    return SimpleLazyObject(lambda: serving.contact(term.cluster))


def _around(request) -> dict:
    """Find the year of the page before, else the newest that is open. Two queries."""
    roles = Roles.of(request.user)
    years = roles.years().select_related("cluster", "witness").order_by("cluster__slug", "-name")
    years = list(years[:MOST_YEARS])
    if not years:
        return {}
    term = _came_from(request, years) or next((year for year in years if not year.is_closed), years[0])
    beside = [year for year in years if year.cluster_id == term.cluster_id]
    return {"term": term, "standing": Standing.by(roles, term), "years": beside, "contact": _contact(term)}


def _came_from(request, years: list[Term]) -> Term | None:
    before = urlsplit(request.headers.get("Referer", ""))
    found = OF_A_YEAR.match(before.path) if before.netloc == request.get_host() else None
    return found and next((year for year in years if (year.cluster.slug, year.name) == found.groups()), None)
