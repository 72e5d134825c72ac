"""What the form of the next year makes of nonsense in its lists of units."""

import pytest

from pledges.handover.forms.term import NextTermForm
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["units", "deputies"])
@pytest.mark.parametrize("number", ["9" * 20, "-" + "9" * 19, "9" * 18])
def test_a_unit_that_cannot_be_is_refused_at_its_field(name, number):
    year = factories.cluster_year(1)
    form = NextTermForm({name: [number]}, term=year.term)
    (sentence,) = form.errors[name]
    assert number in sentence


@pytest.mark.parametrize("name", ["units", "deputies"])
def test_the_units_of_the_year_are_taken(name):
    year = factories.cluster_year(1)
    form = NextTermForm({name: [str(year.units[0].pk)]}, term=year.term)
    assert name not in form.errors
    assert list(form.cleaned_data[name]) == year.units
