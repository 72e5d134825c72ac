"""Pasted text, split into commitments and targets."""

import re

from members.vietnamese import normal
from pledges.agreement.text import CommitmentText, TargetText

CAPITAL = "A-ZÀ-ỸĐ"
NUMBERED = re.compile(
    rf"^(?:(?:điều|nội dung)\s+)?\d{{1,2}}(?:\s*[.):/-]\s+(?=\S)|\s*[.)]\s*(?=(?-i:[{CAPITAL}“\"])))",
    re.IGNORECASE,
)
CHAPTER = re.compile(r"^(?:(?:phần|chương)\s+)?[IVX]{1,5}\s*[.)/-]\s*(?=\S)")
# Word leaves the letter of a symbol font before a tab, or a sign of the private range, where it showed a bullet.
POINT = re.compile(
    r"^(?:[A-Za-zđ]\)|[a-zđ]\.(?=\s)|[Øüoqvw§]\t|[-+–—−•·*‣⁃∙▪▫■□●○◦◆◇❖►▶➢➤✓✔√\ue000-\uf8ff]"
    rf"|\d{{1,2}}\.\d{{1,2}}(?:[.)]\s|\s+(?=[{CAPITAL}])))\s*(?=\S)"
)
PRIVATE = re.compile("[\ue000-\uf8ff]")
TITLE = re.compile(r"^(?P<title>[^:.;]{3,80}):\s+(?P<text>\S.*)$", re.DOTALL)


def split(text: str) -> list[CommitmentText]:
    """Begin a commitment at every numbered line; lettered or dashed lines below one become its targets.

    Without any number, Roman chapters count as numbers; without those, every non-empty line is a commitment.
    "Title: text" gives the commitment a title.
    """
    lines = _lines(text)
    number = _numbers(lines)
    commitments: list[tuple[list[str], list[str]]] = []
    for line in lines:
        if number is NUMBERED and CHAPTER.match(line):
            continue
        if number and not number.match(line) and commitments:
            _continue(commitments[-1], line)
        elif not number and POINT.match(line) and commitments and not POINT.match(lines[0]):
            commitments[-1][1].append(_bare(line))
        else:
            commitments.append(([_bare(number.sub("", line) if number else line)], []))
    return [_commitment(" ".join(words), points) for words, points in commitments]


def left_out(text: str) -> list[str]:
    """List the lines that `split` takes for headings of chapters and leaves out."""
    lines = _lines(text)
    return [_clean(line) for line in lines if CHAPTER.match(line)] if _numbers(lines) is NUMBERED else []


def _lines(text: str) -> list[str]:
    """Read the lines, with the tab that follows a bullet."""
    return [line.strip() for line in re.split(r"[\r\n\u2028\u2029]+", text) if line.strip()]


def _numbers(lines: list[str]) -> re.Pattern | None:
    """Return what begins the commitments of these lines."""
    return next((kind for kind in (NUMBERED, CHAPTER) if any(map(kind.match, lines))), None)


def _continue(commitment: tuple[list[str], list[str]], line: str) -> None:
    words, points = commitment
    if POINT.match(line):
        points.append(_bare(line))
    elif points:
        points[-1] += f" {_clean(line)}"
    else:
        words.append(_clean(line))


def _bare(line: str) -> str:
    return _clean(POINT.sub("", line))


def _clean(line: str) -> str:
    """Drop the signs of symbol fonts, which no other font has."""
    return " ".join(normal(PRIVATE.sub("", line)).split())


def _commitment(text: str, points: list[str]) -> CommitmentText:
    titled = TITLE.match(text)
    return CommitmentText(
        title=titled["title"] if titled else "",
        text=titled["text"] if titled else text,
        targets=tuple(TargetText(name=point.rstrip(";.")) for point in points),
    )
