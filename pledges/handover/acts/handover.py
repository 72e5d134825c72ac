"""The acts on the handover minutes, up to the signatures of both chairs: see `pledges.documents.acts.signing`."""

from functools import partial

from django.db import transaction

from members.models import Person, Term
from members.standing import Standing
from pledges.documents.acts.document import Place
from pledges.documents.acts.signing import Signing, freeze
from pledges.errors import NotAllowed, PledgeError, Stale, WrongState
from pledges.handover import paper
from pledges.handover.mail import handover as mail
from pledges.handover.models import Handover
from pledges.handover.wording import chairs, first_wording, handover_text, next_term, obstacles_to_handover
from pledges.mail.signing import please_sign, receipt
from pledges.states.event import Event
from pledges.states.obstacle import refuse_while
from pledges.states.stateful import ONLY_SECRETARIAT

FIELDS = (
    *("number", "day", "venue", "giving", "receiving", "present"),
    *("content", "papers", "assets", "remarks"),
)


@transaction.atomic
def begin(term: Term, *, by: Person, address: str = "") -> Handover:
    """Draft the minutes from `term` to the year after it. Raises WrongState without a next year, or the second time."""
    term = Term.objects.locked(term.pk)
    if not Standing.of(by, term).is_secretariat:
        raise NotAllowed(ONLY_SECRETARIAT)
    following = next_term(term)
    if following is None:
        raise WrongState("Cụm chưa mở năm thi đua tiếp theo.")
    if Handover.objects.filter(term=term).exists():
        raise WrongState("Biên bản bàn giao của năm này đã được lập.")
    handover = Handover.objects.create(term=term, next_term=following, **first_wording(term, following))
    handover.record(Event.Verb.BEGUN, by=by, address=address)
    return handover


@transaction.atomic
def write(handover: Handover, *, by: Person, edition: int, fields: dict, address: str = "") -> Handover:
    """Save the draft on top of `edition`. Raises Stale if somebody saved a newer one."""
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
    """Freeze the minutes as saved in `edition` and ask both chairs to sign."""
    handover = handover.begin("open", by)
    if handover.edition != edition:
        raise PledgeError("Dự thảo vừa được sửa. Xin đọc lại trước khi gửi ký.")
    people = chairs(handover)
    refuse_while(obstacles_to_handover(handover, people))
    text = handover_text(handover, people)
    freeze(
        handover,
        partial(paper.handover, text),
        title=f"{handover} của {handover.term.cluster.title}",
        places=[
            Place(field=block.field, unit=chair.unit, mandate=chair.mandate)
            for block, chair in zip(text.signatories, people, strict=True)
        ],
        by=by,
        address=address,
    )
    handover.save()
    please_sign(handover)
    return handover


signing = Signing(signed=receipt, sealed=mail.sealed, returned=mail.returned)
sign, decline, withdraw = signing.sign, signing.decline, signing.withdraw
