"""Whose network address a request comes from: that of the person, not of the proxies in front of us."""

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings

NETWORK = 64  # bits; a household or an office has one such network and as many addresses in it as it likes


def client_address(request) -> str:
    """Return the address that the outermost of the `PROXY_COUNT` trusted proxies saw; "" when there is none.

    Each proxy appends the address of its caller to X-Forwarded-For, so the n-th from the right is the
    first that no caller can write. A shorter list did not come through our proxies: then the
    connection's own address counts.
    """
    count = settings.PROXY_COUNT
    seen = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    named = seen[-count] if 0 < count <= len(seen) else ""
    return _readable(named) or _readable(request.META.get("REMOTE_ADDR", ""))


def client_network(request) -> str:
    """Return what counts attempts: the address, of IPv6 the network of 64 bits that one caller commands."""
    address = client_address(request)
    if ":" not in address:
        return address
    return str(IPv6Network((IPv6Address(address).packed[:8] + bytes(8), NETWORK)).network_address)


def _readable(written: str) -> str:
    """The address in its usual form, IPv4 also where it came as IPv6; "" for what is no address."""
    try:
        address = ip_address(written.strip().partition("%")[0])
    except ValueError:
        return ""
    return str(getattr(address, "ipv4_mapped", None) or address)
