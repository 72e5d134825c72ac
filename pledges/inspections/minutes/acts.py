"""Acts on the minutes of an inspection: freeze them, sign them, or take them back to the opinion of the unit."""

from functools import partial

from django.db import transaction

from members.models import Person
from pledges.documents.acts.document import Place
from pledges.documents.acts.signing import Signing, freeze
from pledges.documents.models import Document
from pledges.errors import PledgeError
from pledges.inspections.minutes import mail, paper
from pledges.inspections.minutes.signers import mandates_around, signers
from pledges.inspections.minutes.wording import draft, obstacles_to_minutes
from pledges.inspections.recommendations.acts import recommendation as recommendations
from pledges.inspections.visit.models import Inspection
from pledges.mail.signing import please_sign, receipt
from pledges.states.obstacle import refuse_while


@transaction.atomic
def open_for_signature(
    inspection: Inspection, *, by: Person, fingerprint: str, mandate: int | None = None, address: str = ""
) -> Inspection:
    """Freeze the words that `by` read (their `fingerprint`) and ask secretary, head and the unit's leader to sign.

    Of several leaders of the unit, the one with the `mandate` of this primary key signs.
    """
    inspection = inspection.begin("open", by)
    held = mandates_around(inspection)
    people = signers(inspection, held, mandate)
    text = draft(inspection, people, held)
    if text.fingerprint != fingerprint:
        raise PledgeError("Dự thảo biên bản vừa được sửa. Xin đọc lại trước khi gửi ký.")
    refuse_while(obstacles_to_minutes(inspection, text, people))
    freeze(
        inspection,
        partial(paper.inspection_minutes, text),
        title=_title(inspection),
        places=[
            Place(
                field=block.field,
                unit=signer.unit,
                mandate=signer.mandate,
                person=signer.person,
                title=signer.title,
            )
            for block, signer in zip(text.signatories, people, strict=True)
        ],
        by=by,
        address=address,
    )
    inspection.frozen = text.to_json()
    inspection.save()
    please_sign(inspection)
    return inspection


def _title(inspection: Inspection) -> str:
    """Title the minutes as far as the column holds it: two names of 200 letters do not fit."""
    title = f"Biên bản kiểm tra chéo năm {inspection.term.name} tại {inspection.unit.name}"
    return title[: Document._meta.get_field("title").max_length]


def _sealed(inspection: Inspection) -> None:
    """Put the recommendations into force: from now on the unit has to carry them out."""
    recommendations.come_into_force(inspection)
    mail.sealed(inspection)


signing = Signing(signed=receipt, sealed=_sealed, returned=mail.returned)
sign, decline, withdraw = signing.sign, signing.decline, signing.withdraw
