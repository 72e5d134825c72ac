"""A unit joins the next year by its name; one from elsewhere only when the secretariat says that it is the one."""

import pytest
from django.urls import reverse

from members.models import Term
from tests import factories
from tests.pages import field_errors, fields, page, visitor, words

NAME = "Sở Tài chính"
ASKED = (
    "“Sở Tài chính” chưa có trong các năm của cụm. Nếu đúng là đơn vị nêu dưới đây, xin chọn để xác nhận; nếu không, "
    "xin nhập tên đầy đủ vào ô “Đơn vị mới tham gia” hoặc đề nghị quản trị viên thêm đơn vị."
)


@pytest.fixture
def year(authority):
    return factories.cluster_year(units=2)


@pytest.fixture
def elsewhere(year):
    """The unit of that short name in cluster number 9, which has a leader."""
    unit = factories.unit(f"{NAME} tỉnh X", short_name=NAME, superior_body="UBND tỉnh X")
    factories.member(factories.term(factories.cluster(number="9"), "2019"), unit)
    factories.mandate(unit)
    return unit


def post(year, **typed):
    address = reverse("pledges:next_term", kwargs={"cluster": year.cluster.slug, "year": "2019"})
    client = visitor(year.secretary)
    kept = {"units": [unit.pk for unit in year.units], "deputies": []}
    return client.post(address, fields(client.get(address), address) | kept | typed)


def joined(year) -> list:
    """The units of the next year that this one does not have."""
    following = Term.objects.get(cluster=year.cluster, name="2020")
    return [member.unit for member in following.members() if member.unit not in year.units]


def test_a_name_of_another_cluster_is_asked_about_and_nothing_is_opened(year, elsewhere):
    answer = post(year, joining=NAME, theme="Năm bứt phá")
    assert (answer.status_code, field_errors(answer)) == (422, [ASKED])
    assert "Sở Tài chính tỉnh X (UBND tỉnh X; đang ở Cụm thi đua số 9)" in words(answer)
    typed = fields(answer, answer.request["PATH_INFO"])
    assert (typed["joining"], typed["theme"]) == (NAME, "Năm bứt phá")
    assert not Term.objects.filter(cluster=year.cluster, name="2020").exists()


@pytest.mark.parametrize("typed", [NAME, "so tai chinh", "  Sở   Tài chính tỉnh X "])
def test_confirmed_it_joins(year, elsewhere, typed):
    assert post(year, joining=typed).status_code == 422
    assert post(year, joining=typed, confirmed=[elsewhere.pk]).status_code == 302
    assert joined(year) == [elsewhere]


def test_of_two_that_share_the_name_only_the_ticked_one_joins(year, elsewhere):
    other = factories.unit(f"{NAME} tỉnh Y", short_name=NAME, superior_body="UBND tỉnh Y")
    answer = post(year, joining=NAME)
    assert "Sở Tài chính tỉnh Y (UBND tỉnh Y; hiện không ở cụm nào)" in words(answer)
    assert post(year, joining=NAME, confirmed=[other.pk]).status_code == 302
    assert joined(year) == [other]


def test_a_new_unit_is_taken_by_its_full_name_and_asked_about_by_its_short_name(year):
    new = factories.unit("Sở Nội vụ tỉnh X", short_name="Sở Nội vụ")
    assert post(year, joining="Sở Nội vụ").status_code == 422
    assert post(year, joining="Sở Nội vụ tỉnh X").status_code == 302
    assert joined(year) == [new]


def test_a_unit_of_this_clusters_earlier_years_comes_first(year, elsewhere):
    own = factories.unit(f"{NAME} thành phố Z", short_name=NAME)
    factories.member(factories.term(year.cluster, "2018"), own)
    assert post(year, joining=NAME).status_code == 302
    assert joined(year) == [own]


def test_of_two_of_this_cluster_the_meant_one_is_ticked(year):
    earlier = factories.term(year.cluster, "2018")
    own = [factories.unit(f"Ban {letter}", short_name="Ban") for letter in "AB"]
    for unit in own:
        factories.member(earlier, unit)
    answer = post(year, joining="Ban")
    assert field_errors(answer) == ["“Ban” là tên của nhiều đơn vị. Xin chọn đơn vị tham gia."]
    assert post(year, joining="Ban", confirmed=[own[1].pk]).status_code == 302
    assert joined(year) == [own[1]]


@pytest.mark.parametrize("number", ["0", "x", "9" * 30, "²"])
def test_a_tick_that_no_typed_name_stands_for_confirms_nothing(year, elsewhere, number):
    secret = factories.member(factories.term(), factories.unit("Chi cục Kín")).unit
    answer = post(year, joining=NAME, confirmed=[secret.pk, number])
    assert field_errors(answer) == [ASKED]
    assert "Chi cục Kín" not in words(answer)


def test_without_new_names_nothing_is_asked(year, elsewhere):
    assert post(year, confirmed=[elsewhere.pk]).status_code == 302
    assert joined(year) == []


def test_an_unknown_name_beside_one_in_doubt_keeps_both_questions(year, elsewhere):
    answer = post(year, joining=f"{NAME}\nHội Không Có", confirmed=[elsewhere.pk])
    assert field_errors(answer) == [
        "Chưa có đơn vị “Hội Không Có” trong danh mục. Xin kiểm tra tên hoặc đề nghị quản trị viên thêm đơn vị."
    ]
    boxes = [
        element.attributes
        for element in page(answer).elements
        if element.attributes.get("name") == "confirmed"
    ]
    assert [(box["value"], "checked" in box) for box in boxes] == [(str(elsewhere.pk), True)]
