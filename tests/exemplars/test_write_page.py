"""The form with which a unit proposes an exemplar, and words it anew."""

import pytest
from django.urls import reverse

from pledges.exemplars.models import Exemplar
from tests import factories
from tests.activities.together import close
from tests.ladder import rows
from tests.pages import field_errors, fields, notices, page, visitor, words

pytestmark = pytest.mark.django_db
FORM = {"kind": "group", "name": "Chi hội mẫu", "achievement": "Việc tốt.", "lesson": "Cách làm."}


@pytest.fixture
def year():
    return factories.cluster_year(2, witness=True)


def address(year) -> str:
    return reverse("pledges:exemplar_propose", kwargs={"cluster": year.cluster.slug, "year": "2019"})


def send(year, url=None, person=None, follow=True, **changes):
    typed = FORM | {"unit": year.units[0].pk} | changes
    return visitor(person or year.officers[0]).post(url or address(year), typed, follow=follow)


def test_it_is_proposed_for_the_own_unit(year):
    response = send(year)
    assert notices(response) == ["Đã giới thiệu điển hình tới Thường trực cụm."]
    made = Exemplar.objects.get()
    assert (made.unit, made.name, made.kind) == (year.units[0], "Chi hội mẫu", "group")
    assert response.redirect_chain == [(made.get_absolute_url(), 302)]


def test_only_own_units_can_be_chosen(year):
    response = visitor(year.officers[0]).get(address(year))
    values = [each.attributes["value"] for each in page(response).all("option")]
    assert [value for value in values if value.isdigit()] == [str(year.units[0].pk)]
    before = rows()
    assert send(year, unit=year.units[1].pk).status_code == 422
    assert rows() == before


def test_the_witness_proposes_nothing(year):
    assert visitor(year.leaders[-1]).get(address(year)).status_code == 403


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"kind": ""}, "Chưa nhập mục này."),
        ({"name": "x" * 201}, "Không quá 200 ký tự (hiện có 201)."),
        ({"lesson": " "}, "Chưa nhập mục này."),
        (
            {"achievement": "🚩"},
            "Ký tự “🚩” (mã U+1F6A9) không in được trong văn bản. Xin xóa hoặc thay ký tự này.",
        ),
    ],
)
def test_a_mistake_comes_back_with_what_was_typed(year, changes, sentence):
    before = rows()
    response = send(year, **changes)
    assert (response.status_code, field_errors(response)) == (422, [sentence])
    back = fields(response, address(year))
    assert {name: back[name] for name in FORM} == FORM | changes
    assert rows() == before


def test_a_refused_one_is_written_better_and_proposed_again(year):
    exemplar = factories.exemplar(year, state="refused")
    url = exemplar.url("exemplar_write")
    response = visitor(year.officers[0]).get(url)
    assert "Lý do chưa công nhận: Bổ sung số liệu." in words(response)
    found = fields(response, url)
    assert (found["name"], found["achievement"]) == ("Nguyễn Thị Mẫu", "Việc tốt.")
    send(year, url, **found | {"achievement": "120 hộ."})
    exemplar.refresh_from_db()
    assert (exemplar.state, exemplar.achievement, exemplar.unit) == ("proposed", "120 hộ.", year.units[0])


def test_who_reads_a_shared_one_of_another_unit_does_not_write_it(year):
    exemplar = factories.exemplar(year)
    assert visitor(year.officers[1]).get(exemplar.url("exemplar_write")).status_code == 403
    response = visitor(year.officers[0]).get(exemplar.url("exemplar_write"), follow=True)
    assert "Điển hình này đã được phổ biến" in notices(response)[0]


def test_a_closed_year_has_no_form(year):
    close(year)
    response = visitor(year.officers[0]).get(address(year), follow=True)
    assert "Năm thi đua đã kết thúc" in notices(response)[0]
