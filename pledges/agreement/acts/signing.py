"""The agreement's way from draft to sealed, and back."""

from django.db import transaction
from django.utils import timezone

from members.models import Person
from pledges.agreement import mail, paper
from pledges.agreement.models import Agreement, Edition
from pledges.agreement.obstacles import obstacles_to_opening
from pledges.agreement.signatories import Signatory, signatories
from pledges.agreement.text import AgreementText
from pledges.agreement.wording import wording
from pledges.documents.acts import document as documents
from pledges.documents.acts import signing
from pledges.documents.models import Confirmation, Document, Signature, SignaturePlace
from pledges.documents.models.document import lookup_url, new_code
from pledges.errors import PledgeError
from pledges.states.event import Event


@transaction.atomic
def open_for_signature(agreement: Agreement, *, by: Person, edition: int, address: str = "") -> Agreement:
    """Freeze the wording that was saved as `edition`: render once, place the fields, seal, tell the leaders."""
    agreement = agreement.begin("open", by)
    if agreement.edition != edition:
        raise PledgeError("Bản soạn vừa được sửa sau khi đồng chí mở trang này. Hãy đọc lại rồi mở ký.")
    people = signatories(agreement)
    if obstacles := obstacles_to_opening(agreement, people):
        raise PledgeError("Chưa mở ký được. " + " ".join(each.sentence for each in obstacles))
    text = wording(agreement, people)
    document = _freeze(agreement, text, people, by=by)
    agreement.edition += 1
    agreement.state, agreement.document = Agreement.State.OPEN, document
    Edition.objects.create(
        agreement=agreement,
        number=agreement.edition,
        version=agreement.version,
        content=text.to_json(),
        document=document,
        saved_by=by,
    )
    agreement.record(
        Event.Verb.OPENED, by=by, address=address, code=document.code, sha256=document.frozen_sha256
    )
    agreement.save()
    mail.please_sign(agreement)
    return agreement


def _freeze(agreement: Agreement, text: AgreementText, people: list[Signatory], *, by: Person) -> Document:
    code = new_code(f"GU{agreement.term.name[2:4]}")
    made_at = timezone.now().replace(microsecond=0)
    return documents.freeze(
        kind=Document.Kind.AGREEMENT,
        title=f"Giao ước thi đua năm {agreement.term.name} của {agreement.term.cluster.title}",
        subject=agreement,
        version=agreement.version,
        code=code,
        rendering=paper.agreement(text, code=code, verify_url=lookup_url(), made_at=made_at),
        places=[
            documents.Place(
                field=block.field, unit=each.unit, mandate=each.mandate, is_witness=each.is_witness
            )
            for block, each in zip(text.signatories, people, strict=True)
        ],
        by=by,
    )


@transaction.atomic
def sign(agreement: Agreement, *, place: SignaturePlace, by: Person, confirmation: Confirmation) -> Signature:
    """A leader signs for one unit; with the last signature the agreement is sealed."""
    signed = signing.sign(agreement, place=place, by=by, confirmation=confirmation)
    if signed.is_sealed:
        agreement = signed.thing
        agreement.state = Agreement.State.SEALED
        agreement.save()
        mail.sealed(agreement)
    return signed.signature


@transaction.atomic
def decline(
    agreement: Agreement, *, place: SignaturePlace, by: Person, reason: str, address: str = ""
) -> Agreement:
    """A leader does not sign, and says why: the agreement returns to draft as its next version."""
    agreement = agreement.lock()
    signing.require_to_decline(agreement, place=place, by=by)
    return _back_to_draft(
        agreement, Event.Verb.DECLINED, by=by, reason=reason, address=address, unit=place.unit_name
    )


@transaction.atomic
def withdraw(agreement: Agreement, *, by: Person, reason: str, address: str = "") -> Agreement:
    """The secretariat takes the open agreement back: it returns to draft as its next version."""
    agreement = agreement.begin("withdraw", by)
    return _back_to_draft(agreement, Event.Verb.WITHDRAWN, by=by, reason=reason, address=address)


def _back_to_draft(agreement: Agreement, verb, **why) -> Agreement:
    document = signing.make_void(agreement, verb, **why)
    agreement.state, agreement.document = Agreement.State.DRAFT, None
    agreement.version += 1
    agreement.save()
    mail.returned_to_draft(agreement, document)
    return agreement
