"""The acts on the minutes of a count: amend, open for signature, sign, decline, withdraw."""

from functools import partial

from django.db import transaction

from members.models import Person
from pledges.ballots import count_paper, mail
from pledges.ballots.acts.ballot import CHANGED, TellerDraft, appoint
from pledges.ballots.balloting import obstacles_to_signing
from pledges.ballots.models import Ballot
from pledges.ballots.wording import count_text, teller_title
from pledges.documents.acts.document import Place
from pledges.documents.acts.signing import Signing, freeze
from pledges.errors import PledgeError, Stale
from pledges.mail.signing import please_sign, receipt
from pledges.states.event import Event
from pledges.states.obstacle import refuse_while


@transaction.atomic
def amend(
    ballot: Ballot, *, by: Person, edition: int, fields: dict, tellers: list[TellerDraft], address: str = ""
) -> Ballot:
    """Correct number, day, venue and tellers after the count; the votes cannot be touched."""
    ballot = ballot.begin("amend", by)
    if ballot.edition != edition:
        raise Stale(CHANGED)
    ballot.number, ballot.day, ballot.venue = fields["number"], fields["day"], fields["venue"]
    appoint(ballot, tellers)
    ballot.edition += 1
    ballot.save()
    ballot.record(Event.Verb.WRITTEN, by=by, address=address, edition=ballot.edition)
    return ballot


@transaction.atomic
def open_for_signature(ballot: Ballot, *, by: Person, edition: int, address: str = "") -> Ballot:
    """Freeze the minutes and ask the tellers to sign."""
    ballot = ballot.begin("open", by)
    if ballot.edition != edition:
        raise PledgeError("Dự thảo vừa được sửa. Xin đọc lại trước khi gửi ký.")
    refuse_while(obstacles_to_signing(ballot), "Chưa gửi ký được.")
    text = count_text(ballot)
    freeze(
        ballot,
        partial(count_paper.count, text),
        title=f"Biên bản kiểm phiếu: {ballot}",
        places=[
            Place(field=block.field, unit=teller.unit, person=teller.person, title=teller_title(teller))
            for block, teller in zip(text.signatories, ballot.teller_list, strict=True)
        ],
        by=by,
        address=address,
    )
    ballot.frozen = text.to_json()
    ballot.save()
    please_sign(ballot)
    return ballot


signing = Signing(signed=receipt, sealed=mail.sealed, returned=mail.returned)
sign, decline, withdraw = signing.sign, signing.decline, signing.withdraw
