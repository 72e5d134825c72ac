"""Acts of drafting: start the agreement, save it, keep its wording as the cluster's template."""

from dataclasses import dataclass, replace

from django.db import IntegrityError, transaction

from members.models import Person, Term
from members.standing import Standing
from pledges.agreement import defaults as default_wording
from pledges.agreement.facts import Facts, follow
from pledges.agreement.models import Agreement, AgreementTemplate, Commitment, Edition, Target
from pledges.agreement.next_year import moved_to
from pledges.agreement.passages import facts_of
from pledges.agreement.text import AgreementText, CommitmentText, TargetText
from pledges.agreement.wording import lines, wording
from pledges.errors import NotAllowed, PledgeError, Stale, WrongState
from pledges.grounds.citing import renewed
from pledges.states.event import Event
from pledges.states.stateful import CLOSED

TEXT_FIELDS = ("superior_body", "number", "place", "day", "venue", "subject", "theme")
PARAGRAPH_FIELDS = ("grounds", "opening", "organisation", "closing", "recipients")
FOLLOWING = ("opening", "organisation", "closing")


@dataclass(frozen=True, kw_only=True)
class CommitmentDraft:
    """A commitment as typed; `pk` is the row it replaces, None for a new one."""

    pk: int | None
    title: str
    text: str
    targets: tuple[TargetText, ...] = ()


@transaction.atomic
def start(term: Term, *, by: Person, source: str, address: str = "") -> Agreement:
    """Begin the year's agreement from "last_year", the cluster's "template", or the "standard" wording."""
    term = Term.objects.locked(term.pk)
    if not Standing.of(by, term).is_secretariat:
        raise NotAllowed("Chỉ Thường trực cụm được soạn giao ước.")
    if term.is_closed:
        raise WrongState(CLOSED)
    text = starting_wording(term, source)
    try:
        with transaction.atomic():
            agreement = Agreement.objects.create(term=term, **_fields_of(text))
    except IntegrityError:
        raise WrongState("Giao ước của năm này đang được soạn. Xin tải lại trang.") from None
    _write_commitments(agreement, [_draft_of(commitment) for commitment in text.commitments])
    _keep_edition(agreement, by=by)
    agreement.record(Event.Verb.STARTED, by=by, address=address, source=source)
    return agreement


def sources(term: Term) -> list[tuple[str, str]]:
    """List the wordings an agreement may start from as (name, label), best first."""
    choices = [("standard", "Mẫu chung của hệ thống")]
    if AgreementTemplate.objects.filter(cluster=term.cluster).exists():
        choices.insert(0, ("template", "Mẫu riêng của cụm"))
    if previous := _previous(term):
        choices.insert(0, ("last_year", f"Giao ước năm {previous.term.name}"))
    return choices


def starting_wording(term: Term, source: str) -> AgreementText:
    if source == "last_year" and (previous := _previous(term)):
        return _for_term(term, wording(previous), previous.term.name)
    if source == "template" and (template := AgreementTemplate.objects.filter(cluster=term.cluster).first()):
        return _for_term(term, template.text, template.saved_from.name)
    if source == "standard":
        return default_wording.for_term(term)
    raise PledgeError("Không tìm thấy mẫu đã chọn. Xin chọn lại.")


def _for_term(term: Term, text: AgreementText, year: str) -> AgreementText:
    """Move the wording of `year` to `term`, citing the acts of law in force when the term begins."""
    after = Facts(day=None, venue="", theme=term.theme, year=term.name)
    text = moved_to(after, text, year=year)
    return replace(text, number="", grounds=renewed(text.grounds, day=term.starts_on))


@transaction.atomic
def revise(
    agreement: Agreement,
    *,
    by: Person,
    edition: int,
    fields: dict,
    commitments: list[CommitmentDraft],
    address: str = "",
) -> Agreement:
    """Save the draft on top of `edition`; raise Stale if somebody saved another one since."""
    agreement = agreement.begin("revise", by)
    if agreement.edition != edition:
        newest = agreement.editions.select_related("saved_by").first()
        raise Stale(
            f"Đồng chí {newest.saved_by} vừa lưu nội dung khác. Nội dung đồng chí nhập vẫn còn dưới đây."
        )
    fields = fields | _following(agreement, fields)
    for name in (*TEXT_FIELDS, *PARAGRAPH_FIELDS):
        setattr(agreement, name, fields[name])
    _write_commitments(agreement, commitments)
    if _keep_edition(agreement, by=by):
        agreement.record(Event.Verb.REVISED, by=by, address=address, edition=agreement.edition)
    agreement.scratches.filter(person=by).delete()
    return agreement


def _following(agreement: Agreement, fields: dict) -> dict:
    """Rewrite the signing day, venue and theme in the paragraphs when those fields changed.

    Paragraphs edited in the same save stay as typed.
    """
    after = Facts(**{name: fields[name] for name in ("day", "venue", "theme")}, year=agreement.term.name)
    before = facts_of(agreement)
    changed = {
        name: follow(fields[name], before, after)
        for name in FOLLOWING
        if fields[name] == getattr(agreement, name)
    }
    if after.day and fields["grounds"] == agreement.grounds:
        changed["grounds"] = "\n".join(renewed(fields["grounds"].split("\n"), day=after.day))
    return changed if before != after else {}


def with_typed(text: AgreementText, fields: dict, commitments: list[CommitmentDraft]) -> AgreementText:
    """Put the words of a form that is not saved yet into `text`, for the preview."""
    plain = {name: fields[name] for name in fields if name in AgreementText.__dataclass_fields__}
    return replace(
        text,
        **plain | {"grounds": lines(fields["grounds"]), "recipients": lines(fields["recipients"])},
        commitments=tuple(
            CommitmentText(title=commitment.title, text=commitment.text, targets=commitment.targets)
            for commitment in commitments
        ),
    )


@transaction.atomic
def arrange_signatories(agreement: Agreement, *, by: Person, choices: dict, address: str = "") -> Agreement:
    """Choose who signs for the units and in which order; `choices`: unit pk -> (mandate or None, position)."""
    agreement = agreement.begin("arrange_signatories", by)
    for unit_id, (mandate, position) in choices.items():
        if mandate is not None and (mandate.unit_id != unit_id or not mandate.is_in_force()):
            raise PledgeError("Người được chọn không có thẩm quyền ký của đơn vị này. Xin chọn lại.")
        agreement.signatory_choices[str(unit_id)] = [mandate and mandate.pk, position]
    _keep_edition(agreement, by=by)
    agreement.record(
        Event.Verb.SIGNATORIES_ARRANGED,
        by=by,
        address=address,
        mandates=sorted(mandate.pk for mandate, _ in choices.values() if mandate),
    )
    return agreement


@transaction.atomic
def keep_as_template(agreement: Agreement, *, by: Person, address: str = "") -> AgreementTemplate:
    """Keep the present wording for the cluster's next agreements; `address` is not logged."""
    if not Standing.of(by, agreement.term).is_secretariat:
        raise NotAllowed("Chỉ Thường trực cụm được đặt mẫu giao ước của cụm.")
    content = replace(wording(agreement), signatories=(), registrations=()).to_json()
    template, _ = AgreementTemplate.objects.update_or_create(
        cluster=agreement.term.cluster, defaults={"content": content, "saved_from": agreement.term}
    )
    return template


def _previous(term: Term) -> Agreement | None:
    earlier = Agreement.objects.filter(term__cluster=term.cluster, term__name__lt=term.name)
    return earlier.select_related("term__cluster", "term__witness").order_by("-term__name").first()


def _fields_of(text: AgreementText) -> dict:
    joined = {"grounds": "\n".join(text.grounds), "recipients": "\n".join(text.recipients)}
    names = {
        "venue",
        "superior_body",
        "number",
        "place",
        "day",
        "subject",
        "theme",
        "opening",
        "organisation",
        "closing",
    }
    return {name: getattr(text, name) for name in names} | joined


def _draft_of(text: CommitmentText) -> CommitmentDraft:
    return CommitmentDraft(pk=None, title=text.title, text=text.text, targets=text.targets)


def _write_commitments(agreement: Agreement, drafts: list[CommitmentDraft]) -> None:
    """Save the rows: reordered or reworded ones keep their identity, those no longer named are deleted."""
    kept = {commitment.pk: commitment for commitment in agreement.commitments.all()}
    named = {draft.pk for draft in drafts}
    for pk in kept.keys() - named:
        kept.pop(pk).delete()
    for position, draft in enumerate(drafts, start=1):
        row = kept.pop(draft.pk, None) or Commitment(agreement=agreement)
        row.position, row.title, row.text = position, draft.title, draft.text
        row.save()
        row.targets.all().delete()
        Target.objects.bulk_create(
            Target(
                commitment=row,
                position=index,
                name=target.name,
                comparison=target.comparison,
                value=target.value,
                unit=target.unit,
            )
            for index, target in enumerate(draft.targets, start=1)
        )


def _keep_edition(agreement: Agreement, *, by: Person) -> bool:
    """Store the wording as the next edition, unless nothing changed since the last one.

    Drafts are stored without the table of registrations; only the frozen edition holds it.
    """
    text = replace(wording(agreement), registrations=())
    newest = agreement.editions.order_by("-number").first()
    if newest and replace(newest.text, registrations=()) == text:
        agreement.save()
        return False
    agreement.edition += 1
    agreement.save()
    Edition.objects.create(
        agreement=agreement,
        number=agreement.edition,
        version=agreement.version,
        content=text.to_json(),
        saved_by=by,
    )
    return True
