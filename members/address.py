"""The network address of the person who sent a request, not of the proxies in front of us."""

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings

NETWORK = 64  # bits; one household or office has such a network, with as many addresses as it likes


def client_address(request) -> str:
    """Return the address that the outermost of the `PROXY_COUNT` trusted proxies saw; "" when there is none.

    Each proxy appends the address of its caller to X-Forwarded-For, so the n-th from the right is the
    first that no caller can write. A shorter list did not come through our proxies: then the
    connection's own address counts.
    """
    count = settings.PROXY_COUNT
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    address = forwarded[-count] if 0 < count <= len(forwarded) else ""
    return _readable(address) or _readable(request.META.get("REMOTE_ADDR", ""))


def client_network(request) -> str:
    """Return the key for counting attempts: an IPv4 address, or the 64-bit IPv6 network, all of one caller's."""
    address = client_address(request)
    if ":" not in address:
        return address
    return str(IPv6Network((IPv6Address(address).packed[:8] + bytes(8), NETWORK)).network_address)


def _readable(written: str) -> str:
    """Normalise an address; IPv4 mapped into IPv6 becomes IPv4. Returns "" for anything else."""
    try:
        address = ip_address(written.strip().partition("%")[0])
    except ValueError:
        return ""
    return str(getattr(address, "ipv4_mapped", None) or address)
