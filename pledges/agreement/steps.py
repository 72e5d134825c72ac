"""The steps from a draft to its signing, each with its state, as the agreement's page lists them."""

from collections import Counter
from dataclasses import dataclass

from pledges.agreement.models.agreement import Agreement
from pledges.agreement.signatories import Signatory
from pledges.agreement.text import AgreementText
from pledges.states.obstacle import Obstacle

DRAFT, SIGNATORIES, COMMENTS, OPEN = (
    "agreement_draft",
    "agreement_signatories",
    "agreement_comments",
    "agreement_open",
)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One line: `state` colours its chip, `is_next` marks where the work goes on."""

    name: str
    url: str
    icon: str
    note: str
    state: str
    label: str
    is_next: bool


def steps(
    agreement: Agreement, text: AgreementText, people: list[Signatory], obstacles: list[Obstacle]
) -> list[Step]:
    """List what the secretariat does with the draft, in its order."""
    left = Counter(obstacle.page for obstacle in obstacles)
    after = next((page for page in (DRAFT, SIGNATORIES, COMMENTS) if left[page]), OPEN)
    targets = sum(len(commitment.targets) for commitment in text.commitments)
    rows = [
        (
            (DRAFT, "Soạn nội dung", "pencil-square"),
            f"{len(text.commitments)} nội dung, {targets} chỉ tiêu",
            ("wait", f"Còn {left[DRAFT]} mục") if left[DRAFT] else ("done", "Đủ nội dung"),
        ),
        (
            (SIGNATORIES, "Người ký", "people"),
            f"{len(people)} ô ký",
            ("wait", f"Thiếu {left[SIGNATORIES]}") if left[SIGNATORIES] else ("done", "Đủ người ký"),
        ),
        ((COMMENTS, "Góp ý dự thảo", "chat-left-text"), *_comments(agreement)),
        (
            (OPEN, "Kiểm tra và gửi ký", "send"),
            "Khóa nội dung, gửi thư mời người ký",
            ("none", f"Còn {len(obstacles)} nội dung") if obstacles else ("done", "Đủ điều kiện"),
        ),
    ]
    return [
        Step(
            name=name,
            url=agreement.url(page),
            icon=icon,
            note=note,
            state=state,
            label=label,
            is_next=page == after,
        )
        for (page, name, icon), note, (state, label) in rows
    ]


def _comments(agreement: Agreement) -> tuple[str, tuple[str, str]]:
    """Return note and chip: remarks that wait, an open round, or none."""
    opened, waiting = agreement.open_round, sum(comment_round.waiting for comment_round in agreement.rounds)
    note = f"Đến hết ngày {opened.closes_on:%d/%m/%Y}" if opened else "Không bắt buộc"
    if waiting:
        return note, ("wait", f"{waiting} chưa trả lời")
    if opened:
        return note, ("wait", "Đang lấy ý kiến")
    return note, ("done", "Đã trả lời") if agreement.rounds else ("none", "Chưa lấy ý kiến")
