"""What still stands between a draft and its opening for signature."""

from django.db.models import Exists

from pledges.agreement.contradictions import Contradiction
from pledges.agreement.duty import fulfilment
from pledges.agreement.models.agreement import Agreement
from pledges.agreement.passages import contradictions_in
from pledges.agreement.signatories import Signatory
from pledges.agreement.text import CommitmentText
from pledges.agreement.wording import COMMITMENT, grouped
from pledges.documents.models.authority import NO_AUTHORITY, SigningAuthority
from pledges.states.obstacle import Obstacle, missing

WANTED = {
    "superior_body": "Chưa ghi cơ quan cấp trên.",
    "place": "Chưa ghi địa danh.",
    "day": "Chưa ghi ngày ký kết.",
    "subject": "Chưa ghi trích yếu.",
    "opening": "Lời mở đầu còn trống.",
    "organisation": "Phần tổ chức thực hiện còn trống.",
    "closing": "Lời kết còn trống.",
    "recipients": "Chưa ghi nơi nhận.",
}


def obstacles_to_opening(agreement: Agreement, people: list[Signatory]) -> list[Obstacle]:
    """Empty when the draft may be opened. The page lists these, and the act refuses while there is one.

    `people` are the agreement's `signatories`.
    """
    return before_opening(agreement, people)[0]


def before_opening(
    agreement: Agreement, people: list[Signatory]
) -> tuple[list[Obstacle], list[Contradiction]]:
    """The obstacles; and the passages that may be right and are only to be looked at."""
    commitments, has_authority = _written(agreement)
    passages = contradictions_in(agreement, commitments)
    found = [
        Obstacle(sentence, "agreement_draft", f"id_{name}")
        for name, sentence in missing(agreement, WANTED).items()
    ]
    if not commitments:
        found.append(Obstacle("Chưa có nội dung giao ước nào.", "agreement_draft"))
    found += [
        Obstacle(passage.sentence, "agreement_draft", passage.anchor)
        for passage in passages
        if passage.is_plain
    ]
    found += _signatory_obstacles(people) + _comment_obstacles(agreement)
    found += _registration_obstacles(agreement)
    if not has_authority:
        found.append(Obstacle(NO_AUTHORITY, "agreement_open"))
    return found, [passage for passage in passages if not passage.is_plain]


def _written(agreement: Agreement) -> tuple[list[CommitmentText], bool]:
    """The commitments, and whether there is a signing authority: one query."""
    rows = Agreement.objects.filter(pk=agreement.pk).order_by(
        "commitments__position", "commitments__pk", "commitments__targets__position"
    )
    authority = Exists(SigningAuthority.objects.all())
    found = list(rows.values_list(authority, *(f"commitments__{column}" for column in COMMITMENT)))
    return list(grouped(row[1:] for row in found if row[1] is not None)), found[0][0]


def _signatory_obstacles(people: list[Signatory]) -> list[Obstacle]:
    found = [
        Obstacle(
            f"{person.unit.short_name} chưa có người có tư cách ký còn hiệu lực hôm nay.",
            "agreement_signatories",
        )
        for person in people
        if person.mandate is None
    ]
    if not any(not person.is_witness for person in people):
        found.append(Obstacle("Năm thi đua chưa có đơn vị thành viên nào.", "agreement_signatories"))
    return found


def _comment_obstacles(agreement: Agreement) -> list[Obstacle]:
    found = []
    if agreement.open_round:
        found.append(Obstacle("Đợt góp ý chưa kết thúc.", "agreement_comments"))
    if waiting := sum(each.waiting for each in agreement.rounds):
        found.append(Obstacle(f"Còn {waiting} góp ý chưa được trả lời.", "agreement_comments"))
    return found


def _registration_obstacles(agreement: Agreement) -> list[Obstacle]:
    """Only where the year's rules say so; elsewhere the page of the opening warns."""
    if not agreement.term.needs_registrations:
        return []
    return [
        Obstacle(f"{unit.short_name} chưa có chuyên đề hoặc mô hình mới nào được ghi nhận.", "registrations")
        for unit in fulfilment(agreement.term).missing
    ]
