"""What base.html shows around every page of a term."""

from members.saved import KEY


def saved(request):
    """The addresses whose forms were saved since the last page, once: see `members.saved`."""
    session = getattr(request, "session", {})
    return {"saved": " ".join(session.pop(KEY)) if KEY in session else ""}


def place(request):
    """`term`, `standing` and the years of the same cluster, when the view is inside a term."""
    term = getattr(request, "term", None)
    if term is None:
        return {}
    return {"term": term, "standing": request.standing, "years": request.years}
