from hypothesis import settings, Phase
settings.register_profile('quick', phases=[Phase.explicit, Phase.generate])
import pytest

from tests.input.doors import prepared


@pytest.fixture
def make_year(authority):
    """A year in a state, made once per test however many examples it runs."""
    made = {}
    return lambda state: made.setdefault(state, None) or made.update({state: prepared(state)}) or made[state]
