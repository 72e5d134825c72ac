"""What base.html shows around every page of a term."""


def place(request):
    """`term`, `standing` and the years of the same cluster, when the view is inside a term."""
    term = getattr(request, "term", None)
    if term is None:
        return {}
    return {"term": term, "standing": request.standing, "years": request.years}
