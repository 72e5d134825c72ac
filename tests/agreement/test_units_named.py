"""What a draft says of the units: their number, who is no member, who is chair."""

import pytest

from members.models import Membership
from pledges.agreement.models import Agreement
from pledges.agreement.passages import doubts_in
from pledges.agreement.units_named import memberships_of_all_years
from pledges.agreement.wording import commitments_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    made = factories.cluster_year(3)
    earlier = factories.term(made.cluster, "2018")
    factories.member(earlier, factories.unit("Hội Người cao tuổi thành phố Thử"))
    return made


def _doubts(year, **words):
    Agreement.objects.filter(pk=year.agreement.pk).update(**words)
    agreement = year.reload()
    found = doubts_in(agreement, list(commitments_of(agreement)), memberships_of_all_years(agreement.term))
    return [(doubt.sentence, doubt.anchor) for doubt in found]


@pytest.mark.parametrize("said", ["ba", "03", "3"])
def test_the_right_number_of_units_is_not_mentioned(year, said):
    assert _doubts(year, opening=f"Hôm nay, {said} đơn vị thành viên ký kết.") == []


@pytest.mark.parametrize("said", ["sáu", "06", "mười hai", "năm"])
def test_another_number_is(year, said):
    sentence = f"Lời mở đầu nêu {said} đơn vị, trong khi năm thi đua có 03 đơn vị thành viên."
    assert _doubts(year, opening=f"Hôm nay, {said} đơn vị thành viên ký kết.") == [(sentence, "id_opening")]


def test_a_unit_of_another_year_that_is_no_member_is_named(year):
    words = "Hôm nay, Hội Người cao tuổi TP Thử và các đơn vị ký kết."
    sentence = "Lời mở đầu nêu Hội Người cao tuổi thành phố Thử, không phải đơn vị thành viên năm 2019."
    assert _doubts(year, opening=words) == [(sentence, "id_opening")]


def test_the_members_themselves_may_be_named(year):
    names = ", ".join(unit.name for unit in year.units)
    assert _doubts(year, opening=f"Hôm nay, {names} ký kết.", closing=names) == []


def test_a_name_within_the_name_of_a_member_is_none_of_another(year):
    year.units[0].name = "Ban Chấp hành Hội Người cao tuổi thành phố Thử"
    year.units[0].save()
    assert _doubts(year, opening=f"Hôm nay, {year.units[0].name} ký kết.") == []


@pytest.mark.parametrize(
    "pattern", ["Cụm trưởng: {}.", "Cụm trưởng là {}.", "{} làm cụm trưởng.", "{} - Cụm trưởng."]
)
def test_last_years_chair_is_named(year, pattern):
    Membership.objects.filter(term=year.term, unit=year.units[0]).update(rank=Membership.Role.CHAIR)
    old, new = year.units[1], year.units[0]
    sentence = f"Phần tổ chức thực hiện nêu cụm trưởng là {old.short_name}, khác cụm trưởng {new.short_name}."
    assert _doubts(year, organisation=pattern.format(old.name)) == [(sentence, "id_organisation")]
    assert _doubts(year, organisation=pattern.format(new.name)) == []
