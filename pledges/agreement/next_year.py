"""The wording of one year moved to the next."""

import re
from collections.abc import Callable
from dataclasses import replace

from members.vietnamese import composed
from pledges.agreement.facts import Facts, follow
from pledges.agreement.text import AgreementText


def moved_to(after: Facts, text: AgreementText, *, year: str) -> AgreementText:
    """Give the wording of `year` the day, venue, theme and year of `after`; blanks for facts not known yet."""
    before = Facts(day=text.day, venue=text.venue, theme=text.theme, year=year)
    text = _reworded(text, lambda value: follow(value, before, after))
    text = moved_to_year(text, old=year, new=after.year)
    return replace(text, day=after.day, venue=after.venue, theme=after.theme)


def moved_to_year(text: AgreementText, *, old: str, new: str) -> AgreementText:
    """Turn "năm 2019" into "năm 2020"; the draft page lists what still mentions 2019.

    The date of a decision ("ngày 22 tháng 01 năm 2019") and a period ("năm 2019-2024") stay.
    """
    written = r"\s*[-–]\s*".join(map(re.escape, old.split("-")))
    year = re.compile(
        rf"(?<!tháng \d )(?<!tháng \d\d )\b(năm(?:\s+(?:học|công tác|thi đua))?)\s+{written}\b(?!\s*[-–]\s*\d)",
        re.IGNORECASE,
    )
    return replace(_reworded(text, lambda value: year.sub(rf"\1 {new}", composed(value))), year=new)


def _reworded(text: AgreementText, reword: Callable[[str], str]) -> AgreementText:
    return replace(
        text,
        subject=reword(text.subject),
        opening=reword(text.opening),
        organisation=reword(text.organisation),
        closing=reword(text.closing),
        grounds=tuple(reword(line) for line in text.grounds),
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
