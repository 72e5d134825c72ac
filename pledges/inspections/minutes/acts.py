"""The minutes of an inspection: frozen by the team, signed by both sides, or taken back to the opinion of the unit."""

from django.db import transaction
from django.utils import timezone

from members.models import Person
from pledges.documents.acts import document as documents
from pledges.documents.acts import signing
from pledges.documents.models import Confirmation, Document, Signature, SignaturePlace
from pledges.documents.models.document import lookup_url, new_code
from pledges.errors import PledgeError
from pledges.inspections.minutes import mail, paper
from pledges.inspections.minutes.text import MinutesText
from pledges.inspections.minutes.wording import Signer, draft, obstacles_to_minutes, signers
from pledges.inspections.recommendations.acts import recommendation as recommendations
from pledges.inspections.visit.models import Inspection
from pledges.states.event import Event

State = Inspection.State


@transaction.atomic
def open_for_signature(
    inspection: Inspection, *, by: Person, fingerprint: str, mandate: int | None = None, address: str = ""
) -> Inspection:
    """Freeze the words that `by` read (their `fingerprint`) and ask secretary, head and the unit's leader to sign.

    Of several leaders of the unit that with the `mandate` of this primary key.
    """
    inspection = inspection.begin("open", by)
    people = signers(inspection, mandate)
    text = draft(inspection, people)
    if text.fingerprint != fingerprint:
        raise PledgeError(
            "Nội dung biên bản vừa thay đổi sau khi đồng chí mở trang này. Hãy đọc lại rồi mở ký."
        )
    if obstacles := obstacles_to_minutes(inspection, text, people):
        raise PledgeError("Chưa mở ký được. " + " ".join(obstacles))
    inspection.document = _freeze(inspection, text, people, by=by)
    inspection.frozen, inspection.state = text.to_json(), State.OPEN
    inspection.record(
        Event.Verb.FROZEN,
        by=by,
        address=address,
        code=inspection.document.code,
        sha256=inspection.document.frozen_sha256,
    )
    inspection.save()
    mail.please_sign(inspection)
    return inspection


def _freeze(inspection: Inspection, text: MinutesText, people: list[Signer], *, by: Person) -> Document:
    code = new_code(f"KT{inspection.term.name[2:4]}")
    made_at = timezone.now().replace(microsecond=0)
    return documents.freeze(
        kind=Document.Kind.INSPECTION,
        title=_title(inspection),
        subject=inspection,
        version=inspection.version,
        code=code,
        rendering=paper.inspection_minutes(text, code=code, verify_url=lookup_url(), made_at=made_at),
        places=[
            documents.Place(
                field=block.field, unit=each.unit, mandate=each.mandate, person=each.person, title=each.title
            )
            for block, each in zip(text.signatories, people, strict=True)
        ],
        by=by,
    )


def _title(inspection: Inspection) -> str:
    """As far as the column holds it: two names of 200 letters do not fit."""
    term = inspection.term
    title = f"Biên bản kiểm tra chéo năm {term.name} tại {inspection.unit.name}"
    return title[: Document._meta.get_field("title").max_length]


@transaction.atomic
def sign(
    inspection: Inspection, *, place: SignaturePlace, by: Person, confirmation: Confirmation
) -> Signature:
    """One of the three signs; with the last signature the unit has the recommendations to carry out."""
    signed = signing.sign(inspection, place=place, by=by, confirmation=confirmation)
    if signed.is_sealed:
        signed.thing.state = State.SEALED
        signed.thing.save()
        recommendations.come_into_force(signed.thing)
        mail.sealed(signed.thing)
    return signed.signature


@transaction.atomic
def decline(
    inspection: Inspection, *, place: SignaturePlace, by: Person, reason: str, address: str = ""
) -> Inspection:
    """One of the three does not sign, and says why: the draft goes back to the unit's opinion."""
    inspection = inspection.lock()
    signing.require_to_decline(inspection, place=place, by=by)
    return _back(inspection, Event.Verb.DECLINED, by=by, reason=reason, address=address, unit=place.unit_name)


@transaction.atomic
def withdraw(inspection: Inspection, *, by: Person, reason: str, address: str = "") -> Inspection:
    """The team, or the secretariat, takes the open minutes back."""
    inspection = inspection.begin("withdraw", by)
    return _back(inspection, Event.Verb.WITHDRAWN, by=by, reason=reason, address=address)


def _back(inspection: Inspection, verb: Event.Verb, **why) -> Inspection:
    document = signing.make_void(inspection, verb, **why)
    inspection.state, inspection.document, inspection.frozen = State.OPINION, None, None
    inspection.version += 1
    inspection.save()
    mail.returned(inspection, document)
    return inspection
