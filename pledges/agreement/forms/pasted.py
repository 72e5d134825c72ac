"""Pasted text, split into commitments and targets."""

import re

from pledges.agreement.text import CommitmentText, TargetText

NUMBERED = re.compile(r"^\s*(?:(?:điều|nội dung)\s+)?(\d{1,2})\s*[.):/-]\s+(?=\S)", re.IGNORECASE)
POINT = re.compile(r"^\s*(?:[a-zđ]\)|[-+•–*])\s*(?=\S)", re.IGNORECASE)
TITLE = re.compile(r"^(?P<title>[^:.;]{3,80}):\s+(?P<text>\S.*)$", re.DOTALL)


def split(text: str) -> list[CommitmentText]:
    """Begin a commitment at every numbered line; lettered or dashed lines below one become its targets.

    Without any number, every non-empty line is a commitment. "Title: text" gives the commitment a title.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    numbered = any(NUMBERED.match(line) for line in lines)
    commitments: list[tuple[list[str], list[str]]] = []
    for line in lines:
        if numbered and not NUMBERED.match(line) and commitments:
            _continue(commitments[-1], line)
        elif not numbered and POINT.match(line) and commitments and not POINT.match(lines[0]):
            commitments[-1][1].append(POINT.sub("", line))
        else:
            commitments.append(([POINT.sub("", NUMBERED.sub("", line))], []))
    return [_commitment(" ".join(words), points) for words, points in commitments]


def _continue(commitment: tuple[list[str], list[str]], line: str) -> None:
    words, points = commitment
    if POINT.match(line):
        points.append(POINT.sub("", line))
    elif points:
        points[-1] += f" {line}"
    else:
        words.append(line)


def _commitment(text: str, points: list[str]) -> CommitmentText:
    titled = TITLE.match(text)
    return CommitmentText(
        title=titled["title"] if titled else "",
        text=titled["text"] if titled else text,
        targets=tuple(TargetText(name=point.rstrip(";.")) for point in points),
    )
