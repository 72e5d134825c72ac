"""The pages for requests that cannot be read (400) or lead nowhere (404)."""

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.views import defaults


def unreadable(request, exception):
    """Answer 400 without reading the request, which would raise again.

    Django's own view reads the form's token and so ends in a server error.
    """
    return render(None, "400.html", status=400)


def missing(request, exception):
    """Answer 404, or 400 when the form sent to the missing page cannot be read either."""
    try:
        return defaults.page_not_found(request, exception)
    except (BadRequest, SuspiciousOperation, MultiPartParserError) as fault:
        return unreadable(request, fault)
