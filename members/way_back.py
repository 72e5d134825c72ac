"""Finds the page to go back to from an address that only takes buttons."""

from urllib.parse import urlsplit, urlunsplit

from django.urls import Resolver404, resolve


def page_of(request) -> str:
    """Find the page of ours with the button: the referrer, else the address of the request."""
    referrer = urlsplit(request.headers.get("Referer", ""))
    if referrer.netloc == request.get_host() and _is_ours(referrer.path):
        return urlunsplit(("", "", referrer.path, referrer.query, ""))
    return request.path


def page_above(path: str) -> str:
    """Find the nearest existing address above `path`: a page stands above its buttons."""
    while path != "/":
        path = path.rstrip("/").rpartition("/")[0] + "/"
        if _is_ours(path):
            return path
    return path


def _is_ours(path: str) -> bool:
    """Whether `path` is one of our addresses; "//" is not: browsers take it for another site."""
    try:
        return not path.startswith("//") and bool(resolve(path))
    except Resolver404:
        return False
