"""Expensive work of one address is counted for all processes at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from members.models import Brake


def take(address="192.0.2.1", work="upload", limit=3) -> int:
    return Brake.take(work, address, limit=limit, seconds=600)


@pytest.mark.django_db
def test_as_many_as_may_be_are_let_through_and_the_next_is_told_how_long_to_wait():
    assert [take() for _ in range(3)] == [0, 0, 0]
    assert 595 < take() <= 600
    assert (take(address="192.0.2.2"), take(work="paper")) == (0, 0)
    assert Brake.objects.get(address="192.0.2.1", work="upload").taken == 3


@pytest.mark.django_db
def test_the_time_begins_with_the_first_and_what_is_over_is_forgotten():
    assert [bool(take()) for _ in range(4)] == [False, False, False, True]
    take(address="192.0.2.2")
    Brake.objects.filter(address="192.0.2.1").update(since=timezone.now() - timedelta(seconds=400))
    assert 190 < take() <= 200
    Brake.objects.update(since=timezone.now() - timedelta(seconds=600))
    assert take() == 0
    assert list(Brake.objects.values_list("address", "taken")) == [("192.0.2.1", 1)]


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_no_more_and_no_fewer_are_let_through():
    def ask(_) -> int:
        try:
            return take(limit=30)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as callers:
        waits = list(callers.map(ask, range(80)))
    assert sorted(waits)[:31].count(0) == 30
    assert Brake.objects.get().taken == 30
