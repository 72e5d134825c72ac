"""The list of the workbench: what waits for a person in one year, from every part of the work."""

from dataclasses import replace

from pledges.tasks import activities as of_activities
from pledges.tasks import agreement as of_agreement
from pledges.tasks import ballots as of_ballots
from pledges.tasks import criteria as of_criteria
from pledges.tasks import inspection_plan as of_inspection_plan
from pledges.tasks import inspections as of_inspections
from pledges.tasks import mails as of_mails
from pledges.tasks import recommendations as of_recommendations
from pledges.tasks import registrations as of_registrations
from pledges.tasks import reports as of_reports
from pledges.tasks import scores as of_scores
from pledges.tasks.task import Task
from pledges.year.rows import Rows


def waiting_for(rows: Rows) -> list[Task]:
    """The most pressing first, and only that one is the main act. Empty when nothing waits; in a closed year nothing does."""
    if rows.term.is_closed:
        return []
    found = [
        *of_agreement.waiting_for(rows),
        *of_ballots.waiting_for(rows),
        *of_registrations.waiting_for(rows),
        *of_reports.waiting_for(rows),
        *of_inspection_plan.waiting_for(rows),
        *of_inspections.waiting_for(rows),
        *of_recommendations.waiting_for(rows),
        *of_scores.waiting_for(rows),
        *of_criteria.waiting_for(rows),
        *of_activities.waiting_for(rows),
        *of_mails.waiting_for(rows.standing),
    ]
    main = next((each for each in found if each.primary), None)
    return [each if each is main else replace(each, primary=False) for each in found]
