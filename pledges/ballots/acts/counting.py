"""The minutes of a count: corrected, opened for the tellers' signatures, signed, taken back."""

from django.db import transaction
from django.utils import timezone

from members.models import Person
from pledges.ballots import count_paper, mail
from pledges.ballots.acts.ballot import CHANGED, TellerDraft, appoint
from pledges.ballots.balloting import obstacles_to_signing
from pledges.ballots.models import Ballot
from pledges.ballots.wording import count_text, teller_title
from pledges.documents.acts import document as documents
from pledges.documents.acts import signing
from pledges.documents.models import Confirmation, Document, Signature, SignaturePlace
from pledges.documents.models.document import lookup_url, new_code
from pledges.errors import PledgeError, Stale
from pledges.states.event import Event


@transaction.atomic
def amend(
    ballot: Ballot, *, by: Person, edition: int, fields: dict, tellers: list[TellerDraft], address: str = ""
) -> Ballot:
    """Correct day, venue and tellers after the count; what was voted cannot be touched."""
    ballot = ballot.begin("amend", by)
    if ballot.edition != edition:
        raise Stale(CHANGED)
    ballot.day, ballot.venue = fields["day"], fields["venue"]
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
        raise PledgeError("Biên bản vừa được sửa sau khi đồng chí mở trang này. Hãy đọc lại rồi mở ký.")
    if obstacles := obstacles_to_signing(ballot):
        raise PledgeError("Chưa mở ký được. " + " ".join(obstacles))
    ballot.document = _freeze(ballot, by=by)
    ballot.state = Ballot.State.OPEN
    ballot.save()
    facts = {"code": ballot.document.code, "sha256": ballot.document.frozen_sha256}
    ballot.record(Event.Verb.FROZEN, by=by, address=address, **facts)
    mail.please_sign(ballot)
    return ballot


def _freeze(ballot: Ballot, *, by: Person) -> Document:
    code, text = new_code(f"KP{ballot.term.name[2:4]}"), count_text(ballot)
    made_at = timezone.now().replace(microsecond=0)
    return documents.freeze(
        kind=Document.Kind.COUNT,
        title=f"Biên bản kiểm phiếu: {ballot}",
        subject=ballot,
        version=ballot.version,
        code=code,
        rendering=count_paper.count(text, code=code, verify_url=lookup_url(), made_at=made_at),
        places=[
            documents.Place(field=block.field, unit=each.unit, person=each.person, title=teller_title(each))
            for block, each in zip(text.signatories, ballot.teller_list, strict=True)
        ],
        by=by,
    )


@transaction.atomic
def sign(ballot: Ballot, *, place: SignaturePlace, by: Person, confirmation: Confirmation) -> Signature:
    """A teller signs; with the last signature the minutes are sealed."""
    signed = signing.sign(ballot, place=place, by=by, confirmation=confirmation)
    if signed.is_sealed:
        signed.thing.state = Ballot.State.SEALED
        signed.thing.save()
        mail.sealed(signed.thing)
    return signed.signature


@transaction.atomic
def decline(ballot: Ballot, *, place: SignaturePlace, by: Person, reason: str, address: str = "") -> Ballot:
    """A teller does not sign, and says why: the minutes can be corrected, the count stays."""
    ballot = ballot.lock()
    signing.require_to_decline(ballot, place=place, by=by)
    return _back(ballot, Event.Verb.DECLINED, by=by, reason=reason, address=address, unit=place.unit_name)


@transaction.atomic
def withdraw(ballot: Ballot, *, by: Person, reason: str, address: str = "") -> Ballot:
    """The secretariat takes the open minutes back."""
    ballot = ballot.begin("withdraw", by)
    return _back(ballot, Event.Verb.WITHDRAWN, by=by, reason=reason, address=address)


def _back(ballot: Ballot, verb, **why) -> Ballot:
    document = signing.make_void(ballot, verb, **why)
    ballot.state, ballot.document = Ballot.State.COUNTED, None
    ballot.version += 1
    ballot.save()
    mail.returned(ballot, document)
    return ballot
