"""Pages of activities and exemplars ask as often for thirty units and hundreds of rows as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pledges.activities.acts import Presence, hold, invite
from pledges.activities.models import Activity
from pledges.exemplars.models import Exemplar
from pledges.registrations.models import Registration
from tests import cast, factories
from tests.activities.together import days
from tests.queries.limits import MORE, MOST

pytestmark = pytest.mark.django_db


def world(*, units: int, rows: int) -> tuple:
    """(year, addresses by page): an activity that waits, one that was held, and so many more of everything."""
    year = factories.cluster_year(units)
    factories.term(year.cluster, "2018")
    planned = factories.activity(year, guests="Một\nHai")
    invite(planned, by=year.secretary)
    over = factories.activity(year, starts_at=days(-1))
    came = {unit.pk: Presence(is_present=True, people="Chủ tịch") for unit in year.units}
    held = hold(
        factories.activity(year, starts_at=days(-2)), by=year.secretary, attendance=came, outcome="Xong."
    )
    shared = factories.exemplar(year)
    proposed = factories.exemplar(year, state="proposed")
    Activity.objects.bulk_create(
        Activity(term=year.term, kind="exchange", name=f"Số {n}", starts_at=days(n % 40 - 10), place="Trụ sở")
        for n in range(rows)
    )
    values = {"term": year.term, "proposed_by": year.secretary, "state": "shared", "kind": "group"}
    Exemplar.objects.bulk_create(
        Exemplar(
            name=f"Số {n}", unit=year.units[n % units], achievement="a", lesson="b", order=f"{n:04}", **values
        )
        for n in range(rows)
    )
    Registration.objects.bulk_create(
        Registration(
            term=year.term, unit=year.units[n % units], kind="model", name="Học", learned_from=shared
        )
        for n in range(rows)
    )
    return year, addresses(year, (planned, over, held), (shared, proposed))


def addresses(year, activities, exemplars) -> dict[tuple[str, str], str]:
    """(page, who asks) -> address."""
    (planned, over, held), (shared, proposed) = activities, exemplars
    here = {"cluster": year.cluster.slug, "year": "2019"}
    names = ("activities", "activity_plan", "exemplars")
    found = {(name, "secretary"): reverse(f"pledges:{name}", kwargs=here) for name in names}
    workbench = reverse("pledges:workbench_year", kwargs=here)
    found |= {("pledges:workbench_year", who): workbench for who in ("officer", "secretary")}
    found["exemplar_propose", "officer"] = reverse("pledges:exemplar_propose", kwargs=here)
    found["exemplars", "officer"] = found["exemplars", "secretary"] + "?tim=so&loai=group"
    found["exemplar_write", "officer"] = proposed.url("exemplar_write")
    found["exemplar_refuse", "secretary"] = proposed.url("exemplar_refuse")
    found |= {("exemplar", who): shared.get_absolute_url() for who in ("officer", "secretary")}
    found |= {("activity planned", who): planned.get_absolute_url() for who in ("officer", "secretary")}
    for name in ("activity_write", "activity_cancel", "activity_invitations", "activity_attendance"):
        found[name, "secretary"] = planned.url(name)
    found["activity_hold", "secretary"] = over.url("activity_hold")
    found["activity held", "secretary"] = held.get_absolute_url()
    found["activity_minutes", "secretary"] = held.url("activity_minutes")
    return found


def counted(year, pages) -> dict[tuple[str, str], int]:
    browsers = cast.clients({"secretary": year.secretary, "officer": year.officers[0]})
    found = {}
    for page, url in pages.items():
        client = browsers[page[1]]
        assert client.get(url).status_code == 200, url
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        found[page] = len(asked)
    return found


@pytest.mark.slow
def test_pages_ask_no_more_when_there_is_more():
    few, many = counted(*world(units=1, rows=1)), counted(*world(units=30, rows=300))
    assert many == few
    assert {page: count for page, count in many.items() if count > MOST + MORE.get(page[0], 0)} == {}
