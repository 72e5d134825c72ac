"""Obstacles between a draft and its opening for signature."""

from django.db.models import Exists

from pledges.agreement.contradictions import Contradiction
from pledges.agreement.duty import fulfilment
from pledges.agreement.models.agreement import Agreement
from pledges.agreement.passages import contradictions_in, doubts_in
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


def obstacles_to_opening(agreement: Agreement, people: list[Signatory]) -> list[Obstacle]:
    """List what keeps the draft from being opened: for the page to show and the act to refuse.

    `people` are the agreement's `signatories`.
    """
    commitments, has_authority = _written(agreement)
    passages = contradictions_in(agreement, commitments)
    return _obstacles(agreement, people, commitments, passages, has_authority)


def before_opening(
    agreement: Agreement, people: list[Signatory]
) -> tuple[list[Obstacle], list[Contradiction]]:
    """List the obstacles, and the passages that may be right but deserve a look."""
    commitments, has_authority = _written(agreement)
    passages = contradictions_in(agreement, commitments)
    doubts = [passage for passage in passages if not passage.is_plain] + doubts_in(agreement, commitments)
    return _obstacles(agreement, people, commitments, passages, has_authority), doubts


def _obstacles(agreement, people, commitments, passages, has_authority: bool) -> list[Obstacle]:
    obstacles = [
        Obstacle(sentence, "agreement_draft", f"id_{name}")
        for name, sentence in missing(agreement, WANTED).items()
    ]
    if not commitments:
        obstacles.append(Obstacle("Chưa có nội dung giao ước.", "agreement_draft"))
    obstacles += [
        Obstacle(passage.sentence, "agreement_draft", passage.anchor)
        for passage in passages
        if passage.is_plain
    ]
    obstacles += _signatory_obstacles(people) + _comment_obstacles(agreement)
    obstacles += _registration_obstacles(agreement)
    if not has_authority:
        obstacles.append(Obstacle(NO_AUTHORITY, "agreement_open"))
    return obstacles


def _written(agreement: Agreement) -> tuple[list[CommitmentText], bool]:
    """Read the commitments, and whether there is a signing authority, in one query."""
    query = Agreement.objects.filter(pk=agreement.pk).order_by(
        "commitments__position", "commitments__pk", "commitments__targets__position"
    )
    authority = Exists(SigningAuthority.objects.all())
    rows = list(query.values_list(authority, *(f"commitments__{column}" for column in COMMITMENT)))
    return list(grouped(row[1:] for row in rows if row[1] is not None)), rows[0][0]


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
