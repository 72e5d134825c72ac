"""Acts on every signed paper: freeze, sign, decline, withdraw. A noun adds its words and letters."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from members.models import Person
from pledges.documents.acts import document as documents
from pledges.documents.acts.place import require_to_decline
from pledges.documents.models import Confirmation, Document, Signature, SignaturePlace
from pledges.documents.models.document import lookup_url, new_code, this_second
from pledges.documents.models.signable import Signable
from pledges.errors import PledgeError
from pledges.papers.pdf import Rendering
from pledges.states.event import Event


def freeze(
    signable: Signable,
    printed: Callable[..., Rendering],
    *,
    title: str,
    places: list[documents.Place],
    by: Person,
    address: str,
    verb: Event.Verb = Event.Verb.FROZEN,
) -> None:
    """Print and seal the paper of `signable`, which is locked; the caller saves it and asks people to sign.

    `printed(code=, verify_url=, made_at=)` renders the paper, with one field per place.
    """
    paper = signable.PAPER
    code = new_code(f"{paper.prefix}{signable.term.name[2:4]}")
    document = documents.freeze(
        kind=paper.kind,
        title=title,
        subject=signable,
        version=signable.version,
        code=code,
        rendering=printed(code=code, verify_url=lookup_url(), made_at=this_second()),
        places=places,
        by=by,
    )
    signable.state, signable.document = paper.opened, document
    signable.record(verb, by=by, address=address, code=code, sha256=document.frozen_sha256)


@dataclass(frozen=True, kw_only=True)
class Signing:
    """The acts on open papers of one noun.

    They call `signed` after each signature, `sealed` after the last one, `returned` after a refusal or withdrawal;
    all three send mail.
    """

    signed: Callable[[Signable, Signature], None]
    sealed: Callable[[Signable], None]
    returned: Callable[[Signable, Document], None]

    @transaction.atomic
    def sign(
        self, signable: Signable, *, place: SignaturePlace, by: Person, confirmation: Confirmation
    ) -> Signature:
        """Sign in one place; the last signature seals the document."""
        signable = signable.begin("sign", by)
        signature = documents.sign(signable.document, place=place, by=by, confirmation=confirmation)
        signable.record(
            Event.Verb.SIGNED,
            by=by,
            address=confirmation.address,
            unit=place.unit_name,
            as_title=place.title,
            serial=signature.serial,
            sha256=signature.revision.sha256,
        )
        signable.document = signature.document
        self.signed(signable, signature)
        if signable.document.state == Document.State.SEALED:
            self._seal(signable)
        return signature

    def _seal(self, signable: Signable) -> None:
        document = signable.document
        signable.record(Event.Verb.SEALED, by=None, code=document.code, sha256=document.newest().sha256)
        signable.state = signable.PAPER.sealed
        signable.save()
        self.sealed(signable)

    @transaction.atomic
    def decline(
        self, signable: Signable, *, place: SignaturePlace, by: Person, reason: str, address: str = ""
    ) -> Signable:
        """Refuse to sign in one place, with a reason; the document becomes void."""
        signable = signable.begin("decline", by)
        require_to_decline(signable.document, place, by)
        facts = {"address": address, "unit": place.unit_name}
        return self._return(signable, Event.Verb.DECLINED, by=by, reason=reason, **facts)

    @transaction.atomic
    def withdraw(self, signable: Signable, *, by: Person, reason: str, address: str = "") -> Signable:
        """Take the open document back, with a reason; it becomes void."""
        signable = signable.begin("withdraw", by)
        return self._return(signable, Event.Verb.WITHDRAWN, by=by, reason=reason, address=address)

    def _return(self, signable: Signable, verb: Event.Verb, *, by: Person, reason: str, **facts) -> Signable:
        reason = Document._meta.get_field("void_reason").to_python(reason).strip()
        if not reason:
            raise PledgeError("Chưa nhập lý do.")
        void = documents.void(signable.document, by=by, reason=reason)
        signable.record(verb, by=by, code=void.code, reason=reason, **facts)
        signable.state = signable.PAPER.returned
        signable.begin_version(void)
        signable.save()
        self.returned(signable, void)
        return signable
