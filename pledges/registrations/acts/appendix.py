"""The appendix of a registration that was recorded after the agreement was opened: freeze, sign, decline."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from members.models import Person, Term
from pledges.agreement.models import Agreement
from pledges.documents.acts import document as documents
from pledges.documents.acts import signing
from pledges.documents.models import Confirmation, Document, Signature, SignaturePlace
from pledges.documents.models.document import lookup_url, new_code
from pledges.errors import PledgeError
from pledges.registrations import mail, paper
from pledges.registrations.appendix import FIELD, appendix_text, signing_mandate
from pledges.registrations.models import Registration
from pledges.states.event import Event


def is_due(term: Term) -> bool:
    """Whether the wording of the year's agreement is frozen, so that its table II takes no more rows."""
    return Agreement.objects.filter(term=term).exclude(state=Agreement.State.DRAFT).exists()


def freeze(registration: Registration, *, by: Person, address: str) -> None:
    """Number, print and seal it for the unit's leader; `registration` (and so its term) is locked, the caller saves it.

    A declined appendix keeps its number: the next one of this registration is its next version.
    """
    agreement = Agreement.objects.select_related("term__cluster", "term__witness").get(term=registration.term)
    mandate = signing_mandate(registration, agreement)
    if mandate is None:
        raise PledgeError(
            f"{registration.unit} chưa có lãnh đạo có tư cách ký còn hiệu lực hôm nay nên chưa lập được phụ lục. "
            "Hãy báo quản trị viên ghi tư cách ký, rồi ghi nhận lại."
        )
    if registration.appendix_number is None:
        numbers = Registration.objects.filter(term=registration.term)
        last = numbers.aggregate(last=Max("appendix_number"))["last"]
        registration.appendix_number = (last or 0) + 1
    made_at = timezone.now().replace(microsecond=0)
    code = new_code(f"PL{registration.term.name[2:4]}")
    text = appendix_text(registration, mandate=mandate, day=timezone.localdate(made_at))
    registration.document = documents.freeze(
        kind=Document.Kind.APPENDIX,
        title=f"{text.title} {text.belongs_to}",
        subject=registration,
        version=Document.objects.filter(subject_key=registration.event_key).count() + 1,
        code=code,
        rendering=paper.appendix(text, code=code, verify_url=lookup_url(), made_at=made_at),
        places=[documents.Place(field=FIELD, unit=registration.unit, mandate=mandate)],
        by=by,
    )
    sha256 = registration.document.frozen_sha256
    registration.record(Event.Verb.FROZEN, by=by, address=address, code=code, sha256=sha256)
    mail.please_sign(registration)


@transaction.atomic
def sign(
    registration: Registration, *, place: SignaturePlace, by: Person, confirmation: Confirmation
) -> Signature:
    """The unit's leader signs, which seals the appendix."""
    signed = signing.sign(registration, place=place, by=by, confirmation=confirmation)
    mail.signed(signed.thing)
    return signed.signature


@transaction.atomic
def decline(
    registration: Registration, *, place: SignaturePlace, by: Person, reason: str, address: str = ""
) -> Registration:
    """The leader does not sign, and says why: the appendix is void, the unit writes the registration anew."""
    registration = registration.lock()
    signing.require_to_decline(registration, place=place, by=by)
    document = signing.make_void(
        registration, Event.Verb.DECLINED, by=by, reason=reason, address=address, unit=place.unit_name
    )
    registration.state, registration.reason = Registration.State.SENT_BACK, document.void_reason
    registration.document = registration.recorded_at = registration.recorded_by = None
    registration.save()
    mail.declined(registration, document)
    return registration
