"""Example ballots: of 2019 on flag, certificates and the next chair, counted and signed; of the present year an open one."""

from datetime import date

from django.utils import timezone

from members.models import Person, Term, Unit
from pledges.ballots import urn
from pledges.ballots.acts import ballot as ballots
from pledges.ballots.acts import counting, voting
from pledges.ballots.acts.ballot import CandidateDraft, TellerDraft
from pledges.ballots.balloting import teller_choices
from pledges.ballots.models import Ballot, Teller
from pledges.demo.article import FIELDS
from pledges.demo.registrations import MARK
from pledges.documents.models import Confirmation

# choices by unit, in the order of the units: positions of candidates from 1; () is a blank slip
FLAG = [(5,), (5,), (5,), (4,), (5,), (6,)]
CERTIFICATES = [(1, 2), (1, 2), (1, 3), (2, 1), (2,), ()]
CHAIR = [(2,), (2,), (2,), (2,), (3,), (2,)]
GROUPS = [
    ("CCB", "Hội viên mẫu - Hội Cựu chiến binh TP", "Giữ sạch ngõ phố suốt năm"),
    ("ĐTN", "Đội thanh niên mẫu - Đoàn TNCS HCM TP", "Trực hướng dẫn giao thông"),
    ("HPN", "Chi hội mẫu - Hội LHPN TP", "Nhóm gia đình thực hiện quy tắc ứng xử"),
]


def vote(term: Term) -> None:
    """Hold the three ballots, unless the year has any."""
    if Ballot.objects.filter(term=term).exists():
        return
    kind = Ballot.Kind
    _held(term, kind.FLAG, FLAG, [CandidateDraft(unit=member.unit) for member in term.member_list])
    groups = [
        CandidateDraft(unit=term.units.get(abbreviation=letters), name=name, note=f"{MARK}{note}")
        for letters, name, note in GROUPS
    ]
    _held(term, kind.CERTIFICATE, CERTIFICATES, groups)
    _held(term, kind.CHAIR, CHAIR, [CandidateDraft(unit=member.unit) for member in term.member_list])


def open_one(term: Term, *, day: date) -> None:
    """Open a ballot on the flag, unless the year has any: the last unit has not come yet, the first two have voted."""
    if Ballot.objects.filter(term=term).exists():
        return
    units = [member.unit for member in term.member_list]
    candidates = [CandidateDraft(unit=unit) for unit in units]
    ballot = _opened(term, Ballot.Kind.FLAG, candidates, day=day, present=units[:-1])
    _cast(ballot, FLAG[:2])


def _held(term: Term, kind: str, votes: list[tuple], candidates: list[CandidateDraft]) -> None:
    units = [member.unit for member in term.member_list]
    ballot = _opened(term, kind, candidates, day=date(2019, 12, 20), present=units)
    _cast(ballot, votes)
    secretary = _secretary()
    ballot = voting.count(ballot, by=secretary, without=set())
    ballot = counting.open_for_signature(ballot, by=secretary, edition=ballot.edition)
    for place in ballot.document.place_list:
        confirmation = Confirmation(sha256=ballot.document.frozen_sha256, at=timezone.now())
        counting.sign(ballot, place=place, by=place.person, confirmation=confirmation)


def _secretary() -> Person:
    return Person.objects.get(username="thuky")


def _cast(ballot: Ballot, votes: list[tuple]) -> None:
    """Cast a slip for each unit in order; with fewer slips the last units do not vote."""
    for voter, choices in zip(ballot.voter_list, votes, strict=False):
        leader = voter.unit.mandates.get().person
        voting.vote(ballot, by=leader, unit=voter.unit_id, cast=urn.Cast(urn.new_code(), choices))


def _opened(
    term: Term, kind: str, candidates: list[CandidateDraft], *, day: date, present: list[Unit]
) -> Ballot:
    secretary = _secretary()
    ballot = ballots.prepare(term, by=secretary, kind=kind)
    fields = {name: getattr(ballot, name) for name in ballots.FIELDS}
    fields |= {"title": f"{MARK}{ballot.title}"[:200], "venue": FIELDS["venue"], "day": day}
    roles = zip(Teller.Role, teller_choices(term)[:6:2], strict=True)
    ballot = ballots.write(
        ballot,
        by=secretary,
        edition=0,
        fields=fields,
        candidates=candidates,
        present={unit.pk for unit in present},
        tellers=[TellerDraft(person=person, unit=unit, role=role) for role, (person, unit) in roles],
    )
    return ballots.open_voting(ballot, by=secretary, edition=ballot.edition)
