"""Before letters go out the page says to whom, and whether they take the place of earlier ones; it asks once."""

import pytest

from pledges.activities.acts import invite
from tests import factories
from tests.ladder import letters
from tests.pages import headings, notices, page, visitor, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return factories.cluster_year(2)


def asked(activity, year):
    return visitor(year.secretary).get(activity.url("activity_invite"))


def test_it_names_the_units_and_counts_the_people(year):
    activity = factories.activity(year)
    said = words(asked(activity, year))
    names = "; ".join(unit.short_name for unit in year.units)
    assert f"2 đơn vị nhận giấy mời, 4 người nhận thư: {names}." in said
    assert "thay giấy mời đã gửi" not in said
    assert (letters(), activity.attendances.count()) == ([], 0)


def test_the_second_time_it_says_so(year):
    activity = invite(factories.activity(year), by=year.secretary)
    before = letters()
    response = asked(activity, year)
    assert "Gửi lại giấy mời dự Hội nghị thử?" in headings(response)
    assert "Giấy mời này thay giấy mời đã gửi lúc" in words(response)
    assert letters() == before


def test_the_button_sends_them(year):
    activity = factories.activity(year)
    assert activity.url("activity_invite") in page(asked(activity, year)).posts()
    response = visitor(year.secretary).post(activity.url("activity_invite"), follow=True)
    assert notices(response)[0].endswith(
        "Đã gửi giấy mời tới các đơn vị thành viên. Giấy mời có ở mục Tài liệu."
    )
    assert activity.attendances.filter(invited_at__isnull=False).count() == 2


def test_it_says_what_the_letter_lacks(year):
    bare = factories.activity(year)
    assert "Giấy mời chưa có: người chủ trì; ngày trả lời; đầu mối liên hệ;" in words(asked(bare, year))
    named = {"chaired_by": "Trần Thị Mẫu, Chủ tịch", "contact": "Lê Văn Mẫu", "reply_by": bare.day}
    assert "Giấy mời chưa có" not in words(asked(factories.activity(year, **named), year))
