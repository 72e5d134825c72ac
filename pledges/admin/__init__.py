"""What the administration shows of agreements and signatures, and what signing forbids to change elsewhere."""

from pledges.admin import activities, outsiders, reference, windows, working_year  # noqa: F401 -- registers them
