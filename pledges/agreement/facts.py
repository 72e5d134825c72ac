"""Facts that an agreement states twice, in a field and in its sentences: signing day, venue, theme."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from members.vietnamese import composed
from pledges.agreement.mentions import mentions
from pledges.agreement.text import printed_date

BLANK = "……."
BLANK_DAY = re.compile(r"ngày\s+…+\.?\s+tháng\s+…+\.?\s+năm\s+(?:\d{4}|20…+)", re.IGNORECASE)
FIGURES = re.compile(r"\d+([/.-])\d+\1\d+$")
AFTER_AT = r"(?<=\btại )"
QUOTED = (r"(?<=[“\"])", r"(?=[”\"])")
CITY = "thành_phố"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The facts of one year; `year` is the name of the term, "2019" or "2024-2025"."""

    day: date | None
    venue: str
    theme: str
    year: str


def follow(text: str, before: Facts, after: Facts) -> str:
    """Replace the facts `before` in `text` by those `after`; a blank stands for a fact no longer known.

    Finds a day anywhere but in the name of a paper, a venue behind "tại", a theme in quotation marks.
    """
    text = composed(text)
    if before.day != after.day:
        text = _with_day(text, before.day, after)
    if before.venue != after.venue:
        venue = _inside(after.venue) or BLANK
        text = re.sub(AFTER_AT + _words(before.venue), lambda _: venue, text, flags=re.IGNORECASE)
    if before.theme != after.theme:
        quoted = _words(before.theme).join(QUOTED)
        text = re.sub(quoted, lambda _: after.theme or BLANK, text, flags=re.IGNORECASE)
    return text


def _with_day(text: str, before: date | None, after: Facts) -> str:
    words = printed_date(after.day, after.year)
    if before is None:
        return BLANK_DAY.sub(_keeping_case(words), text)
    mentioned = {
        mention.words
        for mention in mentions(text)
        if mention.day
        and mention.day[:2] == (before.day, before.month)
        and mention.day[2] in {None, before.year}
        if not mention.is_of_a_paper
    }
    for spoken in sorted(mentioned, key=len, reverse=True):
        text = re.sub(
            rf"(?<!\d){re.escape(spoken)}(?!\d)", _keeping_case(_alike(spoken, words, after.day)), text
        )
    return text


def _alike(spoken: str, words: str, day: date | None) -> str:
    """Write the new day as the old one is written: in figures or in words, with "ngày" or without."""
    if day and (figures := FIGURES.search(spoken)):
        words = "ngày " + f"{day:%d/%m/%Y}".replace("/", figures[1])
    return words if day is None or spoken.casefold().startswith("ngày") else words.removeprefix("ngày ")


def _keeping_case(words: str) -> Callable[[re.Match], str]:
    """Capitalise `words` where they replace "Ngày" at the head of a sentence."""
    return lambda match: words[:1].upper() + words[1:] if match[0].startswith("Ngày") else words


def _inside(venue: str) -> str:
    """Write the venue for use inside a sentence: "Trụ sở ..." is capitalised only in its field."""
    return re.sub(r"^(Trụ sở|Hội trường|Phòng họp)\b", lambda match: match[0].lower(), composed(venue))


def _words(value: str) -> str:
    """Make a pattern that finds `value` however spaced, capitalised or abbreviated ("TP"); the blank if empty."""
    if not value:
        return re.escape(BLANK)
    return r"\s+".join(_word(part) for part in plain(value).split()) + r"(?!\w)"


def _word(part: str) -> str:
    return r"(?:thành\s+phố|TP\.?)" if part == CITY else re.escape(part)


def plain(value: str) -> str:
    """Normalise for comparison: composed, lower case, "TP" as "thành phố", single spaces."""
    text = " ".join(composed(value).casefold().split())
    return re.sub(r"\b(?:thành phố|tp\b\.?)", CITY, text)


def same_words(said: str, own: str) -> bool:
    """Whether both say the same but for case, spaces, punctuation, and a part left out at either end."""
    said, own = (" ".join(re.findall(r"\w+", plain(text))) for text in (said, own))
    return said in own or own in said if said and own else said == own
