"""Numbers of papers, left blank for the office that keeps the register (Nghị định 30/2020, Phụ lục III)."""

from members.models import Cluster, Unit


def blank_number(kind: str, issuer: Cluster | Unit) -> str:
    """Write "……/BC-CTĐ4" for a cluster, "……/BC-HND" for a unit; `kind` abbreviates the kind of paper."""
    return f"……/{symbol(kind, issuer)}"


def symbol(kind: str, issuer: Cluster | Unit) -> str:
    """Join the short forms of the kind of paper and of who issues it: "BB-CTĐ4"."""
    name = issuer.abbreviation if isinstance(issuer, Unit) else f"CTĐ{issuer.number}"
    return f"{kind}-{name.upper()}"
