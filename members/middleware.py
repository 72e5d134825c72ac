"""Headers of every answer, and answers to requests that reach no view."""

import codecs
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import BadRequest

from members.views.interrupted import method_not_allowed, session_ended


def answers_belong_to_this_site(get_response):
    """Forbid other sites to embed our answers; tell a locked-out caller how many seconds to wait."""

    def answer(request):
        response = get_response(request)
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        asked_to_wait = response.status_code == HTTPStatus.TOO_MANY_REQUESTS
        if asked_to_wait and not response.has_header("Retry-After"):
            response["Retry-After"] = f"{settings.AXES_COOLOFF_TIME.total_seconds():.0f}"
        return response

    return answer


def unreadable_requests_are_refused(get_response):
    """Answer 400 to other encodings than UTF-8 and to NUL, which PostgreSQL cannot look up; our pages send neither."""

    def answer(request):
        query = request.META.get("QUERY_STRING", "").replace("%00", "\0")
        words = (request.path_info, query, request.headers.get("User-Agent", ""), *request.COOKIES.values())
        if any("\0" in word for word in words) or not _is_utf8(request.encoding):
            raise BadRequest
        request.encoding = "utf-8"  # under its own name: Django refuses "utf8" in the middle of a page
        return get_response(request)

    return answer


def _is_utf8(encoding: str | None) -> bool:
    return encoding is None or codecs.lookup(encoding).name == "utf-8"


class SignInFirst(LoginRequiredMiddleware):
    """Leads guests to the sign-in as Django does, but gives back what they posted: the redirect would lose it."""

    def handle_no_permission(self, request, view_func):
        if request.method == "POST":
            return session_ended(request)
        return super().handle_no_permission(request, view_func)


def no_refusal_is_empty(get_response):
    """Answer 405 with a page in words instead of an empty body."""

    def answer(request):
        response = get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or response.content:
            return response
        return method_not_allowed(request, response["Allow"])

    return answer


def private_pages_are_not_cached(get_response):
    """Keep pages of signed-in people out of every cache, unless the view says otherwise."""

    def answer(request):
        response = get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        return response

    return answer
