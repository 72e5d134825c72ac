"""Cluster years in the states that forms need."""

import pytest

from tests.input.doors import prepared


@pytest.fixture
def make_year(authority):
    """state -> a year in it, made once per test however many examples run on it."""
    made = {}

    def make(state):
        if state not in made:
            made[state] = prepared(state)
        return made[state]

    return make
