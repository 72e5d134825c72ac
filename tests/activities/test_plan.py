"""The secretariat plans a conference or an exchange."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from pledges.activities.acts import plan
from pledges.activities.models import Activity
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.states.event import Event
from tests import factories
from tests.activities.together import CLOSED, ONLY_SECRETARIAT, close, days
from tests.ladder import NOT_THE_SECRETARIAT, letters, recorded, refused, somebody, undone

pytestmark = pytest.mark.django_db
DAY = datetime(2019, 2, 28, 1, 30, tzinfo=UTC)  # 08:30 in Hà Nội


@pytest.fixture
def year():
    return factories.cluster_year(2)


def think(year, *, by=None, address="", **fields):
    fields = {"kind": "conference", "name": "Hội nghị ký kết", "starts_at": DAY, "place": "Trụ sở"} | fields
    return plan(year.term, by=by or year.secretary, address=address, **fields)


def test_it_is_planned_with_what_was_said(year):
    made = think(year, host=year.units[1], topic="Ký kết", programme="8 giờ: Đón tiếp", guests="Ban Dân vận")
    found = Activity.objects.get()
    assert found == made
    assert (found.term, found.state, found.kind, found.name) == (
        year.term,
        "planned",
        "conference",
        "Hội nghị ký kết",
    )
    assert (found.starts_at, found.ends_at, found.place, found.host) == (DAY, None, "Trụ sở", year.units[1])
    assert (found.topic, found.programme, found.guest_list) == (
        "Ký kết",
        "8 giờ: Đón tiếp",
        ["Ban Dân vận"],
    )
    assert f"{found.day:%d/%m/%Y}" == "28/02/2019"


def test_a_year_has_many(year):
    assert [think(year), think(year)] == list(Activity.objects.order_by("pk"))


def test_nothing_is_planned_in_a_closed_year(year):
    close(year)
    with refused(WrongState, CLOSED):
        think(year)


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_plans(year, kind):
    with refused(NotAllowed, ONLY_SECRETARIAT):
        think(year, by=somebody(year, kind))


def test_the_host_is_a_member(year):
    with refused(PledgeError, "Đơn vị này không thuộc năm thi đua. Xin chọn đơn vị thành viên."):
        think(year, host=factories.unit())


def test_it_does_not_end_before_it_begins(year):
    with refused(PledgeError, "Giờ kết thúc phải sau giờ bắt đầu."):
        think(year, ends_at=DAY - timedelta(minutes=1))
    with refused(PledgeError, "Hoạt động kéo dài quá một tháng. Xin xem lại ngày kết thúc."):
        think(year, ends_at=DAY + timedelta(days=32))
    assert think(year, ends_at=DAY).ends_at == DAY


@pytest.mark.parametrize("moment", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, tzinfo=UTC)])
def test_it_is_not_centuries_away(year, moment):
    last = timezone.localdate() + timedelta(days=366)
    sentence = f"Ngày này cách xa năm thi đua 2019 (nhập từ 31/12/2017 đến {last:%d/%m/%Y})."
    with refused(PledgeError, sentence):
        think(year, starts_at=moment)


def test_a_year_that_runs_late_plans_from_today(year):
    assert think(year, starts_at=days(300)).state == "planned"


@pytest.mark.parametrize("name", ["topic", "programme", "guests"])
def test_what_is_printed_on_every_letter_stays_short(year, name):
    with refused(PledgeError, "Nội dung quá dài, tối đa 60 dòng."):
        think(year, **{name: "a\n" * 60 + "a"})
    assert think(year, **{name: "\n".join("a" * 60)}).pk


def test_a_name_and_a_place_are_given(year):
    with refused(PledgeError, "Chưa nhập mục này. Chưa nhập mục này."):
        think(year, name=" ", place="")


# The conference that closes the year before


def test_a_conference_closes_the_year_before(year):
    before = factories.term(year.cluster, "2018")
    factories.term(year.cluster, "2017")
    assert think(year, closes=before).closes == before


@pytest.mark.parametrize("which", ["2017", "2019", "2020", "another cluster"])
def test_it_closes_no_other_year(year, which):
    factories.term(year.cluster, "2018")
    other = (
        factories.term(name="2018")
        if which == "another cluster"
        else year.term
        if which == "2019"
        else factories.term(year.cluster, which)
    )
    with refused(PledgeError, "Hội nghị chỉ kết hợp tổng kết năm liền trước của cụm."):
        think(year, closes=other)


def test_an_exchange_closes_nothing(year):
    sentence = "Chỉ hội nghị được kết hợp tổng kết năm. Xin để trống mục này hoặc chọn loại Hội nghị."
    with refused(PledgeError, sentence):
        think(year, kind="exchange", closes=factories.term(year.cluster, "2018"))


def test_who_planned_what_is_recorded(year):
    made = think(year, address="10.0.0.7")
    facts = {"name": "Hội nghị ký kết", "starts_at": "2019-02-28T01:30:00+00:00", "place": "Trụ sở"}
    assert recorded(made) == (
        Event.Verb.PLANNED,
        year.secretary,
        year.secretary.full_name,
        "10.0.0.7",
        facts,
    )


def test_nobody_is_told_yet_and_a_failure_leaves_nothing(year):
    before = letters()
    undone(lambda: think(year))
    think(year)
    assert letters() == before
