"""The minutes of a count in words."""

from datetime import datetime

from django.utils import timezone

from members.vietnamese import day_in_words
from pledges.agreement.text import SignatoryText
from pledges.ballots.count import Figures, fraction_words, quorum, result_of, threshold_words
from pledges.ballots.models.ballot import Ballot
from pledges.ballots.models.candidate import Candidate
from pledges.ballots.models.voter import Teller
from pledges.ballots.tally import Ending
from pledges.ballots.text import CountText, ResultText

TITLES = {
    Teller.Role.HEAD: "Trưởng ban kiểm phiếu",
    Teller.Role.SECRETARY: "Thư ký ban kiểm phiếu",
    Teller.Role.MEMBER: "Ủy viên ban kiểm phiếu",
}


def teller_title(teller: Teller) -> str:
    """Return the title that is printed above the name."""
    return TITLES[Teller.Role(teller.role)]


def count_text(ballot: Ballot, slips: list | None = None, result: Figures | None = None) -> CountText:
    """Return the minutes word for word as they were frozen, else compose those of a counted ballot."""
    if ballot.document and ballot.frozen:
        return CountText.from_json(ballot.frozen)
    slips = list(ballot.slips.all()) if slips is None else slips
    result = result or result_of(ballot, slips)
    term, cluster = ballot.term, ballot.term.cluster
    return CountText(
        superior_body=cluster.superior_body,
        cluster=cluster.title,
        place=cluster.place,
        year=term.name,
        number=ballot.number,
        title=ballot.title,
        round=ballot.round,
        nominees=ballot.nominees,
        is_election=ballot.is_election,
        success=ballot.success,
        condition=ballot.condition,
        day=ballot.day,
        hour=_hour(ballot),
        span=_span(ballot.opened_at, ballot.counted_at),
        venue=ballot.venue,
        present=tuple(voter.unit.name for voter in ballot.present),
        absent=tuple(voter.unit.name for voter in ballot.absent),
        units=result.units,
        issued=result.issued,
        cast=result.cast,
        valid=result.valid,
        blank=result.blank,
        quorum=quorum(ballot),
        quorum_share=fraction_words(ballot.quorum_numerator, ballot.quorum_denominator),
        rule_source=ballot.rule_source,
        quota=ballot.quota,
        threshold=threshold_words(ballot),
        base=f"{ballot.get_threshold_base_display()} ({result.base})",
        needed=result.needed,
        results=tuple(_result(ballot, line) for line in result.ranking),
        elected=tuple(_named(candidate) for candidate in result.elected),
        next_round=next_round_words(ballot, result),
        slips=tuple(
            (code, ", ".join(chosen) or "Phiếu trắng") for code, chosen in chosen_by_code(ballot, slips)
        ),
        **_people(ballot),
    )


def _hour(ballot: Ballot) -> str:
    """Write the hour of the count, if it was on the day of the minutes."""
    counted = timezone.localtime(ballot.counted_at)
    return f"{counted:%H giờ %M phút}" if counted.date() == ballot.day else ""


def _span(began: datetime | None, ended: datetime) -> str:
    """Word when the vote lasted: "từ 08 giờ 00 phút đến 10 giờ 30 phút, ngày 05 tháng 02 năm 2019"."""
    ended = timezone.localtime(ended)
    until = f"đến {ended:%H giờ %M phút}, {day_in_words(ended.date())}"
    if began is None:
        return until
    began = timezone.localtime(began)
    day = "" if began.date() == ended.date() else f", {day_in_words(began.date())}"
    return f"từ {began:%H giờ %M phút}{day} {until}"


def chosen_by_code(ballot: Ballot, slips: list) -> list[tuple[str, list[str]]]:
    """Return (code, names of the chosen) for each slip, in its order."""
    names = {candidate.position: candidate.short for candidate in ballot.candidate_list}
    return [(slip.code, [names[position] for position in slip.choices]) for slip in slips]


def _result(ballot: Ballot, line) -> ResultText:
    return ResultText(
        name=line.candidate.name or line.candidate.unit.name,
        unit=line.candidate.unit.short_name if line.candidate.name else "",
        votes=line.votes,
        share=line.share,
        verdict=ballot.success if line.is_elected else ballot.failure,
    )


def _named(candidate: Candidate) -> str:
    return f"{candidate.name} ({candidate.unit.name})" if candidate.name else candidate.unit.name


def next_round_words(ballot: Ballot, result: Figures) -> str:
    """Say which places are left, and for whom; empty when all are filled."""
    noun, ending, left = ballot.nominees, result.outcome.ending, result.outcome.places_left
    if not result.second_round:
        return "" if ending is Ending.COMPLETE else f"Còn thiếu {left:02} {noun}."
    names = ", ".join(candidate.short for candidate in result.second_round)
    if ending is Ending.TIED:
        return f"Còn thiếu {left:02} {noun}. Các {noun} có số phiếu bằng nhau: {names}."
    return f"Còn thiếu {left:02} {noun}. Danh sách đề cử vòng sau: {names}."


def _people(ballot: Ballot) -> dict:
    """Return tellers and signatories: from the frozen places, else from the tellers of today."""
    places = ballot.document.place_list if ballot.document else []
    if places:
        blocks = [(place.unit_name, place.title, place.full_name) for place in places]
    else:
        blocks = [
            (teller.unit.name, teller_title(teller), teller.person.full_name) for teller in ballot.teller_list
        ]
    return {
        "tellers": tuple(f"{name}, {unit}: {title}" for unit, title, name in blocks),
        "signatories": tuple(
            SignatoryText(field=f"Sig-{number}", unit=unit, lines=(title,), full_name=name)
            for number, (unit, title, name) in enumerate(blocks, start=1)
        ),
    }
