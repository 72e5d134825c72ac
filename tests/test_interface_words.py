"""Readers meet one word for each thing: none of those that docs/interface-words.md replaces."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent.parent
GLOSSARY = HERE / "docs" / "interface-words.md"
GUIDE = HERE / "README.vi.md"
CATALOGUES = sorted(HERE.glob("cluster_emulation/locale/vi/LC_MESSAGES/*.po"))
TEMPLATES = sorted(path for path in HERE.glob("templates/**/*") if path.suffix in {".html", ".txt", ".xml"})
SCRIPTS = sorted(HERE.glob("static/js/*.js"))
PROGRAMS = sorted(
    path
    for package in ("members", "pledges", "cluster_emulation")
    for path in (HERE / package).rglob("*.py")
    if "migrations" not in path.parts
)
# Where a replaced word is right all the same: what administrators alone see, and what reads words of earlier years.
RIGHT_IN = {
    "cluster_emulation/locale/vi/LC_MESSAGES/django.po": {"phiên bản", "nhật ký"},  # of software, of sign-ins
    "pledges/signing/authority.py": {"gốc chứng thực"},  # stands in certificates that readers trust already
    "members/urls.py": {"xong"},  # an address that sent mails have
}

COMMENT_OF_A_TEMPLATE = re.compile(r"\{#.*?#\}|\{% comment .*?%\}.*?\{% endcomment %\}|<!--.*?-->", re.DOTALL)
PART_OF_A_SCRIPT = re.compile(
    r"/\*.*?\*/|//[^\n]*"
    r"|(\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)",
    re.DOTALL,
)
TRANSLATION = re.compile(r"^msgstr(?:\[0\])? ((?:\".*\"\n?)+)", re.MULTILINE)

Said = tuple[int, str]  # the line where it begins, the words


def said_in_template(text: str) -> Iterator[Said]:
    """Everything but comments; the quoted words inside tags are shown, too."""
    yield 1, COMMENT_OF_A_TEMPLATE.sub(lambda comment: "\n" * comment[0].count("\n"), text)


def said_in_script(text: str) -> Iterator[Said]:
    for part in PART_OF_A_SCRIPT.finditer(text):
        if part[1]:
            yield line_of(text, part.start()), part[1]


def said_in_catalogue(text: str) -> Iterator[Said]:
    for translation in TRANSLATION.finditer(text):
        yield line_of(text, translation.start()), translation[1].replace('"\n"', "")


def said_in_program(text: str) -> Iterator[Said]:
    """The strings of a module that are no docstrings; of an f-string its words."""
    tree = ast.parse(text)
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.lineno, node.value


def said_in_guide(text: str) -> Iterator[Said]:
    yield 1, text


READERS = [
    (TEMPLATES, said_in_template),
    (SCRIPTS, said_in_script),
    (CATALOGUES, said_in_catalogue),
    (PROGRAMS, said_in_program),
    ([GUIDE], said_in_guide),
]


def line_of(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def rows() -> Iterator[dict[str, str]]:
    """Every row of the glossary's tables by the heads of their columns."""
    heads: list[str] = []
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
        if not line.startswith("|"):
            heads = []
        elif not heads:
            heads = [head.strip() for head in line.strip("|").split("|")]
        elif "---" not in line:
            yield dict(zip(heads, (cell.strip() for cell in line.strip("|").split("|")), strict=True))


def in_backticks(column: str) -> list[str]:
    return [words for row in rows() for words in re.findall(r"`([^`]+)`", row[column])]


def pattern(words: list[str]) -> re.Pattern[str]:
    """Finds each as whole words, however they are broken into lines; the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    spaced = (r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)


def plain(words: str) -> str:
    return " ".join(words.lower().split())


def replaced_words(path: Path, read) -> list[str]:
    """Each replaced word of a file as `path:line: word`."""
    never, right = pattern(in_backticks("Never")), pattern(in_backticks("But right"))
    name = str(path.relative_to(HERE))
    found = []
    for line, words in read(path.read_text(encoding="utf-8")):
        spared = right.sub(lambda phrase: re.sub(r"\w", "·", phrase[0]), words)
        found += [
            f"{name}:{line + line_of(spared, hit.start()) - 1}: {plain(hit[0])}"
            for hit in never.finditer(spared)
            if plain(hit[0]) not in RIGHT_IN.get(name, set())
        ]
    return found


@pytest.mark.parametrize(("paths", "read"), READERS, ids=[read.__name__ for _, read in READERS])
def test_no_replaced_word_is_left(paths, read):
    assert paths
    left = [line for path in paths for line in replaced_words(path, read)]
    assert not left, "\n".join(left)


def test_the_glossary_is_read():
    assert {"hãy", "mở ký", "khép năm", "mã băm"} <= set(in_backticks("Never"))
    assert "chưa ghi nhận" in in_backticks("But right")


@pytest.mark.parametrize(
    ("read", "text", "line"),
    [
        (said_in_template, '{# hãy #}\n<p title="Bản\nsoạn">', 2),
        (said_in_template, "{% notice text='Đừng đóng' %}", 1),
        (said_in_script, "// hãy\nconst LATE = 'Hãy chờ';", 2),
        (said_in_catalogue, 'msgid "Wait"\nmsgstr ""\n"Xin chờ, "\n"đừng đóng."\n', 2),
        (said_in_program, 'def wait():\n    """Hãy."""\n    return f"{1} mở ký"\n', 3),
    ],
)
def test_a_replaced_word_is_found_where_it_stands(tmp_path, monkeypatch, read, text, line):
    (tmp_path / "page").write_text(text, encoding="utf-8")
    monkeypatch.setattr(f"{__name__}.HERE", tmp_path)
    (found,) = replaced_words(tmp_path / "page", read)
    assert found.startswith(f"page:{line}: ")


def test_a_word_that_is_right_in_a_phrase_is_left_alone(tmp_path, monkeypatch):
    (tmp_path / "page").write_text("Đăng ký chưa ghi nhận.", encoding="utf-8")
    monkeypatch.setattr(f"{__name__}.HERE", tmp_path)
    assert replaced_words(tmp_path / "page", said_in_template) == []
