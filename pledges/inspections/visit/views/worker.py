"""The service worker of the checklist: at the root of the site, because it may only serve pages below its own address."""

from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.views.decorators.http import require_safe


@require_safe
@login_not_required
def checklist_worker(request):
    """Give the script, which knows nobody; a browser asks for a newer one without a session."""
    script = Path(finders.find("js/checklist-worker.js")).read_bytes()
    headers = {"Cache-Control": "no-cache"}
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers=headers)
