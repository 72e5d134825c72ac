"""A small brake for public pages that do expensive work."""

from members.address import client_network
from members.models import Brake


def wait(request, work: str, *, limit: int, seconds: int) -> int:
    """0 while `request`'s address asked for `work` at most `limit` times within `seconds`, else the seconds to wait."""
    return Brake.take(work, client_network(request), limit=limit, seconds=seconds)
