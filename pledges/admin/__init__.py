"""The administration of pledges: windows on what was written and signed, and what signing forbids to change elsewhere."""

from pledges.admin import (  # noqa: F401 -- registers them
    activities,
    ballots,
    criteria,
    grounds,
    inspections,
    outsiders,
    recommendations,
    reference,
    scores,
    windows,
    working_year,
)
