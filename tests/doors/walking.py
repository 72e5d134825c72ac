"""All doors there are, and the worlds in which somebody stands before them."""

from django.urls import URLPattern, get_resolver

from tests import cast
from tests.doors import PARTS
from tests.factories import ClusterYear

CASES = [(part, state) for part in PARTS for state in part.states]


def name_of(case) -> str:
    return f"{case[0]}-{case[1]}"


def world(year: ClusterYear, case) -> tuple:
    """(part, state, values for the addresses, browsers) of `year` brought to the state that the case names."""
    (part, state), people = case, cast.people(year)
    values = {"cluster": year.cluster.slug, "year": "2019"} | part.bring(year, state)
    return part, state, values, cast.clients(people)


def routes(patterns=None, namespace="", values=frozenset()) -> dict[str, frozenset[str]]:
    """Every route of the site by its full name, with the values in its address; one without a name by its pattern."""
    found = {}
    for each in get_resolver().url_patterns if patterns is None else patterns:
        inside = values | set(each.pattern.regex.groupindex)
        if isinstance(each, URLPattern):
            found[namespace + (each.name or str(each.pattern))] = inside
        else:
            deeper = f"{namespace}{each.namespace}:" if each.namespace else namespace
            found |= routes(each.url_patterns, deeper, inside)
    return found


def public_routes() -> set[str]:
    """All but the administration, which is one group."""
    return {name for name in routes() if not name.startswith("admin:")} | {"admin:index", "admin:login"}
