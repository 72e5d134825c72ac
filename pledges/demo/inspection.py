"""The inspections of the demo year as far as the minutes: carried out by the example teams, read by the units."""

from uuid import uuid4

from members.models import Person, Term
from pledges.demo.minutes import recommend
from pledges.demo.registrations import MARK
from pledges.inspections.plan.models import TeamMember
from pledges.inspections.visit.acts import answer as answers
from pledges.inspections.visit.acts import inspection as inspections
from pledges.inspections.visit.checklist import lines_of, parts_of
from pledges.inspections.visit.models import Answer, Inspection

# every so many questions the team has something to say
PARTLY_EVERY = 5
NO_EVERY = 13
DISAGREES = "ĐTN"  # one unit does not agree: the minutes record it


def carry_out(term: Term) -> None:
    """Each planned inspection of the issued plan; nothing without one."""
    planned = Inspection.objects.filter(term=term, state=Inspection.State.PLANNED)
    for each in planned.filter(plan__issued_at__isnull=False).select_related("unit", "team"):
        _carry_out(each)


def _carry_out(inspection: Inspection) -> None:
    head = inspection.team.head
    if head is None:
        return
    made = _write_up(begin(inspection), head)
    recommend(made)
    made = inspections.ask_opinion(made, by=head.person)
    _opine(made)


def begin(inspection: Inspection, answered: int | None = None) -> Inspection:
    """The head begins; its people answer in turn, all questions or the first `answered`."""
    people = inspection.team.member_list
    made = inspections.begin(inspection, by=inspection.team.head.person)
    for number, line in enumerate(lines_of(parts_of(made))[:answered], start=1):
        by = people[number % len(people)].person
        answers.answer(made, question=line.question, by=by, edition=0, token=uuid4(), finding=_found(number))
    return made


def _found(number: int) -> answers.Finding:
    papers = f"{MARK}kế hoạch, báo cáo và sổ theo dõi của đơn vị."
    if number % NO_EVERY == 0:
        return answers.Finding(verdict=Answer.Verdict.NO, papers="", remark=f"{MARK}chưa có hồ sơ.")
    if number % PARTLY_EVERY == 0:
        remark = f"{MARK}một số cơ sở gửi hồ sơ chậm."
        return answers.Finding(verdict=Answer.Verdict.PARTLY, papers=papers, remark=remark)
    return answers.Finding(verdict=Answer.Verdict.YES, papers=papers, remark="")


def _write_up(made: Inspection, head: TeamMember) -> Inspection:
    fields = {
        "present": f"Đại diện mẫu - {made.unit.short_name}",
        "strengths": f"{MARK}{made.unit.short_name} triển khai giao ước đúng kế hoạch, hồ sơ đầy đủ.",
        "limits": f"{MARK}việc gửi số liệu của một số cơ sở còn chậm.",
        "began_at": made.starts_at or made.began_at,
        "finished_at": made.ends_at if made.starts_at else None,
    }
    return inspections.write(made, by=head.person, edition=made.edition, fields=fields)


def _opine(made: Inspection) -> None:
    agrees = made.unit.abbreviation != DISAGREES
    opinion = "" if agrees else f"{MARK}đơn vị đề nghị đoàn xem thêm hồ sơ của quý IV."
    by = _officer(made)
    if by:
        inspections.opine(made, by=by, edition=made.edition, agrees=agrees, opinion=opinion)


def _officer(made: Inspection) -> Person | None:
    appointment = made.unit.appointments.select_related("person").first()
    return appointment and appointment.person
