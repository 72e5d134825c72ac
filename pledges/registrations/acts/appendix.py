"""The appendix of a registration that was recorded after the agreement was opened: freeze, sign, decline."""

from functools import partial

from django.db.models import Max
from django.utils import timezone

from members.models import Person, Term
from pledges.agreement.models import Agreement
from pledges.documents.acts import signing
from pledges.documents.acts.document import Place
from pledges.errors import PledgeError
from pledges.mail.signing import please_sign, receipt
from pledges.registrations import mail, paper
from pledges.registrations.appendix import FIELD, printed_appendix, signing_mandate
from pledges.registrations.clears import obstacles_to_submitting
from pledges.registrations.models import Registration
from pledges.states.obstacle import refuse_while


def is_due(term: Term) -> bool:
    """Whether the year's agreement is frozen, so that its table II takes no more rows."""
    return Agreement.objects.filter(term=term).exclude(state=Agreement.State.DRAFT).exists()


def freeze(registration: Registration, *, by: Person, address: str) -> None:
    """Number, print and freeze the appendix for the unit's leader.

    Expects `registration` (and so its term) under lock; the caller saves it.
    A declined appendix keeps its number: the next one of this registration is its next version.
    """
    refuse_while(
        (obstacle.sentence for obstacle in obstacles_to_submitting(registration)), "Chưa lập được phụ lục."
    )
    agreement = Agreement.objects.select_related("term__cluster", "term__witness").get(term=registration.term)
    mandate = signing_mandate(registration, agreement)
    if mandate is None:
        raise PledgeError(
            f"Chưa lập được phụ lục vì {registration.unit} chưa có người có thẩm quyền ký. "
            "Đề nghị quản trị viên cập nhật thẩm quyền ký của đơn vị."
        )
    if registration.appendix_number is None:
        numbers = Registration.objects.filter(term=registration.term)
        last = numbers.aggregate(last=Max("appendix_number"))["last"]
        registration.appendix_number = (last or 0) + 1
    text = printed_appendix(registration, agreement, mandate=mandate, day=timezone.localdate())
    signing.freeze(
        registration,
        partial(paper.appendix, text),
        title=f"{text.title} {text.belongs_to}",
        places=[Place(field=FIELD, unit=registration.unit, mandate=mandate)],
        by=by,
        address=address,
    )
    please_sign(registration)


_signing = signing.Signing(signed=receipt, sealed=mail.sealed, returned=mail.declined)
sign, decline = _signing.sign, _signing.decline
