"""Rows with which a cluster judges its year, made directly: what a test is not about needs no acts."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from members.models import Person
from pledges.ballots.models import Ballot, Candidate, Teller, Voter
from pledges.documents.models import Confirmation
from pledges.inspections.minutes import acts as minutes
from pledges.inspections.minutes.wording import minutes_of
from pledges.inspections.plan.models import InspectionPlan, Question, Team, TeamMember
from pledges.inspections.recommendations.models import Recommendation
from pledges.inspections.visit.models import Answer, Inspection
from pledges.scores.scale.models import Criterion, Scale
from pledges.scores.sheet.models import ScoreSheet
from tests import kept
from tests.factories import ClusterYear

KIND = Criterion.Kind


@kept.step
def scale(year: ClusterYear, state="open") -> Scale:
    """Two groups of 50 with a leaf of every kind, and a bonus; open, with a sheet for each unit."""
    opened = {"opened_at": timezone.now(), "opened_by": year.secretary} if state == "open" else {}
    made = Scale.objects.create(term=year.term, state=state, total=Decimal(100), **opened)
    first = criterion(made, KIND.GROUP, name="Thực hiện giao ước", maximum=Decimal(50))
    criterion(
        made, KIND.QUANTITATIVE, parent=first, maximum=Decimal(30), target=Decimal(200), measured_in="buổi"
    )
    criterion(made, KIND.PASS_FAIL, parent=first, maximum=Decimal(20))
    second = criterion(made, KIND.GROUP, name="Chuyên đề, mô hình mới", maximum=Decimal(50))
    criterion(
        made, KIND.OCCURRENCE, parent=second, maximum=Decimal(20), points_each=Decimal(5), measured_in="lần"
    )
    criterion(made, KIND.JUDGED, parent=second, maximum=Decimal(30))
    criterion(made, KIND.ADJUSTMENT, maximum=Decimal(5), minimum=Decimal(-5))
    if state == "open":
        for unit in year.units:
            ScoreSheet.objects.create(term=year.term, unit=unit)
    return made


def criterion(of_scale: Scale, kind, *, parent=None, **fields) -> Criterion:
    position = of_scale.criteria.filter(parent=parent).count() + 1
    fields = {"name": f"Tiêu chí {KIND(kind).label.lower()}"} | fields
    return Criterion.objects.create(scale=of_scale, kind=kind, parent=parent, position=position, **fields)


@kept.step
def plan(year: ClusterYear, state="issued") -> InspectionPlan:
    """A ring: the officer of each unit heads its team, the leader is the secretary; two questions.

    Unit 1 is visited today, each of the next ones a day before the one it follows: all may begin.
    """
    issued = {"issued_at": timezone.now(), "issued_by": year.secretary} if state == "issued" else {}
    made = InspectionPlan.objects.create(term=year.term, state=state, **issued)
    for position, part in enumerate(("A. Công tác thi đua", "B. Công tác khen thưởng"), start=1):
        Question.objects.create(plan=made, position=position, part=part, text=f"Câu hỏi {position}")
    for number, unit in enumerate(year.units):
        team = Team.objects.create(plan=made, position=number + 1, name=f"Đoàn số {number + 1}", unit=unit)
        head, secretary = year.officers[number], year.leaders[number]
        TeamMember.objects.create(team=team, person=head, unit=unit, role=TeamMember.Role.HEAD)
        TeamMember.objects.create(team=team, person=secretary, unit=unit, role=TeamMember.Role.SECRETARY)
        starts_at = timezone.now() - timedelta(days=number)
        Inspection.objects.create(
            term=year.term,
            plan=made,
            team=team,
            unit=year.units[(number + 1) % len(year.units)],
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=3),
            place="Trụ sở đơn vị",
        )
    return made


def inspection_of(year: ClusterYear, number=1) -> Inspection:
    """The inspection of the unit with this index; unit 1 is inspected by the people of unit 0."""
    return Inspection.objects.select_related("term__cluster", "plan", "team", "unit", "document").get(
        term=year.term, unit=year.units[number]
    )


@kept.step
def ballot(year: ClusterYear, **fields) -> Ballot:
    """A draft for the flag: every unit is candidate and voter; the officers of the first two units count."""
    made = Ballot.objects.create(
        term=year.term, **{"kind": Ballot.Kind.FLAG, "title": "Suy tôn đơn vị tặng Cờ thi đua"} | fields
    )
    for position, unit in enumerate(year.units, start=1):
        Candidate.objects.create(ballot=made, position=position, unit=unit)
        Voter.objects.create(ballot=made, unit=unit)
    for role, (person, unit) in enumerate(zip(year.officers[:2], year.units[:2], strict=True), start=1):
        Teller.objects.create(ballot=made, person=person, unit=unit, role=role)
    return made


# The minutes of an inspection


@kept.step
def in_opinion(year: ClusterYear, number=1, **fields) -> Inspection:
    """The inspection of unit `number` of a plan that was made, carried out and answered; the unit was silent so far."""
    made = inspection_of(year, number)
    began = timezone.make_aware(datetime(2019, 10, 5, 8, 0))  # noqa: DTZ001 -- made aware here
    values = {
        "state": Inspection.State.OPINION,
        "began_at": began,
        "finished_at": began + timedelta(hours=3, minutes=30),
        "present": "Bà Lê Thị Dự, Phó Chủ tịch",
        "strengths": "Phong trào đều khắp.",
        "limits": "Hồ sơ chưa đủ.",
    } | fields
    for name, value in values.items():
        setattr(made, name, value)
    made.save()
    for question in made.plan.questions.all():
        Answer.objects.get_or_create(
            inspection=made,
            question=question,
            defaults={"verdict": Answer.Verdict.YES, "papers": "Kế hoạch số 05", "remark": "Đã triển khai."},
        )
    return inspection_of(year, number)


@kept.step
def recommended(inspection: Inspection, state="draft", **fields) -> Recommendation:
    """One recommendation of the inspection, as a row in `state`."""
    answered = (
        {"answered_at": timezone.now(), "answer": "Đã làm xong."} if state in {"answered", "done"} else {}
    )
    fields = {
        "text": "Bổ sung hồ sơ khen thưởng.",
        "owner": "Ban Tổ chức",
        "due_on": date(2019, 12, 1),
    } | fields
    position = inspection.recommendations.count() + 1
    return Recommendation.objects.create(
        term=inspection.term,
        inspection=inspection,
        unit=inspection.unit,
        state=state,
        position=position,
        **answered,
        **fields,
    )


@kept.step
def open_minutes(year: ClusterYear, number=1) -> Inspection:
    """In the opinion of the unit -> open for signature, by the head of the team."""
    made = in_opinion(year, number)
    by = made.team.head.person
    minutes.open_for_signature(made, by=by, fingerprint=minutes_of(made).fingerprint)
    return inspection_of(year, number)


def minutes_signers(inspection: Inspection) -> list[Person]:
    """Secretary, head, leader of the unit, as the document names them."""
    return [place.signer for place in inspection.document.place_list]


@kept.step
def sign_minutes(inspection: Inspection, *people: Person) -> Inspection:
    """Signed by `people` (default: all three); read anew."""
    for person in people or minutes_signers(inspection):
        made = Inspection.objects.select_related("term__cluster", "document").get(pk=inspection.pk)
        place = next(each for each in made.document.place_list if each.signer_id == person.pk)
        confirmation = Confirmation(sha256=made.document.frozen_sha256, at=timezone.now())
        minutes.sign(made, place=place, by=person, confirmation=confirmation)
    return Inspection.objects.select_related("term__cluster", "plan", "team", "unit", "document").get(
        pk=inspection.pk
    )
