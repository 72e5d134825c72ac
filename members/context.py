"""Context processors: what base.html shows around every page of a term."""

from django.utils.functional import SimpleLazyObject

from members import serving
from members.saved import KEY


def saved(request):
    """Take the addresses whose forms were saved since the last page: see `members.saved`."""
    session = getattr(request, "session", {})
    return {"saved": " ".join(session.pop(KEY)) if KEY in session else ""}


def place(request):
    """Give `term`, `standing`, the cluster's `years` and the `contact` of its secretariat to pages of a term."""
    term = getattr(request, "term", None)
    if term is None:
        return {}
    contact = SimpleLazyObject(lambda: serving.contact(term.cluster))
    return {"term": term, "standing": request.standing, "years": request.years, "contact": contact}
