"""What the walks of offers share: the worlds they walk through, and how an act is tried."""

import pytest
from django.db import transaction

from pledges.errors import PledgeError


def in_an_open_year(states) -> list:
    """Cases `(state, closed)` for every state."""
    return [pytest.param(state, False, id=state) for state in states]


def in_a_closed_year(*states: str) -> list:
    """Cases `(state, closed)` for two states: closing is refused before the state is looked at."""
    return [pytest.param(state, True, id=f"{state} in a closed year") for state in states]


def succeeds(act) -> bool:
    """Whether the act is accepted; whatever it did is undone."""
    with transaction.atomic():
        try:
            act()
        except PledgeError:
            return False
        finally:
            transaction.set_rollback(True)
    return True
