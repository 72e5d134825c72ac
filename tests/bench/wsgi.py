"""The product, and beside it a view that only says "ok" behind three stacks of middleware."""

from django.contrib.auth.decorators import login_not_required
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import re_path

from cluster_emulation.wsgi import application as product

DJANGO_DEFAULT = [  # what `startproject` writes
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]


@login_not_required
def ok(request):
    return HttpResponse("ok")


urlpatterns = [re_path("", ok)]


class Floor(WSGIHandler):
    """Answers every address with "ok", past the product's own addresses."""

    class request_class(WSGIRequest):  # noqa: N801 - the name is Django's
        urlconf = __name__


def floor(middleware: list[str] | None) -> Floor:
    """Behind `middleware`; None: the product's own."""
    if middleware is None:
        return Floor()
    with override_settings(MIDDLEWARE=middleware):
        return Floor()


BARE, DEFAULT, OURS = "/bench/bare/", "/bench/default/", "/bench/ours/"
FLOORS = {BARE: floor([]), DEFAULT: floor(DJANGO_DEFAULT), OURS: floor(None)}


def application(environ, start_response):
    return FLOORS.get(environ["PATH_INFO"], product)(environ, start_response)
