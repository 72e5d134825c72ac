"""What agreements, appendices and minutes have in common while their document collects signatures."""

from dataclasses import dataclass

from members.models import Person
from members.standing import Standing
from pledges.documents.acts import document as documents
from pledges.documents.models import Confirmation, Document, Signature, SignaturePlace
from pledges.errors import PledgeError, WrongState
from pledges.states.event import Event
from pledges.states.stateful import Stateful


@dataclass(frozen=True, kw_only=True)
class Signed:
    """`thing` as it was under lock, the new signature, and whether it was the last one."""

    thing: Stateful
    signature: Signature
    is_sealed: bool


def sign(thing: Stateful, *, place: SignaturePlace, by: Person, confirmation: Confirmation) -> Signed:
    """One leader signs the document of `thing`; call it inside the act's transaction, then move the state."""
    thing = thing.begin("sign", by)
    signature = documents.sign(thing.document, place=place, by=by, confirmation=confirmation)
    thing.record(
        Event.Verb.SIGNED,
        by=by,
        address=confirmation.address,
        unit=place.unit_name,
        as_title=place.title,
        serial=signature.serial,
        sha256=signature.revision.sha256,
    )
    thing.document = signature.document
    is_sealed = thing.document.state == Document.State.SEALED
    if is_sealed:
        thing.record(
            Event.Verb.SEALED, by=None, code=thing.document.code, sha256=thing.document.newest().sha256
        )
    return Signed(thing=thing, signature=signature, is_sealed=is_sealed)


def require_to_decline(thing: Stateful, *, place: SignaturePlace, by: Person) -> None:
    """Raise the refusal that fits when `by` may not decline to sign in `place`; `thing` is read under lock."""
    thing.require("decline", Standing.of(by, thing.term))
    if place.document_id != thing.document_id or place.signer_id != by.pk:
        raise PledgeError("Ô ký này không phải của đồng chí. Hãy mở lại trang văn bản.")
    if not place.is_in_force():
        raise PledgeError(
            "Tư cách ký của đồng chí không có hiệu lực trong ngày hôm nay. Hãy báo Thường trực cụm."
        )
    if Signature.objects.filter(place=place).exists():
        raise WrongState(
            "Đồng chí đã ký nên không từ chối được nữa. Muốn sửa nội dung, hãy báo Thường trực cụm."
        )


def make_void(
    thing: Stateful, verb: Event.Verb, *, by: Person, reason: str, address: str, **facts
) -> Document:
    """The document loses its validity for a reason, which is recorded; the caller moves the state."""
    reason = Document._meta.get_field("void_reason").to_python(reason).strip()
    if not reason:
        raise PledgeError("Hãy ghi lý do, để các đơn vị biết vì sao phải soạn lại.")
    document = documents.void(thing.document, by=by, reason=reason)
    thing.record(verb, by=by, address=address, code=document.code, reason=reason, **facts)
    return document
