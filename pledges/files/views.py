"""What the pages of evidence files have in common, whatever line the files belong to."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from pledges.files.acts import MOST_FILES
from pledges.files.kinds import ACCEPTED


def context(line, form) -> dict:
    """For `line_files.html`, which also gets thing, rows (file, its address, where it is removed), back_url, back, tab."""
    return {"line": line, "form": form, "accepted": ACCEPTED, "most": MOST_FILES}


def download(stored) -> HttpResponse:
    """Always a download, whatever it is: nothing of it is ever shown by our site."""
    answer = HttpResponse(bytes(stored.content), content_type=stored.media_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=stored.name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
