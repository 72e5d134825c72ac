"""Context processors: what base.html shows around every page of a term."""

from members.saved import KEY


def saved(request):
    """Take the addresses whose forms were saved since the last page: see `members.saved`."""
    session = getattr(request, "session", {})
    return {"saved": " ".join(session.pop(KEY)) if KEY in session else ""}


def place(request):
    """Give `term`, `standing` and the cluster's `years` to pages of a term."""
    term = getattr(request, "term", None)
    if term is None:
        return {}
    return {"term": term, "standing": request.standing, "years": request.years}
