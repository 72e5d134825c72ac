"""The pages for a request that cannot be read, or that leads nowhere."""

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.views import defaults


def unreadable(request, exception):
    """Answer 400 without a look at the request: what made it unreadable would be raised once more.

    Django's own view asks the form for its token, and ends as an error of the server.
    """
    return render(None, "400.html", status=400)


def missing(request, exception):
    """Answer 404, or 400 when the form that was sent to nowhere cannot be read either."""
    try:
        return defaults.page_not_found(request, exception)
    except (BadRequest, SuspiciousOperation, MultiPartParserError) as fault:
        return unreadable(request, fault)
