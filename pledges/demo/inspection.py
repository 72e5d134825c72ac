"""The inspections of the demo year up to the minutes: carried out by the example teams, read by the units."""

from uuid import uuid4

from members.models import Person, Term
from pledges.demo.minutes import recommend
from pledges.demo.registrations import MARK
from pledges.inspections.plan.models import TeamMember
from pledges.inspections.visit.acts import answer as answers
from pledges.inspections.visit.acts import inspection as inspections
from pledges.inspections.visit.checklist import lines_of, parts_of
from pledges.inspections.visit.models import Answer, Inspection

# one question in so many is found PARTLY met, or not (NO)
PARTLY_EVERY = 5
NO_EVERY = 13
DISAGREES = "ĐTN"  # one unit does not agree: the minutes record it


def carry_out(term: Term) -> None:
    """Carry out each planned inspection of the issued plan, if there is one."""
    planned = Inspection.objects.filter(term=term, state=Inspection.State.PLANNED)
    for inspection in planned.filter(plan__issued_at__isnull=False).select_related("unit", "team"):
        _carry_out(inspection)


def _carry_out(inspection: Inspection) -> None:
    head = inspection.team.head
    if head is None:
        return
    inspection = _write_up(begin(inspection), head)
    recommend(inspection)
    inspection = inspections.ask_opinion(inspection, by=head.person)
    _opine(inspection)


def begin(inspection: Inspection, answered: int | None = None) -> Inspection:
    """Begin as the head; the team answers in turn, all questions or the first `answered`."""
    people = inspection.team.member_list
    inspection = inspections.begin(inspection, by=inspection.team.head.person)
    for number, line in enumerate(lines_of(parts_of(inspection))[:answered], start=1):
        by = people[number % len(people)].person
        answers.answer(
            inspection, question=line.question, by=by, edition=0, token=uuid4(), finding=_finding(number)
        )
    return inspection


def _finding(number: int) -> answers.Finding:
    papers = f"{MARK}kế hoạch, báo cáo và sổ theo dõi của đơn vị."
    if number % NO_EVERY == 0:
        return answers.Finding(verdict=Answer.Verdict.NO, papers="", remark=f"{MARK}chưa có hồ sơ.")
    if number % PARTLY_EVERY == 0:
        remark = f"{MARK}một số cơ sở gửi hồ sơ chậm."
        return answers.Finding(verdict=Answer.Verdict.PARTLY, papers=papers, remark=remark)
    return answers.Finding(verdict=Answer.Verdict.YES, papers=papers, remark="")


def _write_up(inspection: Inspection, head: TeamMember) -> Inspection:
    fields = {
        "present": f"Đại diện mẫu - {inspection.unit.short_name}",
        "strengths": f"{MARK}{inspection.unit.short_name} triển khai giao ước đúng kế hoạch, hồ sơ đầy đủ.",
        "limits": f"{MARK}việc gửi số liệu của một số cơ sở còn chậm.",
        "began_at": inspection.starts_at or inspection.began_at,
        "finished_at": inspection.ends_at if inspection.starts_at else None,
    }
    return inspections.write(inspection, by=head.person, edition=inspection.edition, fields=fields)


def _opine(inspection: Inspection) -> None:
    agrees = inspection.unit.abbreviation != DISAGREES
    opinion = "" if agrees else f"{MARK}đơn vị đề nghị đoàn xem thêm hồ sơ của quý IV."
    by = _officer(inspection)
    if by:
        inspections.opine(inspection, by=by, edition=inspection.edition, agrees=agrees, opinion=opinion)


def _officer(inspection: Inspection) -> Person | None:
    appointment = inspection.unit.appointments.select_related("person").first()
    return appointment and appointment.person
