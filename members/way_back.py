"""Which page somebody goes back to from an address that only takes buttons."""

from urllib.parse import urlsplit, urlunsplit

from django.urls import Resolver404, resolve


def page_of(request) -> str:
    """Name the page of ours on which the button stood: as the browser says, else the address that was sent to."""
    said = urlsplit(request.headers.get("Referer", ""))
    if said.netloc == request.get_host() and _is_ours(said.path):
        return urlunsplit(("", "", said.path, said.query, ""))
    return request.path


def page_above(path: str) -> str:
    """Name the nearest address above `path` at which there is something: a thing's page stands above its buttons."""
    while path != "/":
        path = path.rstrip("/").rpartition("/")[0] + "/"
        if _is_ours(path):
            return path
    return path


def _is_ours(path: str) -> bool:
    """Tell whether `path` is one of our addresses, and nothing that a browser takes for another site."""
    try:
        return not path.startswith("//") and bool(resolve(path))
    except Resolver404:
        return False
