"""The icon of the site at the address that browsers ask without being told: in the administration, beside a PDF."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

ICON = settings.BASE_DIR / "static" / "img" / "favicon.svg"


@require_safe
@login_not_required
@cache_control(public=True, max_age=60 * 60 * 24)
def favicon(request):
    return HttpResponse(ICON.read_bytes(), content_type="image/svg+xml")
