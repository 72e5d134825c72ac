"""The block of the chair on papers that are signed by hand: office, unit and full name."""

from members.models import Mandate, Membership
from pledges.papers.chair import Chair, chair_of
from tests import factories


def year_with_a_chair():
    year = factories.cluster_year(units=2)
    year.term.memberships.filter(unit=year.units[0]).update(rank=Membership.Role.CHAIR)
    return year


def test_the_office_the_unit_and_the_full_name_are_printed(db):
    year = year_with_a_chair()
    leader = year.leaders[0]
    assert chair_of(year.term) == Chair(f"Chủ tịch {year.units[0].name}", leader.full_name)


def test_a_title_that_names_the_unit_is_not_followed_by_it(db):
    year = year_with_a_chair()
    title = f"Phó Chủ tịch Ủy ban MTTQ, Chủ tịch {year.units[0].name}"[:80]
    Mandate.objects.filter(unit=year.units[0]).update(title=title)
    assert chair_of(year.term).office == title


def test_without_a_leader_only_the_unit_is_named_and_without_a_chair_nothing(db):
    year = year_with_a_chair()
    Mandate.objects.filter(unit=year.units[0]).delete()
    assert chair_of(year.term) == Chair(year.units[0].name, "")
    year.term.memberships.update(rank=Membership.Role.MEMBER)
    del year.term.member_list
    assert chair_of(year.term) == Chair()
