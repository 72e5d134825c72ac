"""The task list of the workbench, from every part of the work."""

from dataclasses import replace

from members.models import Term
from pledges.year.rows import Rows
from pledges.year.tasks import activities as of_activities
from pledges.year.tasks import agreement as of_agreement
from pledges.year.tasks import ballots as of_ballots
from pledges.year.tasks import criteria as of_criteria
from pledges.year.tasks import handover as of_handover
from pledges.year.tasks import inspection_plan as of_inspection_plan
from pledges.year.tasks import inspections as of_inspections
from pledges.year.tasks import mails as of_mails
from pledges.year.tasks import recommendations as of_recommendations
from pledges.year.tasks import registrations as of_registrations
from pledges.year.tasks import reports as of_reports
from pledges.year.tasks import scores as of_scores
from pledges.year.tasks.task import Task

SHARED = {"calendar-event", "envelope"}


def waiting_for(*years: Rows) -> list[Task]:
    """List the tasks, the most pressing first; only the first may be primary, with the one red button.

    Over several years each task says where it belongs. In a closed year only the minutes of its handover wait.
    """
    if len(years) == 1:
        tasks = _of_year(years[0])
    else:
        with_cluster = len({rows.term.cluster_id for rows in years}) > 1
        tasks = [_placed(task, rows.term, with_cluster) for rows in years for task in _of_year(rows)]
        tasks = _each_once(tasks)
    tasks = sorted(tasks, key=lambda task: not task.primary)
    return [replace(task, primary=task.primary and number == 0) for number, task in enumerate(tasks)]


def _each_once(tasks: list[Task]) -> list[Task]:
    """Drop repetitions: a recommendation that a closed year left is dealt with in every open one."""
    told: dict[tuple, Task] = {}
    for task in tasks:
        told.setdefault(_matter(task), task)
    return list(told.values())


def _matter(task: Task) -> tuple:
    """A meeting that closes one year and opens the next, and an unsent mail, have an address in each."""
    return (task.icon, task.title, task.note, "" if task.icon in SHARED else task.url)


def _placed(task: Task, term: Term, with_cluster: bool) -> Task:
    return replace(task, where=f"Năm {term.name}" + (f" · {term.cluster.title}" if with_cluster else ""))


def _of_year(rows: Rows) -> list[Task]:
    if rows.term.is_closed:
        return of_handover.waiting_for(rows)
    return [
        *of_handover.waiting_for(rows),
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
