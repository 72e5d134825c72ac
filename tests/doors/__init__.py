"""Which kind of person gets what answer at which door: a table for each part of the site."""

from tests.doors import (
    activities,
    ballot,
    dated,
    handover,
    inspection,
    inspection_plan,
    minutes,
    registration_list,
    registrations,
    report,
    scale,
    scores,
    site,
)

PARTS = (
    site.PART,
    activities.PART,
    ballot.PART,
    dated.PART,
    handover.PART,
    inspection.PART,
    inspection_plan.PART,
    minutes.PART,
    minutes.RECOMMENDATIONS,
    registration_list.PART,
    registrations.PART,
    report.PART,
    report.REVIEW,
    scale.PART,
    scores.PART,
    scores.YEAR,
)
