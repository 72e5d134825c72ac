"""The page of one activity, and the button that invites."""

import pytest

from pledges.activities.acts import hold, invite, write
from tests import factories
from tests.activities.together import came, close, days
from tests.ladder import rows
from tests.pages import chips, notices, page, visitor, words

pytestmark = pytest.mark.django_db
PAPERS = ("activity_invitations", "activity_attendance", "activity_minutes")


@pytest.fixture
def year():
    return factories.cluster_year(2)


def look(activity, person):
    return visitor(person).get(activity.get_absolute_url())


def papers(activity, response) -> list[str]:
    links = page(response).links()
    return [name for name in PAPERS if activity.url(name) in links]


def test_everybody_of_the_year_reads_the_plan(year):
    activity = factories.activity(
        year,
        host=year.units[1],
        ends_at=days(7.1),
        topic="Tổng kết <b>năm</b>",
        programme="8 giờ 00: Đón tiếp",
        guests="Ban Dân vận\nBan Tuyên giáo",
    )
    for person in (year.officers[0], year.leaders[1], year.secretary, year.supervisor):
        told = words(look(activity, person))
        for each in ("Hội trường thử", year.units[1].name, "Tổng kết <b>năm</b>", "8 giờ 00: Đón tiếp"):
            assert each in told
        assert "Ban Dân vận" in told


def test_each_unit_shows_whether_it_was_invited(year):
    activity = factories.activity(year)
    assert chips(look(activity, year.officers[0])).count("Chưa mời") == 2
    invite(activity, by=year.secretary)
    assert chips(look(activity, year.officers[0])).count("Đã mời") == 2


def test_after_it_was_held_its_outcome_and_who_came(year):
    activity = factories.activity(year, starts_at=days(-1))
    hold(activity, by=year.secretary, attendance=came(year, people="Chủ tịch Hội"), outcome="Nhất trí.")
    response = look(activity, year.officers[1])
    assert chips(response) == ["Đã tổ chức", "Có mặt", "Vắng mặt"]
    assert "Nhất trí." in words(response)
    assert "Chủ tịch Hội" in words(response)


def test_a_cancelled_one_says_why(year):
    response = look(factories.activity(year, "cancelled"), year.officers[0])
    assert notices(response) == ["Hoạt động đã hủy. Lý do: Hoãn vì mưa bão."]


def test_only_papers_that_exist_are_linked(year):
    activity = factories.activity(year, starts_at=days(0))
    assert papers(activity, look(activity, year.officers[0])) == ["activity_attendance"]
    invite(activity, by=year.secretary)
    assert papers(activity, look(activity, year.officers[0])) == list(PAPERS[:2])
    hold(activity, by=year.secretary, attendance=came(year), outcome="Xong.")
    assert papers(activity, look(activity, year.officers[0])) == list(PAPERS)
    cancelled = factories.activity(year, "cancelled")
    assert papers(cancelled, look(cancelled, year.officers[0])) == []


def test_the_secretariat_alone_is_led_to_inviting(year):
    activity = factories.activity(year)
    url = activity.url("activity_invite")
    assert url in page(look(activity, year.secretary)).links()
    assert url not in page(look(activity, year.officers[0])).links()


def test_a_change_after_the_letters_asks_to_invite_again(year):
    activity = factories.activity(year)
    invite(activity, by=year.secretary)
    assert notices(look(activity, year.secretary)) == []
    write(activity, by=year.secretary, place="Hội trường khác")
    sentence = "Nội dung đã sửa sau khi gửi giấy mời. Đề nghị đồng chí gửi lại giấy mời."
    assert notices(look(activity, year.secretary)) == [sentence]
    assert notices(look(activity, year.officers[0])) == []
    invite(activity, by=year.secretary)
    assert notices(look(activity, year.secretary)) == []


def test_a_refused_invitation_is_a_message(year):
    activity, before = factories.activity(year, "cancelled"), rows()
    response = visitor(year.secretary).post(activity.url("activity_invite"), follow=True)
    assert "Hoạt động đã hủy, không sửa được." in notices(response)[0]
    assert rows() == before


def test_the_log_is_told_newest_first(year):
    activity = factories.activity(year)
    invite(activity, by=year.secretary)
    write(activity, by=year.secretary, place="Khác")
    (timeline,) = page(look(activity, year.officers[0])).all("ol")[-1:]
    told = timeline.text
    assert [told.index(each) for each in ("Sửa nội dung", "Gửi giấy mời", "Thêm hoạt động")] == sorted(
        told.index(each) for each in ("Sửa nội dung", "Gửi giấy mời", "Thêm hoạt động")
    )
    assert "Đã sửa: địa điểm" in told


def test_in_the_year_it_closes_it_is_read_but_nothing_is_offered(year):
    before = factories.term(year.cluster, "2018")
    stays_behind = factories.mandate(factories.member(before).unit).person
    activity = factories.activity(year, closes=before)
    for person in (stays_behind, year.secretary):
        response = visitor(person).get(activity.seen_in(before))
        assert notices(response) == ["Hội nghị này thuộc năm 2019, kết hợp tổng kết năm 2018."]
        assert page(response).posts() & {activity.url("activity_invite")} == set()
    assert look(activity, stays_behind).status_code == 404


@pytest.mark.parametrize("name", ["activity_write", "activity_invite", "activity_hold", "activity_cancel"])
def test_acts_are_done_in_its_own_year_only(year, name):
    before = factories.term(year.cluster, "2018")
    activity = factories.activity(year, closes=before)
    url = activity.url(name).replace("/2019/", "/2018/")
    assert visitor(year.secretary).post(url).status_code == 404


def test_another_clusters_activity_is_not_found(year):
    other = factories.activity(factories.cluster_year(1))
    url = factories.activity(year).get_absolute_url()
    assert visitor(year.secretary).get(url.replace(url.split("/")[-2], str(other.pk))).status_code == 404


def test_in_a_closed_year_nothing_is_offered(year):
    activity = factories.activity(year)
    close(year)
    response = look(activity, year.secretary)
    assert "Thường trực cụm xử lý" not in words(response)
    assert activity.url("activity_invite") not in page(response).posts()
