"""A ballot is followed by another round, or prepared anew after it was cancelled."""

from django.db import transaction

from members.models import Person
from pledges.ballots.acts.ballot import FIELDS, CandidateDraft, attend, stand
from pledges.ballots.balloting import teller_choices
from pledges.ballots.count import result_of
from pledges.ballots.models import Ballot, Candidate, Teller
from pledges.states.event import Event


@transaction.atomic
def next_round(ballot: Ballot, *, by: Person, address: str = "") -> Ballot:
    """The draft of the round after a count, among those that the rule of `pledges.ballots.tally` names."""
    ballot = ballot.begin("next_round", by)
    return _again(
        ballot,
        by=by,
        address=address,
        candidates=result_of(ballot).second_round,
        round=ballot.round + 1,
        previous=ballot,
        quota=ballot.places_left,
    )


@transaction.atomic
def repeat(ballot: Ballot, *, by: Person, address: str = "") -> Ballot:
    """A cancelled ballot is prepared anew as it was; it takes the place of the cancelled one after its first round."""
    ballot = ballot.begin("repeat", by)
    previous, ballot.previous = ballot.previous, None
    ballot.save()
    return _again(
        ballot,
        by=by,
        address=address,
        candidates=ballot.candidate_list,
        round=ballot.round,
        previous=previous,
        quota=ballot.quota,
    )


def _again(ballot: Ballot, *, by: Person, address: str, candidates: list[Candidate], **changed) -> Ballot:
    kept = {name: getattr(ballot, name) for name in FIELDS}
    made = Ballot.objects.create(term=ballot.term, kind=ballot.kind, **kept | changed)
    stand(
        made,
        [
            CandidateDraft(unit=candidate.unit, name=candidate.name, note=candidate.note)
            for candidate in candidates
        ],
    )
    attend(made, {each.unit_id for each in ballot.present})
    serving = {person.pk: unit.pk for person, unit in teller_choices(ballot.term)}
    Teller.objects.bulk_create(
        Teller(ballot=made, person=teller.person, unit=teller.unit, role=teller.role)
        for teller in ballot.tellers.select_related("person", "unit")
        if serving.get(teller.person_id) == teller.unit_id
    )
    made.record(Event.Verb.BEGUN, by=by, address=address, kind=made.kind, after=ballot.pk)
    return made
