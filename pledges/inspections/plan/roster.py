"""A plan of cross-inspections read whole: teams, their people, who is visited when, and what does not fit together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import BigIntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from members.models import Person, Term, Unit
from members.serving import offices, pairs
from pledges.inspections.plan.clashes import clashes
from pledges.inspections.plan.models import InspectionPlan, Team, TeamMember
from pledges.inspections.visit.models import Inspection
from pledges.states.obstacle import Obstacle, missing

WANTED = {
    "day": "Thiếu ngày ban hành kế hoạch.",
    "purpose": "Thiếu mục đích.",
    "content": "Thiếu nội dung kiểm tra.",
    "organisation": "Thiếu phần tổ chức thực hiện.",
}


@dataclass(frozen=True, kw_only=True)
class Part:
    """A heading of the checklist with its questions, which need not follow each other in the list."""

    title: str
    questions: list


class Roster:
    """Teams and inspections of `plan`, cancelled ones among them. Five queries, whatever there is."""

    def __init__(self, plan: InspectionPlan):
        self.plan, self.term = plan, plan.term

    @cached_property
    def teams(self) -> list[Team]:
        teams = list(self.plan.teams.select_related("unit"))
        by_pk = {team.pk: team for team in teams}
        for team in teams:
            team.plan, team.member_list = self.plan, []
        members = TeamMember.objects.filter(team__plan=self.plan).select_related("person", "unit")
        for member in members.order_by("role", "pk"):
            by_pk[member.team_id].member_list.append(member)
        return teams

    @cached_property
    def everything(self) -> list[Inspection]:
        """All inspections in the order of time, those without a time last."""
        by_pk = {team.pk: team for team in self.teams}
        visits = list(self.plan.inspections.select_related("unit"))
        for visit in visits:
            visit.term, visit.plan, visit.team = self.term, self.plan, by_pk[visit.team_id]
        return sorted(visits, key=_in_order)

    @property
    def inspections(self) -> list[Inspection]:
        return [visit for visit in self.everything if visit.state != Inspection.State.CANCELLED]

    @cached_property
    def units(self) -> list[Unit]:
        return [member.unit for member in self.term.member_list]

    @property
    def is_ring(self) -> bool:
        return self.plan.pattern == InspectionPlan.Pattern.RING

    @property
    def assignment(self) -> dict[Unit, Unit]:
        """Each unit's inspected unit in the ring, in the order of the cluster."""
        inspected = {
            inspection.team.unit: inspection.unit for inspection in self.inspections if inspection.team.unit
        }
        return {unit: inspected[unit] for unit in self.units if unit in inspected}

    @cached_property
    def parts(self) -> list[Part]:
        """The checklist under its headings, in the order in which these come first."""
        by_title: dict[str, list] = {}
        for question in self.plan.questions.all():
            by_title.setdefault(question.part, []).append(question)
        return [Part(title=title, questions=questions) for title, questions in by_title.items()]

    def visits(self, team: Team) -> list[Inspection]:
        return [inspection for inspection in self.inspections if inspection.team_id == team.pk]

    @property
    def rows(self) -> list[tuple[Team, list[Inspection]]]:
        return [(team, self.visits(team)) for team in self.teams]

    def obstacles(self) -> list[Obstacle]:
        """List what is in the way of issuing the plan."""
        return [
            *(Obstacle(said, "inspection_plan_write") for said in missing(self.plan, WANTED).values()),
            *self._unassigned(),
            *self._unstaffed(),
            *self._undated(),
            *(
                []
                if self.parts
                else [Obstacle("Phiếu kiểm tra chưa có nội dung.", "inspection_plan_checklist")]
            ),
        ]

    def _unassigned(self) -> Iterator[Obstacle]:
        page = "inspection_plan_ring" if self.is_ring else "inspection_plan_teams"
        visited = {inspection.unit_id for inspection in self.inspections}
        here = {unit.pk for unit in self.units}
        for unit in self.units:
            if unit.pk not in visited:
                yield Obstacle(f"Chưa phân công đoàn kiểm tra {unit}.", page)
        for inspection in self.inspections:
            if inspection.unit_id not in here:
                yield Obstacle(f"{inspection.unit} không còn trong năm thi đua; phải phân công lại.", page)
            if inspection.team.unit_id and inspection.team.unit_id not in here:
                yield Obstacle(
                    f"{inspection.team.unit} không còn trong năm thi đua; phải phân công lại.", page
                )
            if inspection.team.unit_id == inspection.unit_id:
                yield Obstacle(f"{inspection.unit} không được tự kiểm tra.", page)
        if not self.units:
            yield Obstacle("Năm thi đua chưa có đơn vị thành viên.", page)

    def _unstaffed(self) -> Iterator[Obstacle]:
        serving = serving_in(self.term)
        for team, visits in self.rows:
            if not visits:
                if not self.is_ring and not self.was_cancelled(team):
                    yield Obstacle(
                        f"{team} chưa được phân công đơn vị được kiểm tra.", "inspection_plan_teams"
                    )
                continue
            unnamed = [
                word for word, lead in (("trưởng đoàn", team.head), ("thư ký", team.secretary)) if not lead
            ]
            if unnamed:
                yield Obstacle(f"{team} chưa có {' và '.join(unnamed)}.", "inspection_plan_teams")
            for member in team.member_list:
                if (member.person_id, member.unit_id) not in serving:
                    said = f"{member.person} ({team}) không còn là cán bộ, lãnh đạo của {member.unit}."
                    yield Obstacle(said, "inspection_plan_teams")

    def _undated(self) -> Iterator[Obstacle]:
        for inspection in self.inspections:
            if not (inspection.starts_at and inspection.ends_at and inspection.place):
                yield Obstacle(
                    f"Thiếu ngày, giờ hoặc địa điểm kiểm tra {inspection.unit}.", "inspection_plan_dates"
                )
        for clash in clashes(self.inspections):
            yield Obstacle(str(clash), "inspection_plan_dates")

    def was_cancelled(self, team: Team) -> bool:
        cancelled = (visit for visit in self.everything if visit.state == Inspection.State.CANCELLED)
        return any(visit.team_id == team.pk for visit in cancelled)

    def remarks(self, team: Team | None = None) -> list[str]:
        """List what is allowed but should be known: a unit in the team (default: in any) that visits it."""
        return [
            f"Đồng chí {member.person} của {member.unit} tham gia {visit.team}, đoàn kiểm tra {visit.unit}: "
            f"{member.unit} không tự chấm ở cột đoàn chấm."
            for visit in (self.visits(team) if team else self.inspections)
            for member in visit.team.member_list
            if member.unit_id == visit.unit_id
        ]


def _in_order(inspection: Inspection) -> tuple:
    starts_at = inspection.starts_at
    return (
        starts_at is None,
        starts_at.timestamp() if starts_at else 0,
        inspection.team.position,
        inspection.pk,
    )


def outside(term: Term, starts_at: datetime) -> str:
    """Say why nothing is inspected on that day; empty when it is a day of the year."""
    if term.starts_on <= timezone.localtime(starts_at).date() <= term.ends_on:
        return ""
    return f"Ngày kiểm tra phải trong năm thi đua, từ {term.starts_on:%d/%m/%Y} đến {term.ends_on:%d/%m/%Y}."


def people_of(term: Term) -> list[tuple[Person, Unit]]:
    """List leaders and officers of the member units today, unit by unit in the order of the cluster. Two queries."""
    order = {member.unit_id: place for place, member in enumerate(term.member_list)}
    serving = [(office.person, office.unit) for office in offices(list(order))]
    return sorted(dict.fromkeys(serving), key=lambda pair: order[pair[1].pk])


def serving_in(term: Term) -> set[tuple[int, int]]:
    """Return `people_of` as primary keys, in one query."""
    return pairs([member.unit_id for member in term.member_list])


def earlier_pairs(term: Term) -> list[tuple[str, set[tuple[int, int]]]]:
    """Return (year, who inspected whom by primary keys) of the cluster's years before, the newest first. One query.

    Of a team of several units the unit of its head counts.
    """
    head = TeamMember.objects.filter(team=OuterRef("team"), role=TeamMember.Role.HEAD).values("unit")[:1]
    rows = (
        Inspection.objects.filter(term__cluster=term.cluster_id, term__name__lt=term.name)
        .exclude(state=Inspection.State.CANCELLED)
        .filter(plan__state=InspectionPlan.State.ISSUED)
        .annotate(inspector=Coalesce("team__unit", Subquery(head), output_field=BigIntegerField()))
        .order_by("-term__name")
        .values_list("term__name", "inspector", "unit")
    )
    pairs: dict[str, set] = {}
    for year, inspector, unit in rows:
        pairs.setdefault(year, set()).add((inspector, unit))
    return list(pairs.items())
