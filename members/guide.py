"""The guide for users, README.vi.md, as sections of HTML: only the marks of Markdown that it uses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from django.conf import settings
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from members.vietnamese import fold

PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
NUMBERED = re.compile(r"\d+\. ")
STRONG, SLANTED = re.compile(r"\*\*(.+?)\*\*"), re.compile(r"\*(.+?)\*")


@dataclass(frozen=True)
class Section:
    """`anchor` is its place on the page; the first section, before any heading, has no title."""

    title: str
    anchor: str
    body: SafeString


@cache
def sections() -> tuple[Section, ...]:
    text = (settings.BASE_DIR / "README.vi.md").read_text(encoding="utf-8")
    introduction, *others = re.split(r"^## ", PICTURE.sub("", text), flags=re.MULTILINE)
    _, _, introduction = introduction.partition("\n")  # the title of the page
    return (_section("", introduction), *(_section(*other.split("\n", 1)) for other in others))


def _section(title: str, text: str) -> Section:
    parts = (_part(part.split("\n")) for part in re.split(r"\n\s*\n", text.strip()) if part.strip())
    return Section(title, slugify(fold(title)), mark_safe("\n".join(parts)))  # noqa: S308 - each part is escaped


def _part(lines: list[str]) -> SafeString:
    if lines[0].startswith("|"):
        return _table(lines)
    if NUMBERED.match(lines[0]):
        steps = (" ".join(step) for step in _steps(lines))
        return format_html(
            "<ol>{}</ol>", format_html_join("", "<li>{}</li>", ((_words(step),) for step in steps))
        )
    return format_html("<p>{}</p>", _words(" ".join(lines)))


def _steps(lines: list[str]) -> Iterator[list[str]]:
    """Join the lines of each numbered step; what goes on is indented."""
    numbers, number = [], 0
    for line in lines:
        number += bool(NUMBERED.match(line))
        numbers.append((number, NUMBERED.sub("", line, count=1) if NUMBERED.match(line) else line.strip()))
    for _, step in groupby(numbers, key=lambda row: row[0]):
        yield [line for _, line in step]


def _table(lines: list[str]) -> SafeString:
    heads, _, *rows = ([cell.strip() for cell in line.strip("| ").split("|")] for line in lines)
    head = format_html_join("", '<th scope="col">{}</th>', ((_words(cell),) for cell in heads))
    body = format_html_join("", "<tr>{}</tr>", ((_row(row),) for row in rows))
    return format_html(
        '<table class="table as-cards"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>', head, body
    )


def _row(cells: list[str]) -> SafeString:
    first, *others = map(_words, cells)
    rest = format_html_join("", "<td><div>{}</div></td>", ((words,) for words in others))
    return format_html('<th scope="row">{}</th>{}', first, rest)


def _words(text: str) -> SafeString:
    marked = STRONG.sub(r"<strong>\1</strong>", escape(text))
    return mark_safe(SLANTED.sub(r"<em>\1</em>", marked))  # noqa: S308 - escaped before the marks are made
