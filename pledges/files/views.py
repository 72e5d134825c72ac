"""Common parts of the pages of evidence files, for any kind of line."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from pledges.files.acts import MOST_FILES
from pledges.files.kinds import ACCEPTED
from pledges.states.attempt import attempt


def context(line, form) -> dict:
    """Return context for `line_files.html`, which also needs thing, rows (file, URL, URL to remove it), back_url, back, tab."""
    return {"line": line, "form": form, "accepted": ACCEPTED, "most": MOST_FILES}


def attach_each(request, form, act, *subject, **where) -> None:
    """Attach every file of the form by `act`; each that is refused is named with its reason."""
    for name, content in form.contents:
        attempt(request, act, *subject, **where, name=name, content=content, done=f"Đã lưu tệp {name}.")


def saved_as(name: str, content: bytes, media_type: str) -> HttpResponse:
    """Hand out `content` to be saved under `name`, never to be shown."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


def download(file) -> HttpResponse:
    """Send the file as a download, whatever it is: our site never shows its content."""
    response = saved_as(file.name, bytes(file.content), file.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
