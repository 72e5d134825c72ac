"""The form with which an activity is planned and its plan is changed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from pledges.activities.models import Activity
from pledges.agreement.models import Agreement
from tests import factories
from tests.activities.together import close, days, typed
from tests.ladder import rows
from tests.pages import field_errors, fields, notices, page, visitor, words

pytestmark = pytest.mark.django_db
SUGGESTED = "Ngày và địa điểm lấy theo giao ước của năm; giờ bắt đầu được điền sẵn, đề nghị đồng chí xem lại."
FORM = {"kind": "exchange", "name": "Trao đổi kinh nghiệm", "starts_at": "8h30 28/02/2019", "place": "Trụ sở"}


@pytest.fixture
def year():
    return factories.cluster_year(2)


def address(year) -> str:
    return reverse("pledges:activity_plan", kwargs={"cluster": year.cluster.slug, "year": "2019"})


def send(year, url=None, follow=True, **changes):
    return visitor(year.secretary).post(url or address(year), FORM | changes, follow=follow)


def shown(year, url=None) -> dict:
    url = url or address(year)
    return fields(visitor(year.secretary).get(url), url)


def test_the_day_and_place_of_the_agreement_are_suggested(year):
    response = visitor(year.secretary).get(address(year))
    assert notices(response) == [SUGGESTED]
    found = fields(response, address(year))
    assert (found["kind"], found["name"]) == ("conference", "Hội nghị ký kết giao ước thi đua năm 2019")
    assert (found["starts_at"], found["place"]) == ("08:00 28/02/2019", "Trụ sở Hội thử")


@pytest.mark.parametrize("why", ["planned already", "no place", "no day", "no agreement"])
def test_nothing_is_suggested_when(year, why):
    if why == "planned already":
        factories.activity(year)
    elif why == "no agreement":
        year.term.name, url = "2020", None
        following = factories.term(year.cluster, "2020")
        url = reverse("pledges:activity_plan", kwargs={"cluster": year.cluster.slug, "year": following.name})
        assert shown(year, url)["name"] == ""
        return
    else:
        Agreement.objects.update(**{"venue": ""} if why == "no place" else {"day": None})
    assert (shown(year)["name"], shown(year)["starts_at"]) == ("", "")


def test_a_cancelled_conference_is_planned_anew(year):
    factories.activity(year, "cancelled")
    assert shown(year)["place"] == "Trụ sở Hội thử"


@pytest.mark.parametrize(
    "moment", ["8h30 28/02/2019", "08:30 28/02/2019", "28/02/2019 08:30", "2019-02-28T08:30"]
)
def test_it_is_planned_however_the_moment_is_written(year, moment):
    response = send(year, starts_at=moment, host=year.units[0].pk)
    assert notices(response)[0].startswith("Đã thêm hoạt động.")
    made = Activity.objects.get()
    assert (made.kind, made.name, made.host) == ("exchange", "Trao đổi kinh nghiệm", year.units[0])
    assert typed(made.starts_at) == "08:30 28/02/2019"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"kind": ""}, "Chưa nhập mục này."),
        ({"name": ""}, "Chưa nhập mục này."),
        ({"starts_at": "28/02/2019 25:61"}, None),
        ({"ends_at": "08:29 28/02/2019"}, "Giờ kết thúc phải sau giờ bắt đầu."),
        ({"programme": "a\n" * 61 + "a"}, "Nội dung quá dài, tối đa 60 dòng."),
    ],
)
def test_a_mistake_comes_back_with_what_was_typed(year, changes, sentence):
    before = rows()
    response = send(year, follow=False, **changes)
    assert response.status_code == 422
    errors = field_errors(response)
    assert errors == [sentence] if sentence else len(errors) == 1
    back = fields(response, address(year))
    kept = FORM | {name: value.rstrip("\n") for name, value in changes.items()}
    assert {name: back[name] for name in kept} == kept
    assert rows() == before


def test_only_members_are_offered_as_hosts_and_only_last_year_can_be_closed(year):
    before = factories.term(year.cluster, "2018")
    factories.term(year.cluster, "2017")
    factories.unit("Đơn vị ngoài cụm")
    response = visitor(year.secretary).get(address(year))
    options = [each.attributes["value"] for each in page(response).all("option")]
    assert [value for value in options if value.isdigit()] == [
        *(str(unit.pk) for unit in year.units),
        str(before.pk),
    ]
    assert send(year, host=factories.unit().pk, follow=False).status_code == 422
    send(year, kind="conference", closes=before.pk)
    assert Activity.objects.get().closes == before


def test_in_the_first_year_there_is_nothing_to_close(year):
    assert "Kết hợp tổng kết năm" not in words(visitor(year.secretary).get(address(year)))


def test_the_plan_is_changed_in_the_same_form(year):
    activity = factories.activity(year, ends_at=days(7.1), topic="Cũ")
    url = activity.url("activity_write")
    found = shown(year, url)
    assert (found["starts_at"], found["ends_at"], found["topic"]) == (
        typed(activity.starts_at),
        typed(activity.ends_at),
        "Cũ",
    )
    response = send(year, url, **found | {"topic": "Mới"})
    assert notices(response)[0].startswith("Đã lưu hoạt động.")
    activity.refresh_from_db()
    assert (activity.topic, activity.name) == ("Mới", "Hội nghị thử")


@pytest.mark.parametrize("state", ["held", "cancelled"])
def test_what_is_over_is_not_written(year, state):
    activity = factories.activity(year, state)
    response = visitor(year.secretary).get(activity.url("activity_write"), follow=True)
    assert response.redirect_chain == [(activity.get_absolute_url(), 302)]
    assert len(notices(response)) >= 1


def test_a_closed_year_has_no_form(year):
    close(year)
    response = visitor(year.secretary).get(address(year), follow=True)
    assert "Năm thi đua đã kết thúc" in notices(response)[0]


def test_a_moment_far_away_is_refused_at_its_field(year):
    last = timezone.localdate() + timedelta(days=366)
    response = send(year, follow=False, starts_at="08:00 01/01/9999")
    sentence = f"Ngày này cách xa năm thi đua 2019 (nhập từ 31/12/2017 đến {last:%d/%m/%Y})."
    assert (response.status_code, field_errors(response)) == (422, [sentence])
