"""Which package may know which, one line each; and which file of a noun may know what."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent.parent
APPS = ("cluster_emulation", "members", "pledges")
# The shared floor: every noun may stand on it.
FLOOR = {
    "documents",
    "errors",
    "files",
    "grounds",
    "mail",
    "members",
    "papers",
    "signing",
    "spreadsheets",
    "states",
}
# package of `pledges`: what it imports besides itself; of a noun, besides the floor
MAY_IMPORT = {
    "activities": "agreement",
    "admin": "activities agreement ballots exemplars handover inspections registrations reports scores",
    "agreement": "",
    "ballots": "agreement reports scores",
    "demo": "activities agreement ballots exemplars handover inspections registrations reports scores",
    "documents": "errors files members papers signing states",
    "errors": "",
    "exemplars": "registrations",
    "files": "errors members states",
    "grounds": "members",
    "handover": "activities agreement ballots inspections registrations reports scores",
    "inspections": "agreement registrations reports scores",
    "mail": "documents errors members states",
    "management": "agreement demo year",
    "papers": "members",
    "registrations": "agreement",
    "reports": "agreement registrations",
    "scores": "agreement reports",
    "signing": "",
    "spreadsheets": "errors files members",
    "states": "errors members",
    "year": "activities agreement ballots exemplars inspections registrations reports scores",
}
# the list that Django reads, the prefixes of the addresses, and what migrations call: they stand beside the packages
LISTS = {"append_only", "apps", "final_sheets", "models", "urls"}
WEB = ("django.http", "django.shortcuts", "django.views", "django.contrib.messages", "django.urls.resolvers")
PAGES = ("forms", "views", "urls", "admin")
# file (or folder) of a noun: the Django it never imports, and the files of any noun it never imports
NEVER = {
    "models": ((*WEB, "django.core.mail", "django.template"), (*PAGES, "acts", "mail", "paper")),
    "acts": ((*WEB, "django.core.mail", "django.template"), PAGES),
    "mail": (WEB, ("forms", "urls", "admin", "acts")),
    "paper": (WEB, (*PAGES, "acts", "mail")),
    "text": (("django",), ("models", "acts", "mail", "paper", *PAGES)),
    "forms": (("django.shortcuts",), ("views", "urls", "mail")),
    "views": (("django.core.mail", "django.db.models"), ("mail", "admin")),
}
OUTSIDE = ("mail", "files", "states", "papers")  # packages of the floor that are called like a file of a noun
MEMBERS = {
    "members": ("pledges", "cluster_emulation"),
    "members.models": (
        *WEB,
        "members.views",
        "members.access",
        "members.roles",
        "members.standing",
        "members.context",
    ),
    "members.vietnamese": ("django.db", *WEB),
    "members.roles": (*WEB, "members.access", "members.standing", "members.views"),
    "members.standing": (*WEB, "members.access", "members.views"),
    "members.access": ("members.views", "django.shortcuts"),
}
NAMES_WITHOUT_CONTENT = {"utils", "helpers", "common", "services", "managers", "constants", "signals"}
MOST_LINES = 400


def python_files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (HERE / folder).rglob("*.py"))


def modules() -> dict[str, Path]:
    """Every module of the product by its dotted name, migrations left out."""
    paths = [path for path in python_files(*APPS) if "migrations" not in path.parts]
    return {
        ".".join(path.relative_to(HERE).with_suffix("").parts).removesuffix(".__init__"): path
        for path in paths
    }


def imported_by(path: Path) -> set[str]:
    """Dotted names of all that a file imports, wherever in the file: modules, and names out of modules."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relative to itself"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def below(name: str, *roots: str) -> bool:
    return any(name == root or name.startswith(f"{root}.") for root in roots)


def below_any(root: str, names: set[str]) -> bool:
    return any(below(name, root) for name in names)


def package_of(name: str) -> str:
    """`pledges.ballots.acts.voting` stands in "ballots"; what is none of ours stands nowhere."""
    parts = name.split(".")
    if parts[0] != "pledges":
        return parts[0] if parts[0] in APPS else ""
    return parts[1] if len(parts) > 1 else ""


def file_of(name: str) -> str:
    """`pledges.ballots.acts.voting` belongs to the file "acts" of its noun."""
    parts = name.split(".")[2:]
    return next((part for part in parts if part in {*NEVER, *PAGES}), "")


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_what_its_line_says(package):
    those = {name: path for name, path in modules().items() if package_of(name) == package}
    assert those, f"{package} is not there any more: take its line out"
    used = {package_of(name) for path in those.values() for name in imported_by(path)} - {"", package}
    assert used - (set() if package in FLOOR else FLOOR) == set(MAY_IMPORT[package].split())


def test_no_package_leads_back_to_itself():
    lines = {
        package: set(names.split()) | (set() if package in FLOOR else FLOOR)
        for package, names in MAY_IMPORT.items()
    }
    assert tuple(TopologicalSorter(lines).static_order())  # CycleError names the circle


def test_nobody_reads_the_list_of_models():
    readers = {name for name, path in modules().items() if below_any("pledges.models", imported_by(path))}
    assert readers == set()


def test_every_package_has_a_line():
    packages = {package_of(name) for name in modules() if name.startswith("pledges.")}
    assert packages - LISTS == set(MAY_IMPORT)


@pytest.mark.parametrize("layer", NEVER)
def test_a_file_of_a_noun_knows_its_place(layer):
    django, files = NEVER[layer]
    wrong = {
        f"{name} imports {imported}"
        for name, path in modules().items()
        if file_of(name) == layer and package_of(name) not in {"admin", "demo", "management"}
        for imported in imported_by(path)
        if below(imported, *django) or file_of(imported) in files
    }
    assert wrong == set()


@pytest.mark.parametrize("part", MEMBERS)
def test_members_know_nothing_of_what_stands_above_them(part):
    wrong = {
        f"{name} imports {imported}"
        for name, path in modules().items()
        if below(name, part)
        for imported in imported_by(path)
        if below(imported, *MEMBERS[part])
    }
    assert wrong == set()


def test_files_are_named_for_what_is_in_them():
    named = {path.stem for path in python_files(*APPS, "tests")} | {
        path.parent.name for path in python_files(*APPS)
    }
    assert named & NAMES_WITHOUT_CONTENT == set()


def test_no_file_is_long():
    lengths = {
        str(path.relative_to(HERE)): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files(*APPS, "tests")
        if "migrations" not in path.parts
    }
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}
