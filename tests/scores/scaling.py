"""Scales by their acts: what a test types, and what the tree looks like afterwards."""

from decimal import Decimal

from pledges.demo.criteria import BLANK
from pledges.scores.formulas import tree, walk
from pledges.scores.scale.models import Criterion, Scale

KIND = Criterion.Kind


def fields(kind=KIND.JUDGED, name="Tiêu chí thử", **numbers) -> dict:
    """What a form hands to the acts; a judged criterion of ten points where nothing else is said."""
    if kind == KIND.JUDGED:
        numbers = {"maximum": 10} | numbers
    exact = {
        key: Decimal(str(value)) if not isinstance(value, str) else value for key, value in numbers.items()
    }
    return BLANK | {"kind": str(kind), "name": name} | exact


def shape(scale: Scale) -> list[tuple[str, str]]:
    """(number, name) from top to bottom; positions are counted without gaps."""
    nodes = walk(tree(scale.criteria.all()))
    assert [node.criterion.position for node in nodes] == [node.path[-1] for node in nodes]
    return [(node.number, node.criterion.name) for node in nodes]


def edition(scale: Scale) -> int:
    return Scale.objects.get(pk=scale.pk).edition


def fresh(scale: Scale) -> Scale:
    return Scale.objects.select_related("term__cluster").get(pk=scale.pk)


def key(scale: Scale, number: str) -> int:
    """Of the criterion with this number."""
    (found,) = [n.criterion.pk for n in walk(tree(scale.criteria.all())) if n.number == number]
    return found
