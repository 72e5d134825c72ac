"""The words that the tasks of all parts of the work share."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pledges.year.tasks.task import due_words, named


@pytest.mark.parametrize(("days", "words"), [(1, "hạn {}"), (0, "hạn {}"), (-1, "quá hạn ({})")])
def test_a_day_is_late_from_the_next_one(days, words):
    day = timezone.localdate() + timedelta(days=days)
    assert due_words(day) == words.format(f"{day:%d/%m/%Y}")


def test_a_day_that_nobody_set_is_said_to_be_so():
    assert due_words(None) == "chưa có thời hạn"


@pytest.mark.parametrize(
    ("names", "words"),
    [("", ""), ("a", "a"), ("abcd", "a, b, c, d"), ("abcdef", "a, b, c, d và 2 đơn vị khác")],
)
def test_the_first_four_are_named(names, words):
    assert named(list(names)) == words


def test_the_others_may_be_people():
    assert named(list("abcde"), others="người khác") == "a, b, c, d và 1 người khác"
