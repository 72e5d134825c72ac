"""Checks that the plan of an activity is consistent; the form and the acts both use them."""

from datetime import timedelta

from django.utils import timezone

from members.models import Term
from pledges.activities.rows import end_of, start_of

# Every letter of invitation repeats the programme, and every guest has a letter.
MOST_LINES = {"topic": 60, "programme": 60, "guests": 60}
LONGEST = timedelta(days=31)
YEAR = timedelta(days=366)


def previous_term(term: Term) -> Term | None:
    """Return the cluster's year before `term`, which a conference may close."""
    return Term.objects.filter(cluster=term.cluster_id, name__lt=term.name).order_by("-name").first()


def mistakes(activity) -> dict[str, str]:
    """Return field -> sentence; empty when the plan is consistent."""
    term, sentences = activity.term, _wrong_times(activity)
    if activity.host_id and not term.memberships.filter(unit=activity.host_id).exists():
        sentences["host"] = "Đơn vị này không thuộc năm thi đua. Xin chọn đơn vị thành viên."
    if activity.closes_id:
        sentences |= _wrong_year_to_close(activity)
    has_day = activity.starts_at and "starts_at" not in sentences
    if activity.reply_by and has_day and not term.starts_on - YEAR <= activity.reply_by <= activity.day:
        sentences["reply_by"] = "Ngày trả lời phải trước ngày tổ chức."
    for name, most in MOST_LINES.items():
        if getattr(activity, name).count("\n") >= most:
            sentences[name] = f"Nội dung quá dài, tối đa {most} dòng."
    return sentences


def _wrong_times(activity) -> dict[str, str]:
    """Check the times: up to a year before or after the term or, when it runs late, today."""
    starts_at, ends_at, term = activity.starts_at, activity.ends_at, activity.term
    if starts_at is None:
        return {}
    first, last = term.starts_on - YEAR, max(term.ends_on, timezone.localdate()) + YEAR
    if not start_of(first) <= starts_at <= end_of(last):
        return {
            "starts_at": f"Ngày này cách xa năm thi đua {term.name} "
            f"(nhập từ {first:%d/%m/%Y} đến {last:%d/%m/%Y})."
        }
    if ends_at and ends_at < starts_at:
        return {"ends_at": "Giờ kết thúc phải sau giờ bắt đầu."}
    if ends_at and ends_at - starts_at > LONGEST:
        return {"ends_at": "Hoạt động kéo dài quá một tháng. Xin xem lại ngày kết thúc."}
    return {}


def _wrong_year_to_close(activity) -> dict[str, str]:
    if activity.kind == "exchange":
        return {
            "closes": "Chỉ hội nghị được kết hợp tổng kết năm. Xin để trống mục này hoặc chọn loại Hội nghị."
        }
    previous = previous_term(activity.term)
    if previous is None or previous.pk != activity.closes_id:
        return {"closes": "Hội nghị chỉ kết hợp tổng kết năm liền trước của cụm."}
    return {}
