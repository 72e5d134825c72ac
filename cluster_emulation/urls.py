"""Prefixes only; every app defines its own addresses."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from cluster_emulation import favicon, health

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("favicon.ico", favicon.favicon, name="favicon"),
    path(settings.ADMIN_URL, admin.site.urls),
    path("", include("members.urls")),
    path("", include("pledges.urls")),
]

handler400 = "cluster_emulation.refusals.unreadable"
handler404 = "cluster_emulation.refusals.missing"
handler500 = "cluster_emulation.database_away.failed"
