"""Begin the next round of a ballot, or repeat a cancelled one."""

from django.db import transaction

from members.models import Person
from pledges.ballots.acts.ballot import FIELDS, CandidateDraft, attend, stand
from pledges.ballots.balloting import teller_choices
from pledges.ballots.count import result_of
from pledges.ballots.models import Ballot, Candidate, Teller
from pledges.states.event import Event


@transaction.atomic
def next_round(ballot: Ballot, *, by: Person, address: str = "") -> Ballot:
    """Draft the round after a count, among the candidates that the rule of `pledges.ballots.tally` names."""
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
    """Draft a cancelled ballot anew; the draft takes over its link to the previous round."""
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
    draft = Ballot.objects.create(term=ballot.term, kind=ballot.kind, **kept | changed)
    stand(draft, [CandidateDraft.of(candidate) for candidate in candidates])
    attend(draft, {voter.unit_id for voter in ballot.present})
    serving = {person.pk: unit.pk for person, unit in teller_choices(ballot.term)}
    Teller.objects.bulk_create(
        Teller(ballot=draft, person=teller.person, unit=teller.unit, role=teller.role)
        for teller in ballot.tellers.select_related("person", "unit")
        if serving.get(teller.person_id) == teller.unit_id
    )
    draft.record(Event.Verb.BEGUN, by=by, address=address, kind=draft.kind, after=ballot.pk)
    return draft
