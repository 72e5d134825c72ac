"""The wording of one year moved to the next."""

import re
from collections.abc import Callable
from dataclasses import replace

from members.vietnamese import composed
from pledges.agreement.contradictions import DEADLINE
from pledges.agreement.facts import Facts, follow
from pledges.agreement.mentions import Mention, mentions
from pledges.agreement.text import AgreementText

PERIOD = re.compile(r"giai đoạn|nhiệm kỳ", re.IGNORECASE)


def moved_to(after: Facts, text: AgreementText, *, year: str) -> AgreementText:
    """Give the wording of `year` the day, venue, theme and year of `after`; blanks for facts not known yet."""
    before = Facts(day=text.day, venue=text.venue, theme=text.theme, year=year)
    text = _reworded(text, lambda value: follow(value, before, after))
    text = moved_to_year(text, old=year, new=after.year)
    return replace(text, day=after.day, venue=after.venue, theme=after.theme)


def moved_to_year(text: AgreementText, *, old: str, new: str) -> AgreementText:
    """Turn "năm 2019", "năm học 2018-2019", "6 tháng đầu năm 2019", "trước ngày 15/11/2019" into those of `new`.

    The date of a decision, a period ("giai đoạn 2016-2020") and a day that is no deadline stay: the draft page lists
    what still names the old year.
    """
    years, by = {int(year) for year in re.findall(r"\d{4}", old)}, int(new[:4]) - int(old[:4])
    return replace(_reworded(text, lambda value: _later(value, years, by)), year=new)


def _later(value: str, years: set[int], by: int) -> str:
    value = composed(value)
    for mention in sorted(mentions(value), key=lambda mention: -mention.at):
        if not mention.is_of_a_paper and _moves(mention, years):
            words = re.sub(r"\d{4}", lambda year: str(int(year[0]) + by), mention.words)
            value = value[: mention.at] + words + value[mention.at + len(mention.words) :]
    return value


def _moves(mention: Mention, years: set[int]) -> bool:
    if not years & set(mention.years):
        return False
    if mention.day:
        return bool(DEADLINE.search(mention.before))
    return len(mention.years) <= 2 and not PERIOD.match(mention.words)


def _reworded(text: AgreementText, reword: Callable[[str], str]) -> AgreementText:
    return replace(
        text,
        subject=reword(text.subject),
        opening=reword(text.opening),
        organisation=reword(text.organisation),
        closing=reword(text.closing),
        grounds=tuple(reword(line) for line in text.grounds),
        recipients=tuple(reword(line) for line in text.recipients),
        commitments=tuple(
            replace(
                commitment,
                title=reword(commitment.title),
                text=reword(commitment.text),
                targets=tuple(replace(target, name=reword(target.name)) for target in commitment.targets),
            )
            for commitment in text.commitments
        ),
    )
