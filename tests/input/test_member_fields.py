"""The reference data of members: bad values are refused in Vietnamese, by the models and by the administration."""

import unicodedata
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.forms import modelform_factory
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from members.models import Appointment, Cluster, Mandate, Person, Term, Unit
from tests import factories
from tests.input.bad import UNPRINTABLE, examples, texts
from tests.input.doors import rows, send, undone
from tests.input.pages import Page, assert_vietnamese, trimmed

TEXTS = {
    Cluster: "number name superior_body place",
    Unit: "name short_name abbreviation superior_body authority",
    Person: "full_name",
    Term: "theme decision",
    Mandate: "title authority document",
}
DAYS = ["31/02/2019", "29/02/2019", "0", "hôm nay", "1" * 5000, "a\x00", "10000-01-01"]
OTHERS = [
    *((Cluster, "slug", value) for value in ("", "Cụm", "a b", "a\x00", "x" * 41, "../x", "A", "٣")),
    *((Person, "username", value) for value in ("", "a b", "a\x00", "x" * 61, "🚩", "<b>")),
    *(
        (Person, "email", value)
        for value in ("a", "a\x00@b.vn", "a@b.vn\nBcc: c@d.vn", "a@" + "b" * 300 + ".vn")
    ),
    *((Term, "name", value) for value in ("", "19", "20190", "٢٠١٩", "2019-2", "²⁰¹⁹", "a\x00")),
    *(
        (Term, name, value)
        for name in ("starts_on", "ends_on", "agreement_due_on", "year_end_due_on")
        for value in DAYS
    ),
    (Term, "starts_on", "0001-01-01"),
    (Term, "ends_on", "9999-12-31"),
    (Term, "ends_on", "2018-12-31"),
    *(
        (model, name, value)
        for model in (Mandate, Appointment)
        for name in ("valid_from", "valid_to")
        for value in DAYS
    ),
    (Mandate, "valid_to", "2018-12-31"),
    (Mandate, "authority", "TUQ. CHỦ TỊCH"),
    *((Appointment, "role", value) for value in ("", "x", "a\x00")),
]


@pytest.fixture
def valid(db):
    """model -> values that its form takes."""
    cluster, unit, person = factories.cluster(), factories.unit(), factories.person()
    days = {"valid_from": "2019-01-01", "valid_to": ""}
    years = {"starts_on": "2019-01-01", "ends_on": "2019-12-31", "name": "2019", "theme": "", "decision": ""}
    return {
        Cluster: {
            "slug": "cum-moi",
            "number": "9",
            "name": "Các hội",
            "superior_body": "HỘI ĐỒNG",
            "place": "Huế",
        },
        Unit: {
            "name": "Hội mới",
            "short_name": "Hội",
            "abbreviation": "HM",
            "superior_body": "",
            "authority": "",
        },
        Person: {"username": "moi", "full_name": "Lê Mới", "email": "moi@vi-du.invalid"},
        Term: {"cluster": cluster, "agreement_due_on": "", "year_end_due_on": ""} | years,
        Mandate: {"person": person, "unit": unit, "title": "Chủ tịch", "authority": "", "document": ""}
        | days,
        Appointment: {"person": person, "role": "officer", "unit": unit} | days,
    }


def refusal(model, values) -> dict:
    """What a form of all these fields says."""
    form = modelform_factory(model, fields=list(values))(
        {name: getattr(value, "pk", value) for name, value in values.items()}
    )
    return dict(form.errors)


def test_the_values_to_start_from_are_taken(valid):
    assert [refusal(model, values) for model, values in valid.items()] == [{}] * 6


@pytest.mark.parametrize(("model", "names"), TEXTS.items())
@pytest.mark.parametrize("value", [*UNPRINTABLE, "đ" * 20_000])
def test_what_cannot_be_printed_is_refused(valid, model, names, value):
    found = refusal(model, valid[model] | dict.fromkeys(names.split(), value))
    assert set(found) == set(names.split())
    for sentences in found.values():
        assert_vietnamese([sentence.replace(value, "") for sentence in sentences])


@pytest.mark.parametrize(("model", "name", "value"), OTHERS)
def test_other_bad_values_are_refused_at_their_field(valid, model, name, value):
    values = valid[model] | ({"valid_from": "2019-01-01"} if name == "valid_to" else {}) | {name: value}
    found = refusal(model, values)
    assert found
    assert set(found) <= {name, "ends_on", "document", "cluster"}
    for sentences in found.values():
        assert_vietnamese([sentence.replace(value or "-", "") for sentence in sentences])


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_are_stored_composed(db, form):
    unit = factories.unit(unicodedata.normalize(form, "Ủy ban MTTQ Việt Nam"))
    person = factories.person(unicodedata.normalize(form, "Nguyễn\u200b Thuỵ  Ỷ"))
    assert (Unit.objects.get(pk=unit.pk).name, Person.objects.get(pk=person.pk).full_name) == (
        "Ủy ban MTTQ Việt Nam",
        "Nguyễn Thuỵ Ỷ",
    )


@pytest.fixture
def administrator(db):
    return factories.client_of(Client(), factories.person(is_staff=True, is_superuser=True))


ADMIN = {model.__name__.lower(): model for model in (Cluster, Unit, Person, Term, Mandate, Appointment)}


def posted(values):
    management = {"memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}
    return management | {name: str(getattr(value, "pk", value)) for name, value in values.items()}


@pytest.mark.parametrize("name", ADMIN)
@examples(3)
@given(data=st.data())
def test_the_administration_answers_bad_input_at_its_field(valid, administrator, name, data):
    fields = posted(valid[ADMIN[name]])
    rows_of_others = {"unit", "person", "cluster"}  # picked by a script, which sends keys only
    chosen = data.draw(st.sets(st.sampled_from(sorted(set(fields) - rows_of_others)), min_size=1, max_size=3))
    changed = {each: data.draw(texts()) for each in sorted(chosen)}
    with undone():
        before = rows()
        answer = send(administrator, reverse(f"admin:members_{name}_add"), list((fields | changed).items()))
        if answer.status_code == 302:
            assert administrator.get(reverse(f"admin:members_{name}_changelist")).status_code == 200
            return
        assert answer.status_code in {200, 400}
        assert rows() == before
        page = Page.of(answer)
        if set(changed) & set(valid[ADMIN[name]]):
            assert page.errors
        assert_vietnamese(
            [
                trimmed(sentence)
                for sentences in page.errors.values()
                for sentence in sentences
                if len(sentence) < 400
            ]
        )


def test_a_term_of_another_century_never_reaches_the_drafting_form(valid):
    """A year is added and taken away around these days."""
    for name, day in (("starts_on", date.min), ("ends_on", date.max)):
        assert name in refusal(Term, valid[Term] | {name: day})


@pytest.mark.parametrize(("model", "names"), TEXTS.items())
def test_a_whole_check_of_a_row_refuses_the_same(valid, model, names):
    days = {name: date(2019, 1, 1) for name in ("valid_from", "starts_on") if name in valid[model]}
    days |= {"ends_on": date(2019, 12, 31)} if "ends_on" in valid[model] else {}
    values = {
        name: value or None if name.endswith(("_on", "_to")) else value
        for name, value in valid[model].items()
    }
    for value in ("a\x00", "đ" * 20_000):
        with pytest.raises(ValidationError) as refused:
            model(**values | days | dict.fromkeys(names.split(), value)).full_clean(exclude=["password"])
        assert set(refused.value.message_dict) == set(names.split())
