"""Units where one is picked: names repeat, so superior body and clusters stand beside them."""

import pytest
from django.urls import reverse

from members.models import Appointment, Mandate, Membership, Term, Unit
from tests import factories
from tests.admin.lists import mandate_form, url

LABEL = "Sở Tài chính tỉnh X (UBND tỉnh X; đang ở Cụm thi đua số 9; chứng kiến Cụm thi đua số 5)"


@pytest.fixture
def unit(db):
    """It moved from cluster 8 into cluster 9, and witnesses cluster 5."""
    unit = factories.unit("Sở Tài chính tỉnh X", short_name="Sở Tài chính", superior_body="UBND tỉnh X")
    eight, nine = (factories.cluster(number=number) for number in "89")
    factories.member(factories.term(eight, "2018"), unit)
    factories.term(eight, "2019")
    for name in ("2019", "2020"):
        factories.member(factories.term(nine, name), unit)
    factories.term(factories.cluster(number="5"), witness=unit)
    return unit


@pytest.mark.parametrize(
    ("model", "field"), [(Membership, "unit"), (Mandate, "unit"), (Appointment, "unit"), (Term, "witness")]
)
def test_what_is_offered_says_whose_the_unit_is(browser, unit, model, field):
    asked = {"app_label": "members", "model_name": model._meta.model_name, "field_name": field}
    offered = browser.get(reverse("admin:autocomplete"), asked | {"term": "so tai chinh"}).json()["results"]
    assert offered == [{"id": str(unit.pk), "text": LABEL}]


def test_what_was_picked_says_so_too(browser, unit):
    mandate = factories.mandate(unit)
    officer = factories.appointment("officer", unit=unit)
    witnessed = unit.witnessed_terms.get()
    membership = unit.memberships.get(term__name="2020")
    for page in (
        url(Mandate, "change", mandate.pk),
        url(Appointment, "change", officer.pk),
        url(Term, "change", witnessed.pk),
        url(Term, "change", membership.term_id),
    ):
        assert LABEL in browser.get(page).content.decode(), page


def test_a_refused_form_still_says_whose_the_unit_is(browser, unit):
    mandate = factories.mandate(unit)
    answer = browser.post(url(Mandate, "change", mandate.pk), mandate_form(mandate, title=""))
    assert LABEL in answer.content.decode()


def test_the_list_names_the_clusters(browser, unit):
    page = browser.get(url(Unit)).content.decode()
    assert "đang ở Cụm thi đua số 9; chứng kiến Cụm thi đua số 5" in page


def test_what_is_offered_asks_as_often_for_many_as_for_one(browser, unit, django_assert_num_queries):
    asked = {"app_label": "members", "model_name": "mandate", "field_name": "unit", "term": "tai chinh"}
    browser.get(reverse("admin:autocomplete"), asked)
    for number in range(10):
        factories.member(factories.term(), factories.unit(f"Phòng Tài chính {number}"))
    with django_assert_num_queries(6):  # session, person, count, units, years, witnessed years
        offered = browser.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert len(offered) == 11


def test_a_name_that_is_taken_says_whose_it_is(browser, unit):
    sent = {"name": " Sở  Tài chính tỉnh X", "short_name": "Sở Tài chính", "abbreviation": "STC"}
    page = browser.post(url(Unit, "add"), sent)
    sentence = (
        "Nếu đúng là đơn vị đó, xin dùng đơn vị đã có; nếu là đơn vị khác, xin thêm địa danh vào tên đầy đủ."
    )
    assert page.context["adminform"].errors == {"name": [f"Đã có đơn vị mang tên này: {LABEL}. {sentence}"]}
    assert Unit.objects.count() == 1
