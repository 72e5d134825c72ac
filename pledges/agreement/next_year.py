"""The wording of one year read for the next."""

import re
from collections.abc import Callable
from dataclasses import replace

from members.vietnamese import composed
from pledges.agreement.facts import Facts, follow
from pledges.agreement.text import AgreementText


def moved_to(after: Facts, text: AgreementText, *, year: str) -> AgreementText:
    """The wording of `year` with the day, venue, theme and year of `after`, blanks where they are not known yet."""
    before = Facts(day=text.day, venue=text.venue, theme=text.theme, year=year)
    text = _reworded(text, lambda value: follow(value, before, after))
    text = moved_to_year(text, old=year, new=after.year)
    return replace(text, day=after.day, venue=after.venue, theme=after.theme)


def moved_to_year(text: AgreementText, *, old: str, new: str) -> AgreementText:
    """The same wording with "năm 2019" read as "năm 2020"; the draft names what still speaks of 2019.

    The date of a decision ("ngày 22 tháng 01 năm 2019") and a period ("năm 2019-2024") stay what they are.
    """
    written = r"\s*[-–]\s*".join(map(re.escape, old.split("-")))
    year = re.compile(
        rf"(?<!tháng \d )(?<!tháng \d\d )\b(năm(?:\s+(?:học|công tác|thi đua))?)\s+{written}\b(?!\s*[-–]\s*\d)",
        re.IGNORECASE,
    )
    return replace(_reworded(text, lambda value: year.sub(rf"\1 {new}", composed(value))), year=new)


def _reworded(text: AgreementText, reworded: Callable[[str], str]) -> AgreementText:
    return replace(
        text,
        subject=reworded(text.subject),
        opening=reworded(text.opening),
        organisation=reworded(text.organisation),
        closing=reworded(text.closing),
        grounds=tuple(reworded(line) for line in text.grounds),
        commitments=tuple(
            replace(
                commitment,
                title=reworded(commitment.title),
                text=reworded(commitment.text),
                targets=tuple(replace(target, name=reworded(target.name)) for target in commitment.targets),
            )
            for commitment in text.commitments
        ),
    )
