"""The parts of an agreement's text that a remark may stand beside."""

from pledges.agreement.text import AgreementText

NAMES = {
    "head": "Tên văn bản, trích yếu",
    "grounds": "Căn cứ",
    "opening": "Lời mở đầu",
    "registrations": "Đăng ký chuyên đề, mô hình mới",
    "organisation": "Tổ chức thực hiện",
    "closing": "Lời kết",
    "recipients": "Nơi nhận",
}
COMMITMENT = "commitment-"  # followed by its number in the text


def parts_of(text: AgreementText) -> list[tuple[str, str]]:
    """List the parts as (key, name) in reading order, the whole text as ""."""
    commitments = [
        (f"{COMMITMENT}{number}", " ".join(f"Nội dung {number}. {commitment.title}".split()))
        for number, commitment in enumerate(text.commitments, start=1)
    ]
    table = ["registrations"] if text.registrations else []
    before, after = ("head", "grounds", "opening"), (*table, "organisation", "closing", "recipients")
    return [
        ("", "Toàn văn"),
        *((key, NAMES[key]) for key in before),
        *commitments,
        *((key, NAMES[key]) for key in after),
    ]


def name_of(part: str) -> str:
    """Name the part of a remark, whatever became of the text since."""
    if part.startswith(COMMITMENT):
        return f"Nội dung {part.removeprefix(COMMITMENT)}"
    return NAMES.get(part, "")
