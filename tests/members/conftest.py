"""An administrator, and a leader who was just added."""

import pytest
from django.test import Client

from tests import factories
from tests.members.links import added


@pytest.fixture
def administrator(db):
    return factories.person("Quản Thị Trị", is_staff=True, is_superuser=True)


@pytest.fixture
def browser(administrator):
    """An administrator's."""
    return factories.client_of(Client(), administrator)


@pytest.fixture
def leader(browser):
    """Just added, and invited."""
    return added(browser)
