"""What still stands between a draft and its opening for signature."""

from dataclasses import dataclass

from pledges.agreement_text import AgreementText
from pledges.models.agreement import Agreement
from pledges.models.authority import SigningAuthority
from pledges.models.comment import Comment
from pledges.models.signatory import signatories

WANTED = {
    "superior_body": "Chưa ghi cơ quan cấp trên.",
    "place": "Chưa ghi địa danh.",
    "day": "Chưa ghi ngày ký kết.",
    "subject": "Chưa ghi trích yếu.",
    "opening": "Lời mở đầu còn trống.",
    "commitments": "Chưa có nội dung giao ước nào.",
    "organisation": "Phần tổ chức thực hiện còn trống.",
    "closing": "Lời kết còn trống.",
    "recipients": "Chưa ghi nơi nhận.",
}


@dataclass(frozen=True)
class Obstacle:
    """`sentence` says what is missing; `page` is the URL name of the page where it is mended."""

    sentence: str
    page: str


def obstacles_to_opening(agreement: Agreement, text: AgreementText) -> list[Obstacle]:
    """Empty when the draft may be opened. The page lists these, and the act refuses while there is one."""
    found = [Obstacle(sentence, "agreement_draft") for name, sentence in WANTED.items() if not getattr(text, name)]
    return found + _signatory_obstacles(agreement) + _comment_obstacles(agreement) + _authority_obstacles()


def _signatory_obstacles(agreement: Agreement) -> list[Obstacle]:
    people = signatories(agreement)
    found = [
        Obstacle(f"{each.unit.short_name} chưa có người có tư cách ký còn hiệu lực hôm nay.", "agreement_signatories")
        for each in people
        if each.mandate is None
    ]
    if not any(not each.is_witness for each in people):
        found.append(Obstacle("Năm thi đua chưa có đơn vị thành viên nào.", "agreement_signatories"))
    return found


def _comment_obstacles(agreement: Agreement) -> list[Obstacle]:
    found = []
    if agreement.comment_rounds.filter(closed_at=None).exists():
        found.append(Obstacle("Đợt góp ý chưa kết thúc.", "agreement_comments"))
    waiting = Comment.objects.filter(round__agreement=agreement, answered_at=None).count()
    if waiting:
        found.append(Obstacle(f"Còn {waiting} góp ý chưa được trả lời.", "agreement_comments"))
    return found


def _authority_obstacles() -> list[Obstacle]:
    if SigningAuthority.objects.exists():
        return []
    return [Obstacle("Hệ thống chưa có chứng thư ký số. Hãy báo quản trị viên.", "agreement_open")]
