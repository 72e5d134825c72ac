"""Obstacles between a draft and its opening for signature."""

from dataclasses import dataclass

from django.db.models import Exists

from members.models import Membership
from pledges.agreement.contradictions import Contradiction
from pledges.agreement.duty import fulfilment
from pledges.agreement.models.agreement import Agreement
from pledges.agreement.passages import contradictions_in, doubts_in, other_day
from pledges.agreement.signatories import Signatory
from pledges.agreement.text import CommitmentText
from pledges.agreement.wording import COMMITMENT, grouped
from pledges.documents.models.authority import NO_AUTHORITY, SigningAuthority
from pledges.states.obstacle import Obstacle, missing

WANTED = {
    "superior_body": "Thiếu cơ quan cấp trên.",
    "place": "Thiếu địa danh.",
    "day": "Thiếu ngày ký kết.",
    "subject": "Thiếu trích yếu.",
    "opening": "Thiếu lời mở đầu.",
    "organisation": "Thiếu phần tổ chức thực hiện.",
    "closing": "Thiếu lời kết.",
    "recipients": "Thiếu nơi nhận.",
}


@dataclass(frozen=True, kw_only=True)
class Written:
    """What one query says of a draft: its commitments, whether anybody holds an unsaved form, whether one can sign."""

    commitments: list[CommitmentText]
    is_being_typed: bool
    has_authority: bool


def obstacles_to_opening(
    agreement: Agreement, people: list[Signatory], written: Written | None = None
) -> list[Obstacle]:
    """List what keeps the draft from being opened: for the page to show and the act to refuse.

    `people` are the agreement's `signatories`; `written` is what the caller has read already.
    """
    written = written or read(agreement)
    passages = contradictions_in(agreement, written.commitments)
    return _obstacles(agreement, people, written, passages)


def before_opening(
    agreement: Agreement, people: list[Signatory], written: Written, memberships: list[Membership]
) -> tuple[list[Obstacle], list[Contradiction]]:
    """List the obstacles, and the passages that may be right but deserve a look."""
    passages = contradictions_in(agreement, written.commitments)
    doubts = [*other_day(agreement), *(passage for passage in passages if not passage.is_plain)]
    doubts += doubts_in(agreement, written.commitments, memberships)
    return _obstacles(agreement, people, written, passages), doubts


def _obstacles(agreement, people, written: Written, passages) -> list[Obstacle]:
    obstacles = [
        Obstacle(sentence, "agreement_draft", f"id_{name}")
        for name, sentence in missing(agreement, WANTED).items()
    ]
    if not written.commitments:
        obstacles.append(Obstacle("Chưa có nội dung giao ước.", "agreement_draft"))
    obstacles += [
        Obstacle(passage.sentence, "agreement_draft", passage.anchor)
        for passage in passages
        if passage.is_plain
    ]
    obstacles += _signatory_obstacles(people) + _comment_obstacles(agreement)
    obstacles += _registration_obstacles(agreement)
    if not written.has_authority:
        obstacles.append(Obstacle(NO_AUTHORITY, "agreement_open"))
    return obstacles


def read(agreement: Agreement) -> Written:
    """Read the commitments, and what else is asked of the draft, in one query."""
    query = Agreement.objects.filter(pk=agreement.pk).order_by(
        "commitments__position", "commitments__pk", "commitments__targets__position"
    )
    facts = (Exists(SigningAuthority.objects.all()), Exists(agreement.scratches))
    rows = list(query.values_list(*facts, *(f"commitments__{column}" for column in COMMITMENT)))
    has_authority, is_being_typed, *_ = rows[0]
    return Written(
        commitments=list(grouped(row[2:] for row in rows if row[2] is not None)),
        is_being_typed=is_being_typed,
        has_authority=has_authority,
    )


def _signatory_obstacles(people: list[Signatory]) -> list[Obstacle]:
    obstacles = [
        Obstacle(
            f"{person.unit.short_name} chưa có người có thẩm quyền ký.",
            "agreement_signatories",
        )
        for person in people
        if person.mandate is None
    ]
    if not any(not person.is_witness for person in people):
        obstacles.append(Obstacle("Năm thi đua chưa có đơn vị thành viên.", "agreement_signatories"))
    return obstacles


def _comment_obstacles(agreement: Agreement) -> list[Obstacle]:
    obstacles = []
    if agreement.open_round:
        obstacles.append(Obstacle("Đợt góp ý chưa kết thúc.", "agreement_comments"))
    if waiting := sum(comment_round.waiting for comment_round in agreement.rounds):
        obstacles.append(Obstacle(f"Còn {waiting} góp ý chưa trả lời.", "agreement_comments"))
    return obstacles


def _registration_obstacles(agreement: Agreement) -> list[Obstacle]:
    """List units without a registration if the year requires one; otherwise the page only warns."""
    if not agreement.term.needs_registrations:
        return []
    return [
        Obstacle(f"{unit.short_name} chưa có chuyên đề hoặc mô hình mới được ghi nhận.", "registrations")
        for unit in fulfilment(agreement.term).missing
    ]
