"""Limits how often an address may ask public pages for expensive work."""

from members.address import client_network
from members.models import Brake


def wait(request, work: str, *, limit: int, seconds: int) -> int:
    """Count a request for `work`; return the seconds to wait, 0 up to `limit` requests per network within `seconds`."""
    return Brake.take(work, client_network(request), limit=limit, seconds=seconds)
