"""The pages of the scale ask the database as often for three hundred criteria and thirty units as for twenty and six."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pledges.scores.scale.acts import criterion as criterion_acts
from pledges.scores.scale.acts import scale as acts
from pledges.scores.scale.models import Scale
from pledges.scores.sheet.models import ScoreSheet
from tests import factories
from tests.pages import visitor
from tests.queries.limits import MOST
from tests.scores.scaling import KIND, fields, key

PAGES = {
    "draft": (
        *("criteria", "scale_settings", "criterion_add", "criteria_import", "criteria_xlsx"),
        *("criterion_write", "criterion_move", "criterion_remove", "scale_open"),
    ),
    "open": ("criteria", "criteria_xlsx", "scale_reopen"),
}
ONE = {"criterion_write", "criterion_move", "criterion_remove"}


def world(state: str, *, units: int, criteria: int) -> factories.ClusterYear:
    year = factories.cluster_year(units=units)
    opened = {"opened_at": timezone.now(), "opened_by": year.secretary} if state == "open" else {}
    groups = criteria // 10
    scale = Scale.objects.create(term=year.term, state=state, total=90 * groups, **opened)
    rows = [((group,), fields(KIND.GROUP)) for group in range(1, groups + 1)]
    rows += [((group, number), fields()) for group in range(1, groups + 1) for number in range(1, 10)]
    acts.plant(scale, rows)
    if state == "open":
        ScoreSheet.objects.bulk_create(ScoreSheet(term=year.term, unit=unit) for unit in year.units)
    return year


def queries(year, state: str) -> dict[tuple[str, str], int]:
    found, scale = {}, Scale.objects.get(term=year.term)
    for who, person in (("secretary", year.secretary), ("leader", year.leaders[0])):
        client = visitor(person)
        for name in PAGES[state] if who == "secretary" else ("criteria", "criteria_xlsx"):
            url = scale.url(name, **({"criterion": key(scale, "1")} if name in ONE else {}))
            assert client.get(url).status_code == 200, url
            with CaptureQueriesContext(connection) as asked:
                client.get(url)
            found[who, name] = len(asked)
    return found


@pytest.mark.parametrize("state", PAGES)
def test_pages_ask_no_more_when_there_is_more(db, state):
    few = queries(world(state, units=6, criteria=20), state)
    many = queries(world(state, units=30, criteria=300), state)
    assert many == few
    assert {page: count for page, count in many.items() if count > MOST} == {}


def test_moving_and_opening_do_not_ask_for_every_criterion(db):
    counts = []
    for criteria in (20, 300):
        year = world("draft", units=6, criteria=criteria)
        scale = Scale.objects.get(term=year.term)
        with CaptureQueriesContext(connection) as asked:
            criterion_acts.shift(scale, by=year.secretary, edition=0, criterion=key(scale, "1"), up=False)
        counts.append(len(asked))
    assert counts[0] == counts[1]
