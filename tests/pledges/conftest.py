"""Every test starts with an empty memory: the brake on uploads counts in the cache."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()
