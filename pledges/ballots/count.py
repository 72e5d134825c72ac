"""The rule and the result of a ballot in numbers."""

from dataclasses import dataclass
from decimal import Decimal

from members.vietnamese import vietnamese_number
from pledges.ballots import tally
from pledges.ballots.models.ballot import Ballot
from pledges.ballots.models.candidate import Candidate


def fraction_words(numerator: int, denominator: int, *, is_more_than: bool = False) -> str:
    """Write a fraction out: "2/3", "trên 1/2 (quá bán)"."""
    if is_more_than:
        return f"trên {numerator}/{denominator}" + (" (quá bán)" if 2 * numerator == denominator else "")
    return f"{numerator}/{denominator}"


def quorum(ballot: Ballot) -> int:
    """Return the least number of units that have to take part."""
    return tally.required(ballot.quorum_numerator, ballot.quorum_denominator, len(ballot.voter_list))


@dataclass(frozen=True, kw_only=True)
class Line:
    """A candidate with its votes; `percent` is of the base that the threshold names."""

    candidate: Candidate
    votes: int
    percent: Decimal | None

    @property
    def share(self) -> str:
        """`percent` as "42,86%"; a dash if it is None."""
        return "-" if self.percent is None else f"{vietnamese_number(self.percent)}%"

    @property
    def is_elected(self) -> bool:
        return bool(self.candidate.is_elected)


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The count of a ballot. `base` is the number that the threshold is a fraction of, `needed` the votes it makes."""

    units: int
    issued: int
    cast: int
    blank: int
    base: int
    needed: int
    lines: tuple[Line, ...]
    outcome: tally.Outcome

    @property
    def valid(self) -> int:
        return self.cast - self.blank

    @property
    def unused(self) -> int:
        return self.issued - self.cast

    @property
    def elected(self) -> list[Candidate]:
        return [self.lines[place].candidate for place in self.outcome.elected]

    @property
    def second_round(self) -> list[Candidate]:
        """Candidates of the next round, in the order of the slip."""
        return [self.lines[place].candidate for place in sorted(self.outcome.second_round)]

    @property
    def ranking(self) -> list[Line]:
        """Lines by votes, the most first."""
        return sorted(self.lines, key=lambda line: (-line.votes, line.candidate.position))


def base_of(ballot: Ballot, valid: int) -> int:
    return {
        Ballot.Base.ALL: len(ballot.voter_list),
        Ballot.Base.PRESENT: len(ballot.present),
        Ballot.Base.VALID: valid,
    }[ballot.threshold_base]


def needed_of(ballot: Ballot, valid: int) -> int:
    return tally.required(
        ballot.threshold_numerator,
        ballot.threshold_denominator,
        base_of(ballot, valid),
        is_more_than=ballot.is_more_than,
    )


def figures(ballot: Ballot, slips: list) -> Figures:
    """Add up `slips` (objects with `choices`); blank ones are cast, but not valid."""
    candidates = ballot.candidate_list
    votes = [sum(candidate.position in slip.choices for slip in slips) for candidate in candidates]
    blank = sum(not slip.choices for slip in slips)
    valid = len(slips) - blank
    base, needed = base_of(ballot, valid), needed_of(ballot, valid)
    lines = tuple(
        Line(candidate=candidate, votes=count, percent=tally.percent(count, base))
        for candidate, count in zip(candidates, votes, strict=True)
    )
    return Figures(
        units=len(ballot.voter_list),
        issued=len(ballot.present),
        cast=len(slips),
        blank=blank,
        base=base,
        needed=needed,
        lines=lines,
        outcome=tally.outcome(votes, quota=ballot.quota, needed=needed),
    )


def result_of(ballot: Ballot, slips: list | None = None) -> Figures:
    """Return the figures of a counted ballot; pass `slips` if they were read already."""
    return figures(ballot, list(ballot.slips.all()) if slips is None else slips)


def threshold_words(ballot: Ballot) -> str:
    """Write the threshold out: "2/3 tổng số đơn vị của cụm"."""
    fraction = fraction_words(
        ballot.threshold_numerator, ballot.threshold_denominator, is_more_than=ballot.is_more_than
    )
    return f"{fraction} {ballot.get_threshold_base_display()}"
