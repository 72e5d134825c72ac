"""The handover minutes' way from draft to the signatures of both chairs, and back."""

from django.db import transaction
from django.utils import timezone

from members.models import Person, Term
from members.standing import Standing
from pledges.documents.acts import document as documents
from pledges.documents.acts import signing
from pledges.documents.models import Confirmation, Document, Signature, SignaturePlace
from pledges.documents.models.document import lookup_url, new_code
from pledges.errors import NotAllowed, PledgeError, Stale, WrongState
from pledges.handover import paper
from pledges.handover.mail import handover as mail
from pledges.handover.models import Handover
from pledges.handover.wording import chairs, first_wording, handover_text, next_term, obstacles_to_handover
from pledges.states.event import Event
from pledges.states.stateful import ONLY_SECRETARIAT

FIELDS = ("day", "venue", "present", "content", "papers", "remarks")


@transaction.atomic
def begin(term: Term, *, by: Person, address: str = "") -> Handover:
    """The draft of the minutes from `term` to the year after it. Raises WrongState without one, or the second time."""
    term = Term.objects.locked(term.pk)
    if not Standing.of(by, term).is_secretariat:
        raise NotAllowed(ONLY_SECRETARIAT)
    following = next_term(term)
    if following is None:
        raise WrongState("Cụm chưa có năm thi đua tiếp theo. Hãy mở năm tiếp theo trước.")
    if Handover.objects.filter(term=term).exists():
        raise WrongState("Biên bản bàn giao của năm này đã được lập. Hãy mở lại trang bàn giao.")
    handover = Handover.objects.create(term=term, next_term=following, **first_wording(term, following))
    handover.record(Event.Verb.BEGUN, by=by, address=address)
    return handover


@transaction.atomic
def write(handover: Handover, *, by: Person, edition: int, fields: dict, address: str = "") -> Handover:
    """Save the draft on top of `edition`; Stale when somebody saved another one since."""
    handover = handover.begin("write", by)
    if handover.edition != edition:
        raise Stale(
            "Trong lúc đồng chí soạn, người khác đã lưu bản mới. Nội dung đồng chí nhập vẫn còn dưới đây."
        )
    for name in FIELDS:
        setattr(handover, name, fields[name])
    handover.edition += 1
    handover.save()
    handover.record(Event.Verb.WRITTEN, by=by, address=address, edition=handover.edition)
    return handover


@transaction.atomic
def open_for_signature(handover: Handover, *, by: Person, edition: int, address: str = "") -> Handover:
    """Freeze the minutes that were saved as `edition` and ask both chairs to sign."""
    handover = handover.begin("open", by)
    if handover.edition != edition:
        raise PledgeError("Biên bản vừa được sửa sau khi đồng chí mở trang này. Hãy đọc lại rồi mở ký.")
    people = chairs(handover)
    if obstacles := obstacles_to_handover(handover, people):
        raise PledgeError("Chưa mở ký được. " + " ".join(obstacles))
    handover.document = _freeze(handover, people, by=by)
    handover.state = Handover.State.OPEN
    handover.record(
        Event.Verb.FROZEN,
        by=by,
        address=address,
        code=handover.document.code,
        sha256=handover.document.frozen_sha256,
    )
    handover.save()
    mail.please_sign(handover)
    return handover


def _freeze(handover: Handover, people: list, *, by: Person) -> Document:
    code = new_code(f"BG{handover.term.name[2:4]}")
    text = handover_text(handover, people)
    return documents.freeze(
        kind=Document.Kind.HANDOVER,
        title=f"{handover} của {handover.term.cluster.title}",
        subject=handover,
        version=handover.version,
        code=code,
        rendering=paper.handover(
            text, code=code, verify_url=lookup_url(), made_at=timezone.now().replace(microsecond=0)
        ),
        places=[
            documents.Place(field=block.field, unit=each.unit, mandate=each.mandate)
            for block, each in zip(text.signatories, people, strict=True)
        ],
        by=by,
    )


@transaction.atomic
def sign(handover: Handover, *, place: SignaturePlace, by: Person, confirmation: Confirmation) -> Signature:
    """A chair signs; with the last signature the minutes are sealed."""
    signed = signing.sign(handover, place=place, by=by, confirmation=confirmation)
    if signed.is_sealed:
        signed.thing.state = Handover.State.SEALED
        signed.thing.save()
        mail.sealed(signed.thing)
    return signed.signature


@transaction.atomic
def decline(
    handover: Handover, *, place: SignaturePlace, by: Person, reason: str, address: str = ""
) -> Handover:
    """A chair does not sign, and says why: the minutes are a draft again, as the next version."""
    handover = handover.lock()
    signing.require_to_decline(handover, place=place, by=by)
    return _back_to_draft(
        handover, Event.Verb.DECLINED, by=by, reason=reason, address=address, unit=place.unit_name
    )


@transaction.atomic
def withdraw(handover: Handover, *, by: Person, reason: str, address: str = "") -> Handover:
    """The secretariat takes the open minutes back."""
    handover = handover.begin("withdraw", by)
    return _back_to_draft(handover, Event.Verb.WITHDRAWN, by=by, reason=reason, address=address)


def _back_to_draft(handover: Handover, verb, **why) -> Handover:
    document = signing.make_void(handover, verb, **why)
    handover.state, handover.document = Handover.State.DRAFT, None
    handover.version += 1
    handover.save()
    mail.returned_to_draft(handover, document)
    return handover
