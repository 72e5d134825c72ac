"""The words of an inspection's minutes, put together from its rows, and what is still missing."""

from datetime import date, datetime

from django.utils import timezone

from members.models import Mandate
from members.vietnamese import day_in_words
from pledges.agreement.models import Agreement
from pledges.agreement.text import SignatoryText, printed_date
from pledges.agreement.wording import lines
from pledges.documents.models.authority import no_authority
from pledges.inspections.minutes.signers import Signer, mandates_around, signers
from pledges.inspections.minutes.text import AnswerText, MinutesText, RecommendationText
from pledges.inspections.plan.models import Question, TeamMember
from pledges.inspections.plan.offices import Titles, titles
from pledges.inspections.recommendations.models import Recommendation
from pledges.inspections.visit.checklist import NOBODY_PRESENT
from pledges.inspections.visit.models import Answer, Inspection
from pledges.inspections.visit.results import progress, registrations, scores
from pledges.papers.numbering import two_digits

MOST_LINES = 4000  # while a paper of some hundred pages is rendered, everybody else waits
OPINIONS = {
    True: "Đơn vị nhất trí với nội dung biên bản.",
    False: "Đơn vị chưa nhất trí với các nội dung sau:",
    None: "Đơn vị chưa có ý kiến.",
}


def obstacles_to_minutes(inspection: Inspection, text: MinutesText, people: list[Signer]) -> list[str]:
    """List what forbids opening the minutes for signature; `text` and `people` are the draft's."""
    secretary, head, leader = people
    gaps = [
        f"Đoàn chưa có {signer.title.lower()} đang công tác tại đơn vị cử đi. Xin liên hệ Thường trực cụm."
        for signer in (head, secretary)
        if not signer.is_known
    ]
    if not leader.is_known and leader.choices:
        gaps.append(f"Người ký đã chọn của {leader.unit.short_name} không còn thẩm quyền ký. Xin chọn lại.")
    elif not leader.is_known:
        gaps.append(f"{leader.unit.short_name} chưa có người có thẩm quyền ký.")
    if not text.present:
        gaps.append(NOBODY_PRESENT)
    if inspection.began_at is None or inspection.finished_at is None:
        gaps.append("Thiếu thời gian bắt đầu hoặc kết thúc kiểm tra. Xin chọn “Kiểm tra bổ sung” để nhập.")
    unanswered = sum(1 for answer in text.answers if not answer.verdict)
    if unanswered:
        gaps.append(
            f"Còn {unanswered} nội dung kiểm tra chưa có kết quả. Xin chọn “Kiểm tra bổ sung” để nhập."
        )
    if text.length > MOST_LINES:
        gaps.append("Biên bản quá dài. Xin chọn “Kiểm tra bổ sung” để rút gọn nhận xét, hồ sơ đã xem.")
    return [*gaps, *no_authority()]


def minutes_of(inspection: Inspection) -> MinutesText:
    """Return the minutes word for word as they were frozen, else the draft as it is now."""
    if inspection.document and inspection.frozen:
        return MinutesText.from_json(inspection.frozen)
    held = mandates_around(inspection)
    return draft(inspection, signers(inspection, held), held)


def draft(inspection: Inspection, people: list[Signer], held: list[Mandate]) -> MinutesText:
    """Put together what would be frozen now, with these signers and the mandates around."""
    term, cluster = inspection.term, inspection.term.cluster
    day = _day(inspection.finished_at or inspection.began_at)
    progress_note, targets = progress(inspection)
    return MinutesText(
        superior_body=cluster.superior_body,
        cluster=cluster.title,
        place=cluster.place,
        year=term.name,
        unit=inspection.unit.name,
        number=inspection.number,
        printed_day=printed_date(day, term.name),
        period=_period(term, day),
        grounds=_grounds(inspection),
        time=_time(inspection.began_at, inspection.finished_at),
        venue=inspection.place,
        team_name=str(inspection.team),
        team=_team(inspection, titles(held)),
        present=lines(inspection.present),
        answers=_answers(inspection),
        progress_note=progress_note,
        progress=targets,
        registrations=registrations(inspection),
        scores=scores(inspection),
        strengths=lines(inspection.strengths),
        limits=lines(inspection.limits),
        conclusion=lines(inspection.conclusion),
        recommendations=_recommendations(inspection),
        verdict_of_unit=OPINIONS[inspection.agrees],
        opinion=lines(inspection.opinion),
        closing=_closing(inspection),
        recipients=(
            "Thường trực cụm (để báo cáo)",
            inspection.unit.name,
            str(inspection.team),
            "Lưu: VT",
        ),
        signatories=_signatories(people),
    )


def _team(inspection: Inspection, held: Titles) -> tuple[str, ...]:
    people = inspection.team.member_list
    roles = {role.value: role.label.replace(" ", "\xa0") for role in TeamMember.Role}
    return tuple(f"Đồng chí {member.in_office(held)} - {roles[member.role]}" for member in people)


def _period(term, day: date | None) -> str:
    """Say which months are inspected: from the first day of the year to the day of the inspection."""
    return f"từ {day_in_words(term.starts_on)} đến {day_in_words(day)}" if day else ""


def _closing(inspection: Inspection) -> tuple[str, ...]:
    """Say when the minutes were finished, that they were read out, and who gets them."""
    agreed = " và ký tên" if inspection.agrees is False else ", nhất trí và ký tên"
    done = f" hồi {_hour(inspection.finished_at)}" if inspection.finished_at else ""
    read_out = "đã đọc lại cho những người có tên trên cùng nghe"
    return (
        f"Biên bản lập xong{done}, {read_out}{agreed}.",
        "Biên bản được ký điện tử, gửi đoàn kiểm tra, đơn vị được kiểm tra và Thường trực cụm; "
        "các bản có giá trị như nhau./.",
    )


def _hour(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{local:%H giờ %M phút}, {day_in_words(local.date())}"


def _signatories(people: list[Signer]) -> tuple[SignatoryText, ...]:
    return tuple(
        SignatoryText(
            field=f"Sig-{number}", unit=signer.unit.name, lines=signer.lines, full_name=signer.full_name
        )
        for number, signer in enumerate(people, start=1)
    )


def _day(moment: datetime | None):
    return timezone.localdate(moment) if moment else None


def _time(began: datetime | None, finished: datetime | None) -> str:
    """Word a span: "từ 08 giờ 00 phút đến 11 giờ 30 phút, ngày 05 tháng 10 năm 2019"; both days when they differ."""
    if began is None or finished is None:
        return ""
    began, finished = timezone.localtime(began), timezone.localtime(finished)
    first, last = day_in_words(began.date()), day_in_words(finished.date())
    if first == last:
        return f"từ {began:%H giờ %M phút} đến {finished:%H giờ %M phút}, {last}"
    return f"từ {began:%H giờ %M phút}, {first} đến {finished:%H giờ %M phút}, {last}"


def _grounds(inspection: Inspection) -> tuple[str, ...]:
    """Cite the plan by its number and day, and the agreement once it was frozen."""
    term, plan = inspection.term, inspection.plan
    agreement = Agreement.objects.filter(term=term).exclude(document=None).first()
    subject = f"về kiểm tra chéo công tác thi đua, khen thưởng năm {term.name}"
    grounds = [f"{_cited('Kế hoạch', term, plan.number, plan.day or _day(plan.issued_at))} {subject}"]
    if agreement:
        grounds.append(_cited(f"Giao ước thi đua năm {term.name}", term, agreement.number, agreement.day))
    return tuple(grounds)


def _cited(what: str, term, number: str, day) -> str:
    """Cite with number and day, as far as they are known."""
    words = [f"Căn cứ {what}", number and f"số {two_digits(number)}", day and day_in_words(day)]
    return f"{' '.join(filter(None, words))} của {term.cluster.title}"


def _answers(inspection: Inspection) -> tuple[AnswerText, ...]:
    """Word every question of the plan, answered or not. Two queries."""
    answers = {answer.question_id: answer for answer in Answer.objects.filter(inspection=inspection)}
    questions = Question.objects.filter(plan=inspection.plan_id).order_by("position", "pk")
    return tuple(_answer(question, answers.get(question.pk) or Answer()) for question in questions)


def _answer(question: Question, answer: Answer) -> AnswerText:
    return AnswerText(
        part=question.part,
        question=question.text,
        verdict=answer.get_verdict_display() if answer.verdict else "",
        papers=answer.papers,
        remark=answer.remark,
    )


def _recommendations(inspection: Inspection) -> tuple[RecommendationText, ...]:
    rows = Recommendation.objects.filter(inspection=inspection).select_related("carried_from__term")
    return tuple(
        RecommendationText(
            text=row.text,
            owner=row.owner,
            due=f"{row.due_on:%d/%m/%Y}" if row.due_on else "",
            carried_from=row.carried_from.term.name if row.carried_from else "",
        )
        for row in rows.order_by("position", "pk")
    )
