"""`/` lists what waits in every open year of every cluster of a person, each line with its year."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from members.models import Mandate, Term
from pledges.activities.models import Activity
from pledges.agreement.acts import drafting
from tests import factories, judging
from tests.pages import page, visitor, words

MOST = 18  # queries for one more open year of one's own


@pytest.fixture
def two_years(authority):
    """2019 is being signed; the agreement of 2020 was begun and waits for its secretariat."""
    year = factories.cluster_year(2)
    year.open()
    _following(year, "2020")
    return year


def _following(year, name, **fields):
    term = factories.term(year.cluster, name, **fields)
    for unit in year.units:
        factories.member(term, unit)
    return term


def _tasks(person, address="/"):
    """What waits around agreements and meetings."""
    tasks = visitor(person).get(address).context["tasks"]
    about = ("/giao-uoc/", "/hoat-dong/")
    return [
        (task.title, task.where, task.primary) for task in tasks if any(word in task.url for word in about)
    ]


def _queries(person):
    browser = visitor(person)
    browser.get("/")
    with CaptureQueriesContext(connection) as asked:
        browser.get("/")
    return len(asked)


def test_the_work_of_both_years_is_one_list_with_what_presses_first(two_years):
    assert _tasks(two_years.secretary) == [
        ("Soạn Giao ước thi đua năm 2020", "Năm 2020", True),
        ("Còn 2 đơn vị chưa ký", "Năm 2019", False),
    ]


def test_the_year_of_each_line_is_on_the_page_and_its_link_leads_there(two_years):
    response = visitor(two_years.secretary).get("/")
    main = words(response)
    assert main.index("Soạn Giao ước thi đua năm 2020Chưa có dự thảo Năm 2020") < main.index(
        "2 đơn vị năm 2019"
    )
    assert f"/{two_years.cluster.slug}/2020/giao-uoc/" in page(response).links()


def test_with_one_open_year_the_lines_do_not_repeat_it(two_years):
    _close(two_years, "2020")
    assert _tasks(two_years.secretary) == [("Còn 2 đơn vị chưa ký", "", False)]


def _close(year, name):
    Term.objects.filter(cluster=year.cluster, name=name).update(
        closed_at=timezone.now(), closed_by=year.secretary
    )


def test_with_several_clusters_each_line_names_its_own(two_years):
    other = factories.cluster_year(1)
    Mandate.objects.filter(unit=other.units[0]).update(person=two_years.leaders[0])
    other.open()
    _close(two_years, "2020")
    signing = "Ký Giao ước thi đua năm 2019"
    clusters = sorted([two_years.cluster, other.cluster], key=lambda cluster: cluster.slug)
    assert [task[:2] for task in _tasks(two_years.leaders[0])] == [
        (signing, f"Năm 2019 · {cluster.title}") for cluster in clusters
    ]


def test_only_the_page_of_a_year_is_of_that_year_alone(two_years):
    address = f"/{two_years.cluster.slug}/2019/"
    assert _tasks(two_years.secretary, address) == [("Còn 2 đơn vị chưa ký", "", False)]


def test_a_meeting_of_two_years_is_said_once(two_years):
    following = Term.objects.get(cluster=two_years.cluster, name="2020")
    meeting = factories.activity(two_years, starts_at=timezone.now() + timedelta(days=3))
    Activity.objects.filter(pk=meeting.pk).update(term=following, closes=two_years.term)
    assert [task[0] for task in _tasks(two_years.officers[0])].count(str(meeting)) == 1


def test_what_a_closed_year_left_to_do_is_said_once(authority):
    year = factories.cluster_year(2)
    judging.plan(year)
    judging.recommended(judging.in_opinion(year), "open")
    judging.recommended(judging.in_opinion(year), "answered")
    for name in ("2020", "2021"):
        _following(year, name)
    _close(year, "2019")
    titles = [task.title for task in visitor(year.leaders[1]).get("/").context["tasks"]]
    assert [title for title in titles if "Bổ sung hồ sơ" in title] == [
        "Thực hiện kiến nghị: Bổ sung hồ sơ khen thưởng."
    ]
    titles = [task.title for task in visitor(year.secretary).get("/").context["tasks"]]
    assert len([title for title in titles if "Xác nhận 1 kiến nghị" in title]) == 1


def test_closed_years_and_years_that_one_only_reads_cost_nothing(two_years):
    reading, working = _queries(two_years.supervisor), _queries(two_years.secretary)
    for number in range(2005, 2015):
        _following(two_years, str(number))
        _close(two_years, str(number))
    assert (_queries(two_years.supervisor), _queries(two_years.secretary)) == (reading, working)
    _following(two_years, "2021")
    assert _queries(two_years.supervisor) == reading
    assert 0 < _queries(two_years.secretary) - working <= MOST


def test_a_year_with_a_draft_costs_no_more_than_that(two_years):
    before = _queries(two_years.secretary)
    term = _following(two_years, "2021")
    drafting.start(term, by=two_years.secretary, source="last_year")
    assert _queries(two_years.secretary) - before <= MOST
