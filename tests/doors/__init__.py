"""Which kind of person gets what answer at which door: a table for each part of the site."""

from tests.doors import registration_list, site

PARTS = (site.PART, registration_list.PART)
