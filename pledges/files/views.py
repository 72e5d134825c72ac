"""Common parts of the pages of evidence files, for any kind of line."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from pledges.files.acts import MOST_FILES
from pledges.files.kinds import ACCEPTED


def context(line, form) -> dict:
    """Return context for `line_files.html`, which also needs thing, rows (file, URL, URL to remove it), back_url, back, tab."""
    return {"line": line, "form": form, "accepted": ACCEPTED, "most": MOST_FILES}


def download(file) -> HttpResponse:
    """Send the file as a download, whatever it is: our site never shows its content."""
    response = HttpResponse(bytes(file.content), content_type=file.media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=file.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
