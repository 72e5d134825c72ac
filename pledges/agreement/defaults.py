"""The wording an agreement starts from when a cluster has no template of its own."""

from datetime import date

from members.models import Term
from pledges.agreement.facts import BLANK
from pledges.agreement.text import AgreementText, CommitmentText, printed_date
from pledges.grounds import citing

CHAIR = (
    "Cụm trưởng chủ trì tổ chức thực hiện, theo dõi, đôn đốc các đơn vị; tổng hợp kết quả, báo cáo cơ quan có thẩm quyền. "
    "Các đơn vị gửi báo cáo về cụm trưởng đúng thời hạn."
)
SIGNING = (
    "Các đơn vị thống nhất ký Giao ước này bằng chữ ký điện tử trên hệ thống của cụm; bản điện tử có giá trị sử dụng như "
    "nhau giữa các đơn vị."
)


def for_term(term: Term) -> AgreementText:
    """Propose a wording for the year; it names no person, no score and no registered theme."""
    cluster = term.cluster
    return AgreementText(
        superior_body=cluster.superior_body,
        cluster=cluster.title,
        number="",
        place=cluster.place,
        day=None,
        year=term.name,
        subject=f"Năm {term.name} của {cluster.title}",
        theme=term.theme,
        grounds=(
            *citing.cited_on(term.starts_on),
            f"Căn cứ chương trình công tác năm {term.name} của các đơn vị thành viên",
        ),
        opening=opening(term),
        commitments=(
            CommitmentText(
                title="Nhiệm vụ chính trị",
                text=f"Thực hiện tốt các nhiệm vụ trọng tâm năm {term.name} được giao.",
            ),
            CommitmentText(
                title="Chuyên đề, mô hình mới",
                text="Mỗi đơn vị thành viên đăng ký thực hiện ít nhất 01 chuyên đề thi đua hoặc 01 mô hình mới trong năm.",
            ),
        ),
        organisation="\n".join((_in_the_year(term), CHAIR, SIGNING)),
        closing="Các đơn vị cam kết thực hiện nghiêm túc các nội dung của Giao ước này. Giao ước có hiệu lực kể từ ngày ký./.",
        recipients=(*_reported_to(term), "Các đơn vị thành viên", "Lưu: VT"),
    )


def opening(term: Term) -> str:
    """Write the opening with blanks for day and place, which follow their fields once those are known."""
    theme = f"chủ đề “{term.theme}”, " if term.theme else ""
    return (
        f"Hôm nay, {printed_date(None, term.name)}, tại {BLANK}, các đơn vị thành viên {term.cluster.title} thống nhất ký kết "
        f"Giao ước thi đua năm {term.name}, {theme}gồm các nội dung sau:"
    )


def _in_the_year(term: Term) -> str:
    half, inspected, end = (
        _month(day, term.starts_on, later)
        for day, later in (
            (term.half_year_due_on, 6),
            (term.inspection_due_on, 10),
            (term.year_end_due_on, 11),
        )
    )
    return (
        "Các đơn vị thành viên phát động, tổ chức thực hiện phong trào thi đua; trao đổi kinh nghiệm, học tập, nhân rộng "
        f"điển hình tiên tiến; sơ kết trong tháng {half}, hoàn thành kiểm tra chéo trong tháng {inspected}, "
        f"tổng kết trong tháng {end}."
    )


def _month(day: date | None, first: date, later: int) -> int:
    """Return the month of `day`, or the one that many months `later` than the `first` of the year."""
    return day.month if day else (first.month - 1 + later) % 12 + 1


def _reported_to(term: Term) -> tuple[str, ...]:
    """Name whom the agreement is reported to; a name in capitals could not be set in small letters."""
    superior = " ".join(term.cluster.superior_body.split())
    names = [term.witness.name if term.witness else "", "" if superior.isupper() else superior]
    return tuple(f"{name} (để báo cáo)" for name in names if name)[:1]
