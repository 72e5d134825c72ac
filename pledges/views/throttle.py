"""A small brake for public pages that do expensive work."""

from django.core.cache import cache

from members.address import client_network


def take(request, what: str, *, limit: int, seconds: int) -> bool:
    """True while `request`'s address asked for `what` at most `limit` times within `seconds` (per process)."""
    key = f"taken-{what}-{client_network(request)}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) <= limit
    except ValueError:  # it ran out between the two lines
        return True
