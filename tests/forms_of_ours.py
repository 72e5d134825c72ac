"""All forms of the product, for tests that ask the same of each."""

import importlib
import pkgutil
from collections.abc import Iterator

from django import forms

import members
import pledges


def forms_of_ours() -> list[type[forms.BaseForm]]:
    for package in (members, pledges):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if "migrations" not in module.name:
                importlib.import_module(module.name)
    return [
        form for form in _below(forms.BaseForm) if form.__module__.split(".")[0] in {"members", "pledges"}
    ]


def fields_of_ours(kind: type[forms.Field]) -> Iterator[tuple[str, forms.Field]]:
    """The fields of this kind that the forms declare, with their names."""
    for form in forms_of_ours():
        for name, field in form.base_fields.items():
            if isinstance(field, kind):
                yield f"{form.__module__}.{form.__name__}.{name}", field


def _below(form: type) -> Iterator[type]:
    for one in form.__subclasses__():
        yield one
        yield from _below(one)
