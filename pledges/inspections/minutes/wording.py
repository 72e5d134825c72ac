"""The words of an inspection's minutes, put together from its rows; their signers, and what is still missing."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from members.models import Mandate, Person, Unit
from members.serving import mandates, officers
from members.vietnamese import day_in_words
from pledges.agreement.models import Agreement
from pledges.agreement.text import SignatoryText, printed_date
from pledges.agreement.wording import lines
from pledges.documents.models.authority import no_authority
from pledges.inspections.minutes.text import AnswerText, MinutesText, RecommendationText
from pledges.inspections.plan.models import Question
from pledges.inspections.recommendations.models import Recommendation
from pledges.inspections.visit.models import Answer, Inspection
from pledges.inspections.visit.results import progress, registrations, scores

SECRETARY, HEAD = "Thư ký đoàn kiểm tra", "Trưởng đoàn kiểm tra"
MOST_LINES = 4000  # while a paper of some hundred pages is rendered, everybody else waits
OPINIONS = {
    True: "Đơn vị nhất trí với nội dung biên bản.",
    False: "Đơn vị chưa nhất trí với các nội dung sau:",
    None: "Đơn vị chưa có ý kiến.",
}


@dataclass(frozen=True)
class Signer:
    """A person who signs in a place; `person` or `mandate` is None as long as nobody can.

    The two of the team sign for their task, the leader of the unit under a mandate.
    """

    title: str
    unit: Unit
    person: Person | None = None
    mandate: Mandate | None = None
    choices: tuple[Mandate, ...] = ()  # of a unit with several leaders: any of them may sign

    @property
    def is_known(self) -> bool:
        return self.person is not None or self.mandate is not None

    @property
    def full_name(self) -> str:
        person = self.mandate.person if self.mandate else self.person
        return person.full_name if person else ""

    @property
    def lines(self) -> tuple[str, ...]:
        if self.mandate:
            return self.mandate.lines
        # the last word does not stand alone on a line
        return (self.title.upper().replace("KIỂM TRA", "KIỂM\xa0TRA"),) if self.person else ()


def signers(inspection: Inspection, mandate: int | None = None) -> list[Signer]:
    """List secretary, head and leader of the inspected unit; two queries, besides that of the team.

    The leader is the one with the `mandate` of this primary key, nobody if it is not in force; else the first.
    """
    team = {SECRETARY: inspection.team.secretary, HEAD: inspection.team.head}
    units = {inspection.unit_id, *(lead.unit_id for lead in team.values() if lead)}
    in_force = list(mandates(units))
    serving = {(held.person_id, held.unit_id) for held in in_force}
    serving |= set(officers(units).values_list("person", "unit"))
    leaders = tuple(held for held in in_force if held.unit_id == inspection.unit_id)
    leader = next((held for held in leaders if mandate in {None, held.pk}), None)
    of_team = [
        Signer(title, lead.unit, person=lead.person if (lead.person_id, lead.unit_id) in serving else None)
        if lead
        else Signer(title, inspection.team.unit or inspection.unit)
        for title, lead in team.items()
    ]
    return [*of_team, Signer("", inspection.unit, mandate=leader, choices=leaders)]


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
    return draft(inspection, signers(inspection))


def draft(inspection: Inspection, people: list[Signer]) -> MinutesText:
    """Put together what would be frozen now."""
    term, cluster = inspection.term, inspection.term.cluster
    day = _day(inspection.finished_at or inspection.began_at)
    progress_note, targets = progress(inspection)
    scores_note, table = scores(inspection)
    return MinutesText(
        superior_body=cluster.superior_body,
        cluster=cluster.title,
        place=cluster.place,
        year=term.name,
        unit=inspection.unit.name,
        printed_day=printed_date(day, term.name),
        grounds=_grounds(inspection),
        time=_time(inspection.began_at, inspection.finished_at),
        venue=inspection.place,
        team_name=inspection.team.name,
        team=_team(inspection),
        present=lines(inspection.present),
        answers=_answers(inspection),
        progress_note=progress_note,
        progress=targets,
        registrations=registrations(inspection),
        scores_note=scores_note,
        scores=table,
        strengths=lines(inspection.strengths),
        limits=lines(inspection.limits),
        recommendations=_recommendations(inspection),
        verdict_of_unit=OPINIONS[inspection.agrees],
        opinion=lines(inspection.opinion),
        recipients=("Thường trực cụm", inspection.unit.name, inspection.team.name, "Lưu: VT"),
        signatories=_signatories(people),
    )


def _team(inspection: Inspection) -> tuple[str, ...]:
    return tuple(
        f"{member.person.full_name}, {member.get_role_display().lower()} ({member.unit.name})"
        for member in inspection.team.member_list
    )


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
    """Word a span: "từ 08 giờ 00 đến 11 giờ 30, ngày 05 tháng 10 năm 2019"; both days when they differ."""
    if began is None or finished is None:
        return "chưa ghi"
    began, finished = timezone.localtime(began), timezone.localtime(finished)
    first, last = day_in_words(began.date()), day_in_words(finished.date())
    if first == last:
        return f"từ {began:%H giờ %M} đến {finished:%H giờ %M}, {last}"
    return f"từ {began:%H giờ %M}, {first} đến {finished:%H giờ %M}, {last}"


def _grounds(inspection: Inspection) -> tuple[str, ...]:
    """Cite the plan by its number and day, and the agreement once it was frozen."""
    term, plan = inspection.term, inspection.plan
    agreement = Agreement.objects.filter(term=term).exclude(document=None).first()
    grounds = [_cited("Kế hoạch kiểm tra chéo", term, plan.number, plan.day or _day(plan.issued_at))]
    if agreement:
        grounds.append(_cited("Giao ước thi đua", term, agreement.number, agreement.day))
    return tuple(grounds)


def _cited(what: str, term, number: str, day) -> str:
    """Cite with number and day, as far as they are known, and with the year where no day tells it."""
    words = [f"Căn cứ {what}", number and f"số {number}", day_in_words(day) if day else f"năm {term.name}"]
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
