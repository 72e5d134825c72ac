"""Which kind of person gets what answer at which door: a table for each part of the site."""

from tests.doors import activities, dated, handover, registration_list, registrations, report, site

PARTS = (
    site.PART,
    activities.PART,
    dated.PART,
    handover.PART,
    registration_list.PART,
    registrations.PART,
    report.PART,
    report.REVIEW,
)
