"""The page for a failure: 503 while the database or the signing authority cannot answer, else 500."""

import sys

from django.db import InterfaceError, OperationalError
from django.shortcuts import render

from pledges.errors import SigningFailed

RETRY_AFTER = 15  # seconds; PostgreSQL is back within one after a crash


def failed(request):
    """Answer as the project's `handler500`.

    A handler and not a middleware: it also receives failures of middlewares (session, sign-in) and of other error
    pages, after Django's rollback. The database is away when it cannot be reached, is full or read-only, or made
    this request wait too long for a lock.
    """
    error = sys.exc_info()[1]
    if not isinstance(error, OperationalError | InterfaceError | SigningFailed):
        return render(None, "500.html", status=500)
    sentence = str(error) if isinstance(error, SigningFailed) else ""
    response = render(None, "503.html", {"sentence": sentence}, status=503)
    response["Retry-After"] = RETRY_AFTER
    response["Cache-Control"] = "no-store"
    return response
