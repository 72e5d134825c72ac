"""The wording an agreement starts from when a cluster has no template of its own."""

from members.models import Term
from pledges.agreement.text import AgreementText, CommitmentText
from pledges.papers import grounds


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
            *grounds.cited_on(term.starts_on),
            f"Căn cứ nhiệm vụ trọng tâm năm {term.name} của các đơn vị thành viên",
        ),
        opening=(
            f"Các đơn vị thành viên {cluster.title} thống nhất ký kết giao ước thi đua năm {term.name} "
            "với các nội dung sau:"
        ),
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
        organisation=(
            "Các đơn vị tổ chức phát động, sơ kết, tổng kết phong trào thi đua; trao đổi kinh nghiệm, học tập điển hình "
            "tiên tiến; kiểm tra chéo công tác thi đua, khen thưởng giữa các đơn vị trong cụm."
        ),
        closing="Các đơn vị cam kết thực hiện đầy đủ những nội dung đã ký kết. Giao ước có hiệu lực từ ngày ký.",
        recipients=("Cơ quan cấp trên", "Các đơn vị thành viên", "Lưu: VT"),
    )
