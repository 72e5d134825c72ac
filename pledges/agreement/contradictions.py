"""Passages of an agreement that speak of another day, place, theme or year than its fields."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from members.vietnamese import composed
from pledges.agreement.facts import BLANK, Facts, same_words
from pledges.agreement.mentions import Mention, mentions

NEAR = 5  # years; a year further away is history, not a leftover of an earlier agreement
AFTERWARDS = timedelta(days=92)  # the year is still being concluded
THEME = re.compile(r"chủ đề[^“\"”.;\n]{0,40}[“\"]([^”\"]+)[”\"]", re.IGNORECASE)
VENUE = re.compile(r",?\s*tại\s+([^,;\n…]+)", re.IGNORECASE)
SENTENCE = re.compile(r"(?:^|[\n.;]\s*)(?:vào|sáng|chiều)?\s*$", re.IGNORECASE)
CLAUSE = re.compile(r"(?:^|[\n.;,]\s*)(?:vào|sáng|chiều)?\s*$", re.IGNORECASE)
MEETING = re.compile(r"\b(?:ký kết|hôm nay)[,\s]*(?:vào\s+)?$", re.IGNORECASE)
YEARS_OWN = re.compile(r"\bgiao ước(?:\s+thi đua)?(?:\s+\w+){0,3}\s+$", re.IGNORECASE)
DEADLINE = re.compile(r"\b(?:trước|đến|hết|chậm nhất|từ|sau)\s+(?:ngày\s+)?$", re.IGNORECASE)
PLACEHOLDER = re.compile(
    r"…{2,}\.?|\.{4,}|_{3,}|\(chưa (?:ghi|rõ|có)\)|^\W*cơ quan cấp trên(?=\W*(?:\(|$))",
    re.IGNORECASE | re.MULTILINE,
)
OPENING = "opening"


@dataclass(frozen=True, kw_only=True)
class Part:
    """A piece of the text: `name` as readers call it, `anchor` where it stands in the form, `kind` the field."""

    kind: str
    name: str
    anchor: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """A passage and what it should agree with, as a `sentence`; `is_plain` if nobody can have meant it."""

    sentence: str
    anchor: str
    is_plain: bool


@dataclass(frozen=True, kw_only=True)
class Year:
    facts: Facts
    starts_on: date
    ends_on: date

    @property
    def years(self) -> set[int]:
        named = {int(year) for year in re.findall(r"\d{4}", self.facts.year)}
        return named | ({self.facts.day.year} if self.facts.day else set())


def contradictions(parts: list[Part], year: Year) -> list[Contradiction]:
    """List the contradictions in the order of the text, without repeats."""
    return list(dict.fromkeys(contradiction for part in parts for contradiction in _in_part(part, year)))


def _in_part(part: Part, year: Year) -> Iterator[Contradiction]:
    text = composed(part.text)
    for placeholder in dict.fromkeys(match[0] for match in PLACEHOLDER.finditer(text)):
        yield _found(part, f"còn chỗ chưa điền “{placeholder}”", is_plain=True)
    for mention in mentions(text):
        if not mention.is_of_a_paper:
            yield from _of_time(part, mention, year)
    for match in THEME.finditer(text):
        yield from _of_theme(part, " ".join(match[1].split()), year.facts.theme)


def _of_time(part: Part, mention: Mention, year: Year) -> Iterator[Contradiction]:
    if part.kind == OPENING and _says_the_signing_day(mention, year):
        yield from _of_signing(part, mention, year)
    elif _is_elsewhere(mention, year):
        is_plain = mention.day is None and (
            (part.kind == "subject" and mention.words.casefold().startswith("năm "))
            or (part.kind == OPENING and bool(YEARS_OWN.search(mention.before)))
        )
        yield _found(part, f"nêu {mention.spoken}, khác năm thi đua {year.facts.year}", is_plain=is_plain)


def _says_the_signing_day(mention: Mention, year: Year) -> bool:
    if mention.day is None or DEADLINE.search(mention.before):
        return False
    if MEETING.search(mention.before) or (CLAUSE.search(mention.before) and VENUE.match(mention.after)):
        return True
    return bool(mention.years) and not _is_history(mention, year) and bool(SENTENCE.search(mention.before))


def _of_signing(part: Part, mention: Mention, year: Year) -> Iterator[Contradiction]:
    day, venue = year.facts.day, VENUE.match(mention.after)
    if day is None:
        if _is_elsewhere(mention, year):
            yield _found(part, f"nêu {mention.spoken}, khác năm thi đua {year.facts.year}", is_plain=True)
    elif mention.day[:2] != (day.day, day.month) or mention.day[2] not in {None, day.year}:
        yield _found(part, f"nêu {mention.spoken}, khác ngày ký kết {day:%d/%m/%Y}", is_plain=True)
    if venue and year.facts.venue and not same_words(venue[1], year.facts.venue):
        place = " ".join(venue[1].split())
        yield _found(part, f"nêu nơi họp là “{place}”, khác nơi tổ chức hội nghị “{year.facts.venue}”")


def _is_elsewhere(mention: Mention, year: Year) -> bool:
    """Whether the mention falls outside the year, yet too near it to be history."""
    if not mention.years or year.years & set(mention.years) or _is_history(mention, year):
        return False
    return not (mention.day and _is_just_after(mention.day, year))


def _is_history(mention: Mention, year: Year) -> bool:
    return all(abs(own - said) > NEAR for own in year.years for said in mention.years)


def _is_just_after(day: tuple[int, int, int], year: Year) -> bool:
    last = year.ends_on + AFTERWARDS
    return (year.ends_on.year, year.ends_on.month) <= (day[2], day[1]) <= (last.year, last.month)


def _of_theme(part: Part, theme: str, own: str) -> Iterator[Contradiction]:
    if BLANK in theme or same_words(theme, own):
        return
    if own:
        yield _found(part, f"nêu chủ đề “{theme}”, khác chủ đề năm “{own}”", is_plain=part.kind == OPENING)
    else:
        yield _found(part, f"nêu chủ đề “{theme}”, trong khi chưa nhập chủ đề năm")


def _found(part: Part, what: str, *, is_plain: bool = False) -> Contradiction:
    return Contradiction(sentence=f"{part.name} {what}.", anchor=part.anchor, is_plain=is_plain)
