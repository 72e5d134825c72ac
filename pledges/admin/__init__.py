"""What the administration shows of agreements and signatures, and what signing forbids to change elsewhere."""

from pledges.admin import (  # noqa: F401 -- registers them
    activities,
    ballots,
    criteria,
    inspections,
    outsiders,
    recommendations,
    reference,
    scores,
    windows,
    working_year,
)
