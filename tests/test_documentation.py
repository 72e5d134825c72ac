"""What the documentation names is there, and what an administrator has to know is named."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from django.urls import resolve

HERE = Path(__file__).resolve().parent.parent
README = HERE / "README.md"
OPERATION = HERE / "docs" / "operation.md"
PAGES = sorted([*HERE.glob("*.md"), *HERE.glob("docs/*.md")])
MOST_LINES, MOST_SIGNS = 100, 120  # of README: it is read in a few minutes, on any screen
COMMANDS = sorted(HERE.glob("*/management/commands/[!_]*.py"))
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
IN_BACKTICKS = re.compile(r"`([^`\n]+)`")
# A path of ours, not an address (/tra-cuu/, giao-uoc/), a command, a module or an example (FILE.pdf).
PATH = re.compile(r"[a-z0-9_.-]+(?:/[\w.-]+)*/?", re.ASCII | re.IGNORECASE)
ENDINGS = (".py", ".md", ".html", ".txt", ".toml", ".js", ".css", ".png")
MADE_HERE = {"db.sqlite3", "all.json", "staticfiles/", ".env"}  # named in the documentation, kept by nobody


def name_of(page: Path) -> str:
    return str(page.relative_to(HERE))


def prose(page: Path) -> str:
    return FENCED.sub("", page.read_text(encoding="utf-8"))


def files() -> set[str]:
    """Everything that is kept in the repository, or will be with the next commit; and its folders with a final slash."""
    listing = ("git", "ls-files", "--cached", "--others", "--exclude-standard")
    try:
        said = subprocess.run(listing, cwd=HERE, capture_output=True, text=True, check=True).stdout
        kept = [Path(line) for line in said.splitlines() if (HERE / line).exists()]
    except (FileNotFoundError, subprocess.CalledProcessError):  # an unpacked copy
        kept = [path.relative_to(HERE) for path in HERE.rglob("*") if path.is_file()]
    folders = {f"{folder}/" for path in kept for folder in path.parents if folder.name}
    return {str(path) for path in kept} | folders


@pytest.fixture(scope="module")
def kept():
    return files()


def anchors(page: Path) -> set[str]:
    """The headings as links name them: small letters, blanks as hyphens, no punctuation."""
    heads = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def links(page: Path) -> list[str]:
    """All but those that lead out of the repository."""
    return [link for link in LINK.findall(prose(page)) if not link.startswith(("http://", "https://"))]


def leads_somewhere(page: Path, link: str, kept: set[str]) -> bool:
    target, _, anchor = link.partition("#")
    to = (page.parent / target).resolve() if target else page
    if not to.is_relative_to(HERE) or name_of(to) not in kept:
        return False
    return not anchor or anchor in anchors(to)


def paths(page: Path, kept: set[str]) -> set[str]:
    """What stands in backticks and looks like a file or a folder of the repository."""
    first = {path.partition("/")[0] for path in kept}
    return {
        words
        for words in {*IN_BACKTICKS.findall(prose(page))} - MADE_HERE
        if PATH.fullmatch(words)
        and (words.endswith(ENDINGS) or ("/" in words and words.partition("/")[0] in first))
    }


def is_there(words: str, kept: set[str]) -> bool:
    """A path as it is; a bare name of a file (`acts.py`) or a folder's (`acts/`) when any file is called so."""
    bare = "/" not in words.removesuffix("/")
    return words in kept or f"{words}/" in kept or (bare and any(each.endswith(f"/{words}") for each in kept))


def settings_read() -> set[str]:
    """The environment variables that the settings ask for: env("NAME"), env.bool("NAME") ..."""
    tree = ast.parse((HERE / "cluster_emulation" / "settings.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    return {call.args[0].value for call in calls if re.match(r"env(\.\w+)?\('[A-Z_]+'", ast.unparse(call))}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page, kept):
    missing = [link for link in links(page) if not leads_somewhere(page, link, kept)]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_file_that_is_named_is_there(page, kept):
    assert {words for words in paths(page, kept) if not is_there(words, kept)} == set()


def test_every_page_is_found_from_readme():
    named = {(README.parent / link.partition("#")[0]).resolve() for link in links(README)}
    assert [name_of(page) for page in PAGES if page not in {*named, README}] == []


def test_every_setting_is_explained():
    read, explained = settings_read(), OPERATION.read_text(encoding="utf-8")
    assert {"DEBUG", "DATABASE_URL", "PROXY_COUNT", "EMAIL_URL", "LOG_LEVEL"} <= read
    rows = set(re.findall(r"^\| `([A-Z_]+)`", explained, re.MULTILINE))
    assert rows == read


def test_every_command_is_explained():
    rows = re.findall(r"^\| `([a-z_]+)", OPERATION.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(rows) - {"manage"} == {command.stem for command in COMMANDS}


def test_every_package_has_its_licence_named():
    pins = (HERE / "requirements.txt").read_text(encoding="utf-8")
    named = (HERE / "docs" / "licences.md").read_text(encoding="utf-8")
    packages = set(re.findall(r"^([a-z0-9][\w.-]*)==", pins, re.MULTILINE))
    assert packages == set(re.findall(r"^\| ([a-z0-9][\w.-]*) \|", named, re.MULTILINE)) - {
        "package",
        "files",
    }


def test_readme_is_short():
    lines = README.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= MOST_LINES
    assert [line for line in lines if len(line) > MOST_SIGNS] == []


def test_readme_shows_every_package_and_every_prefix():
    said = README.read_text(encoding="utf-8")
    packages = {f"{each.parent.name}/" for each in (HERE / "pledges").glob("*/__init__.py")} - {"migrations/"}
    prefixes = re.findall(r'\{YEAR\}([a-z/-]+)"', (HERE / "pledges" / "urls.py").read_text(encoding="utf-8"))
    assert {each for each in {*packages, *prefixes} if each not in said} == set()


def test_the_address_that_readme_follows_leads_where_it_says():
    said = README.read_text(encoding="utf-8")
    (address,) = re.findall(r"print\(resolve\('([^']+)'\)", said)
    assert f"The page at `{address}`" in said
    found = resolve(address)
    view = f"{found.func.__module__.replace('.', '/')}.py"
    assert f"| view | `{view}` |" in said
    assert f"called `{found.url_name}`" in said
