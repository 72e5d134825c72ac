"""Rows of a year that several parts of a page share: each kind is read once, and only when a part asks for it."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from members.models import Term
from members.standing import Standing
from pledges.activities.models import Activity
from pledges.agreement.models import Agreement
from pledges.ballots.models import Ballot
from pledges.documents.models import Document, SignaturePlace
from pledges.exemplars.models import Exemplar
from pledges.inspections.plan.models import InspectionPlan, TeamMember
from pledges.inspections.recommendations.models import WAITING, Recommendation
from pledges.inspections.visit.models import Inspection
from pledges.registrations.models import Registration
from pledges.reports.models import Report
from pledges.scores.scale.models import Scale
from pledges.scores.sheet.models import ScoreSheet

SUBJECTS = ("registration", "inspection", "ballot", "handover")  # of papers besides the agreement
LIVE_BALLOTS = (Ballot.State.VOTING, Ballot.State.DRAFT, Ballot.State.COUNTED)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Facts of a year from one row: states ("" without plan or scale), the number of proposed exemplars, what exists."""

    plan: str
    scale: str
    proposed: int
    has_ballots: bool
    has_recommendations: bool
    has_conference: bool


class Rows:
    """Rows of the standing's term. Each row shares that term object, so that showing it takes no further query."""

    def __init__(self, standing: Standing):
        self.standing, self.term = standing, standing.term

    @cached_property
    def agreement(self) -> Agreement | None:
        """The agreement of the term, with its document."""
        agreement = getattr(self._year, "agreement", None)
        if agreement:
            agreement.term = self.term
        return agreement

    @cached_property
    def facts(self) -> Facts:
        year = self._year
        return Facts(
            plan=year.plan_state or "",
            scale=year.scale_state or "",
            proposed=year.proposed or 0,
            has_ballots=year.has_ballots,
            has_recommendations=year.has_recommendations,
            has_conference=year.has_conference,
        )

    @cached_property
    def _year(self) -> Term:
        """The term with its agreement and its facts: one query, however much there is in the year."""
        of_term = {"term": OuterRef("pk")}
        ballots = Ballot.objects.filter(**of_term, state__in=LIVE_BALLOTS)
        waiting = Recommendation.objects.dealt_with_in(self.term).filter(state__in=WAITING)
        proposed = Exemplar.objects.filter(**of_term, state=Exemplar.State.PROPOSED)
        proposed = proposed.order_by().values("term").annotate(number=Count("pk")).values("number")
        conferences = Activity.objects.planned().filter(**of_term, kind=Activity.Kind.CONFERENCE)
        rows = Term.objects.select_related("agreement__document").annotate(
            plan_state=Subquery(InspectionPlan.objects.filter(**of_term).values("state")[:1]),
            scale_state=Subquery(Scale.objects.filter(**of_term).values("state")[:1]),
            proposed=Subquery(proposed),
            has_ballots=Exists(ballots),
            has_recommendations=Exists(waiting),
            has_conference=Exists(conferences.filter(starts_at__date=OuterRef("agreement__day"))),
        )
        return rows.get(pk=self.term.pk)

    @cached_property
    def places(self) -> list:
        """The places of the agreement's document."""
        return self.agreement.document.place_list if self.agreement and self.agreement.document else []

    @cached_property
    def own_places(self) -> list[SignaturePlace]:
        """Places that the person is to sign today in documents of the year, except the agreement (`Agreement.place_of`)."""
        standing = self.standing
        if not standing.units:
            return []
        own = Q(mandate__person=standing.person, unit__in=standing.leader_of)
        own |= Q(person=standing.person, unit__in=standing.units)
        waiting = SignaturePlace.objects.filter(
            own, document__term=self.term, document__state=Document.State.OPEN, signature=None
        ).select_related("mandate", *(f"document__{name}" for name in SUBJECTS))
        rows = waiting.defer("document__ballot__urn").order_by("pk")
        return [row for row in rows if row.is_in_force()]

    def places_about(self, name: str) -> list[tuple[SignaturePlace, object]]:
        """Pair those of `own_places` in papers on a subject of `SUBJECTS` (`name`) with it."""
        pairs = [(place, getattr(place.document, name, None)) for place in self.own_places]
        for _, subject in pairs:
            if subject:
                subject.term = self.term
        return [(place, subject) for place, subject in pairs if subject]

    @cached_property
    def registrations(self) -> dict[tuple[int, str, str], int]:
        """Number of registrations by (unit, kind, state)."""
        rows = Registration.objects.filter(term=self.term).order_by().values_list("unit", "kind", "state")
        return {tuple(key): number for *key, number in rows.annotate(number=Count("pk"))}

    @cached_property
    def registered(self) -> dict[int, Counter]:
        """Number of registrations by unit and state; "counted": those that fulfil the rule of the year."""
        by_unit: dict[int, Counter] = {}
        for (unit, kind, state), number in self.registrations.items():
            counts = by_unit.setdefault(unit, Counter())
            counts[state] += number
            if Registration.is_counted(kind, state):
                counts["counted"] += number
        return by_unit

    @cached_property
    def reports(self) -> dict[tuple[int, str], Report]:
        """Reports by (unit, period); only what their state needs is loaded."""
        rows = Report.objects.filter(term=self.term).only("unit", "period", "state", "approved_at", "term")
        return {(row.unit_id, row.period): row for row in rows}

    @cached_property
    def inspections(self) -> list[Inspection]:
        """Inspections of the issued plan except cancelled ones, the next first; `role`: the person's in its team, else None."""
        if not self.facts.plan:
            return []
        own = TeamMember.objects.filter(
            team=OuterRef("team"), person=self.standing.person, unit__in=self.standing.units
        )
        rows = Inspection.objects.filter(term=self.term, plan__issued_at__isnull=False)
        rows = rows.exclude(state=Inspection.State.CANCELLED).annotate(role=Subquery(own.values("role")[:1]))
        inspections = list(rows.select_related("plan", "unit").order_by("starts_at", "pk"))
        for inspection in inspections:
            inspection.term = inspection.plan.term = self.term
        return inspections

    @cached_property
    def inspected(self) -> dict[int, Inspection]:
        """Inspections by unit."""
        return {inspection.unit_id: inspection for inspection in self.inspections}

    @cached_property
    def sheets(self) -> list[ScoreSheet]:
        """The score sheets in the order of the units, each with `lacks_approved` (see `with_approval`)."""
        if not self.facts.scale:
            return []
        rows = ScoreSheet.objects.filter(term=self.term).with_approval()
        sheets = list(rows.select_related("unit").order_by("unit__order"))
        for sheet in sheets:
            sheet.term = self.term
        return sheets
