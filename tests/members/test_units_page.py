"""The list of units is found by however its names are typed."""

import pytest
from django.urls import reverse

from tests import factories
from tests.pages import page, visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    made = factories.cluster_year()
    unit = made.units[0]
    unit.name, unit.short_name = "Đoàn Nông dân hòa bình", "Đoàn Nông dân"
    unit.save()
    return made


@pytest.mark.parametrize(
    "typed",
    [
        *("nông dân", "NONG DAN", "nông  dân", "nông\u00a0dân", " nông dân ", "no\u0302ng da\u0302n"),
        *("\u00d0oàn Nông", "\u00f0oàn", "hoà bình", "hòa bình"),
    ],
)
def test_a_unit_is_found_however_its_name_is_typed(year, typed):
    kwargs = {"cluster": year.cluster.slug, "year": year.term.name}
    answer = visitor(year.secretary).get(reverse("members:units", kwargs=kwargs), {"tim": typed})
    assert [head.text for head in page(answer).all("th") if head.attributes.get("scope") == "row"] == [
        year.units[0].name
    ]
