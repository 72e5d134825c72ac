"""Which kind of person gets what answer at which door: a table for each part of the site."""

from tests.doors import report, site

PARTS = (site.PART, report.PART, report.REVIEW)
