"""Acts that move the agreement from draft to sealed, and back: see `pledges.documents.acts.signing`."""

from functools import partial

from django.db import transaction

from members.models import Person
from pledges.agreement import mail, paper
from pledges.agreement.models import Agreement, Edition
from pledges.agreement.obstacles import obstacles_to_opening
from pledges.agreement.signatories import signatories
from pledges.agreement.text import AgreementText
from pledges.agreement.wording import wording
from pledges.documents.acts.document import Place
from pledges.documents.acts.signing import Signing, freeze
from pledges.errors import PledgeError
from pledges.mail.signing import please_sign, receipt
from pledges.states.event import Event
from pledges.states.obstacle import refuse_while


@transaction.atomic
def open_for_signature(agreement: Agreement, *, by: Person, edition: int, address: str = "") -> Agreement:
    """Freeze the wording saved as `edition`: render once, place the fields, seal, and tell the leaders."""
    agreement = agreement.begin("open", by)
    if agreement.edition != edition:
        raise PledgeError("Dự thảo vừa được sửa. Xin đọc lại trước khi gửi ký.")
    people = signatories(agreement)
    refuse_while(obstacles_to_opening(agreement, people), "Chưa gửi ký được.")
    text = wording(agreement, people)
    freeze(
        agreement,
        partial(paper.agreement, text),
        title=f"{agreement} của {agreement.term.cluster.title}",
        places=[
            Place(
                field=block.field,
                unit=signatory.unit,
                mandate=signatory.mandate,
                is_witness=signatory.is_witness,
            )
            for block, signatory in zip(text.signatories, people, strict=True)
        ],
        by=by,
        address=address,
        verb=Event.Verb.OPENED,
    )
    _keep_edition(agreement, text, by)
    please_sign(agreement)
    return agreement


def _keep_edition(agreement: Agreement, text: AgreementText, by: Person) -> None:
    """Store the frozen wording as the newest edition."""
    agreement.edition += 1
    Edition.objects.create(
        agreement=agreement,
        number=agreement.edition,
        version=agreement.version,
        content=text.to_json(),
        document=agreement.document,
        saved_by=by,
    )
    agreement.save()


signing = Signing(signed=receipt, sealed=mail.sealed, returned=mail.returned)
sign, decline, withdraw = signing.sign, signing.decline, signing.withdraw
