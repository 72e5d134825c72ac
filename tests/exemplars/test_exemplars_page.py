"""The list of exemplars: searched, filtered, in the order of the Vietnamese alphabet."""

import pytest
from django.urls import reverse

from pledges.exemplars.models import Exemplar
from tests import factories
from tests.activities.together import address, close, names
from tests.pages import page, visitor, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return factories.cluster_year(2)


def look(year, person=None, **asked):
    return visitor(person or year.secretary).get(address(year, "exemplars"), asked)


def test_names_stand_in_the_order_of_the_alphabet(year):
    for name in ("Đỗ Văn Ba", "Ánh Dương", "Dương Thị Ân", "Ăn Văn An", "An Thị Y"):
        factories.exemplar(year, name=name)
    assert names(look(year)) == ["An Thị Y", "Ánh Dương", "Ăn Văn An", "Dương Thị Ân", "Đỗ Văn Ba"]


@pytest.mark.parametrize("asked", ["do van", "ĐỖ VĂN", "nuoi ong", "  Đỗ  "])
def test_a_search_ignores_case_and_diacritics(year, asked):
    factories.exemplar(year, name="Đỗ Văn Ba", achievement="Mô hình nuôi ong.")
    factories.exemplar(year, name="Trần Thị Mẫu")
    assert names(look(year, tim=asked)) == ["Đỗ Văn Ba"]


def test_filters_by_unit_state_and_kind(year):
    one, other = year.units
    factories.exemplar(year, one, "proposed", name="Một", kind="group")
    factories.exemplar(year, other, "shared", name="Hai")
    assert names(look(year, don_vi=one.pk)) == ["Một"]
    assert names(look(year, trang_thai="shared")) == ["Hai"]
    assert names(look(year, loai="group")) == ["Một"]
    assert names(look(year, loai="group", don_vi=other.pk)) == []


@pytest.mark.parametrize(
    "asked", [{"don_vi": "x"}, {"don_vi": "999999999999"}, {"loai": "x"}, {"page": "-1"}]
)
def test_what_makes_no_sense_is_left_out(year, asked):
    factories.exemplar(year)
    assert names(look(year, **asked)) == ["Nguyễn Thị Mẫu"]


def test_each_reader_finds_what_is_shared_and_their_own(year):
    for state in Exemplar.State.values:
        factories.exemplar(year, year.units[0], state, name=f"Một {state}")
    everything = [f"Một {state}" for state in sorted(Exemplar.State.values)]
    assert sorted(names(look(year, year.officers[0]))) == everything
    assert names(look(year, year.officers[1])) == ["Một shared"]
    for person in (year.secretary, year.supervisor):
        assert sorted(names(look(year, person))) == everything


def test_an_empty_list_says_what_belongs_here_and_an_empty_answer_what_to_try(year):
    assert "Chưa có điển hình nào" in words(look(year))
    assert "Không tìm thấy điển hình" in words(look(year, tim="khong co"))


def test_people_of_the_units_are_offered_to_propose(year):
    url = reverse("pledges:exemplar_propose", kwargs={"cluster": year.cluster.slug, "year": "2019"})
    for person, offered in ((year.officers[0], True), (year.leaders[1], True), (year.secretary, False)):
        assert (url in page(look(year, person)).links()) is offered
    close(year)
    assert url not in page(look(year, year.officers[0])).links()


def test_twenty_are_on_a_page_and_the_filter_goes_with_it(year):
    made = factories.exemplar(year)
    rows = []
    for number in range(21):
        values = {"term": year.term, "unit": made.unit, "state": "shared", "kind": "group"}
        row = Exemplar(
            name=f"Số {number:02}", achievement="a", lesson="b", proposed_by=year.secretary, **values
        )
        row.order, row.search = f"{number:03}", f"so {number:02}"
        rows.append(row)
    Exemplar.objects.bulk_create(rows)
    response = look(year, loai="group")
    assert len(names(response)) == 20
    assert [link for link in page(response).links() if "page=2" in link and "loai=group" in link] != []
    assert len(names(look(year, loai="group", page=2))) == 1
