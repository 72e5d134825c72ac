"""Which module may know which: arrows of imports run one way."""

import ast
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent.parent
APPS = ("cluster_emulation", "members", "pledges")
WEB = ("django.http", "django.shortcuts", "django.views", "django.contrib.messages", "django.urls.resolvers")
PAGES = (
    "pledges.forms",
    "pledges.views",
    "pledges.urls",
    "pledges.admin",
    "members.views",
    "members.urls",
    "members.forms",
)
ABOVE_MODELS = (
    "pledges.acts",
    "pledges.rules",
    "pledges.tasks",
    "pledges.mail",
    "pledges.pdf",
    "pledges.papers",
    "pledges.evidence",
    "pledges.verdicts",
)
DOMAIN = (*WEB, *PAGES)
# module (with everything below it): what it never imports
NEVER = {
    "members": ("pledges",),
    "members.models": (*WEB, "members.views", "members.access", "members.standing", "members.context"),
    "members.vietnamese": ("members", "django.db", *WEB),
    "members.standing": (*WEB, "members.access", "members.views"),
    "members.access": ("members.views", "django.shortcuts"),
    # plain values, and rules that need no row
    "pledges.append_only": ("django", "members", "pledges"),
    "pledges.final_sheets": ("django", "members", "pledges"),
    "pledges.errors": ("django", "members", "pledges"),
    "pledges.signing": ("django", "members", "pledges"),
    "pledges.texts": ("django", "members", "pledges"),
    "pledges.defaults": (*DOMAIN, "pledges.models", *ABOVE_MODELS),
    "pledges.charts": (*DOMAIN, "django", "pledges.models", *ABOVE_MODELS),
    "pledges.evidence_files": (*DOMAIN, "django", "pledges.models", *ABOVE_MODELS),
    "pledges.ballots": (*DOMAIN, "pledges.models", *ABOVE_MODELS),
    "pledges.ballots.tally": ("django", "members", "pledges"),
    "pledges.inspections.ring": (*DOMAIN, "django", "members", "pledges.models", *ABOVE_MODELS),
    "pledges.scores.ranking": (*DOMAIN, "django", "pledges.models", *ABOVE_MODELS),
    "pledges.scores.parts": (*DOMAIN, "django", *ABOVE_MODELS),
    "pledges.year.rotation": (*DOMAIN, "pledges.models", *ABOVE_MODELS),
    # rows, and what is read out of them
    "pledges.models": (*DOMAIN, *ABOVE_MODELS, "django.core.mail", "django.template"),
    "pledges.inspections": (*DOMAIN, *ABOVE_MODELS),
    "pledges.reports": (*DOMAIN, *ABOVE_MODELS),
    "pledges.scores": (*DOMAIN, *ABOVE_MODELS),
    "pledges.year": (*DOMAIN, *ABOVE_MODELS),
    "pledges.outbox": (*DOMAIN, *ABOVE_MODELS),
    "pledges.context": (*DOMAIN, *ABOVE_MODELS),
    # files and messages
    "pledges.pdf": (*DOMAIN, "pledges.acts", "pledges.mail", "pledges.rules", "django.db"),
    "pledges.papers": (*DOMAIN, "pledges.acts", "pledges.mail", "pledges.rules"),
    "pledges.papers.word": (*DOMAIN, "pledges.models", "pledges.acts", "pledges.mail", "pledges.rules"),
    "pledges.evidence": (*DOMAIN, "pledges.acts", "pledges.mail", "pledges.rules"),
    "pledges.spreadsheets": (*DOMAIN, "pledges.acts", "pledges.mail", "pledges.rules", "pledges.tasks"),
    "pledges.mail": (*DOMAIN, "pledges.acts", "pledges.rules"),
    # what people do, and may do
    "pledges.rules": (*DOMAIN, "pledges.acts", "pledges.mail", "pledges.pdf"),
    "pledges.tasks": (*DOMAIN, "pledges.acts", "pledges.mail"),
    "pledges.verdicts": (*DOMAIN, "pledges.acts", "pledges.mail"),
    "pledges.acts": (*DOMAIN, "pledges.rules", "pledges.tasks", "django.core.mail", "django.template"),
    "pledges.demo": DOMAIN,
    "pledges.management": (*WEB, *PAGES),
    # pages
    "pledges.forms": ("pledges.views", "pledges.urls", "pledges.mail", "pledges.rules", "django.shortcuts"),
    "pledges.forms.pasted": (*DOMAIN, "django.db", "pledges.models"),
    "pledges.views": ("django.core.mail", "pledges.mail", "pledges.admin", "django.db.models"),
}
# What a module may import in spite of the line above: its own package, and the types it works on.
EXCEPT = {
    "pledges.signing": ("pledges.signing",),
    "pledges.texts": ("pledges.texts",),
    "members.vietnamese": ("django.core.exceptions",),
    "pledges.ballots": ("django.views.decorators.debug",),
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
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relative to itself"
            found |= {f"{node.module}.{each.name}" for each in node.names}
    return found


def below(name: str, *roots: str) -> bool:
    return any(name == root or name.startswith(f"{root}.") for root in roots)


@pytest.mark.parametrize("part", NEVER)
def test_arrows_run_one_way(part):
    those = {name: path for name, path in modules().items() if below(name, part)}
    assert those, f"{part} is not there any more: take it out of the table"
    wrong = {
        f"{name} imports {each}"
        for name, path in those.items()
        for each in imported_by(path)
        if below(each, *NEVER[part]) and not below(each, *EXCEPT.get(part, ()))
    }
    assert wrong == set()


def test_every_module_of_the_domain_has_a_line_in_the_table():
    shells = ("pledges.urls", "pledges.apps", "pledges.admin")
    tops = {name for name in modules() if name.count(".") == 1 and name.startswith("pledges.")}
    assert {name for name in tops if name not in shells and name not in NEVER} == set()


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
