"""The form of a registration: saving, what is half typed, somebody else's save, and whatever people type."""

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from pledges.registrations.models import Registration
from pledges.states.scratch import Scratch
from tests import factories
from tests.input.bad import DAYS, encoded, examples, texts
from tests.ladder import rows
from tests.pages import field_errors, fields, notices, page, visitor, words

FORM = "application/x-www-form-urlencoded"
DECIMALS = ["1e400", "-1e-400", "NaN", "Infinity", "9" * 40, "1,5", "1.234,5", "1.234.567,891", "0,001", "٣"]


@pytest.fixture
def year(authority):
    return factories.cluster_year(2)


@pytest.fixture
def made(year):
    return factories.registration(year, state="draft", name="Chợ nông sản an toàn", kind="model")


def form(made, person):
    """What the form would send untouched."""
    typed = fields(visitor(person).get(made.url("registration_draft")), made.url("registration_draft"))
    return typed | {"kind": made.kind}


def save(made, person, typed, page_name="draft", follow=True):
    return visitor(person).post(made.url(f"registration_{page_name}"), typed, follow=follow)


def test_the_form_sent_back_untouched_changes_nothing(year, made):
    before = {name: getattr(made.lock(), name) for name in ("edition", *factories.REGISTRATION)}
    response = save(made, year.officers[0], form(made, year.officers[0]))
    assert (response.status_code, notices(response)) == (200, ["Đã lưu đăng ký."])
    assert {name: getattr(Registration.objects.get(), name) for name in before} == before


def test_what_is_typed_is_saved(year, made):
    (promised,) = year.agreement.commitments.all()
    typed = {
        "name": "Tên mới",
        "result_value": "1234,5",
        "ends_on": "30-11-2019",
        "commitments": promised.pk,
    }
    save(made, year.officers[0], form(made, year.officers[0]) | typed)
    saved = Registration.objects.get()
    assert (saved.name, str(saved.result_value), list(saved.commitments.all())) == (
        "Tên mới", "1234.50", [promised],
    )  # fmt: skip
    checked = [
        each.attributes["value"]
        for each in page(visitor(year.officers[0]).get(made.url("registration_draft"))).all("input")
        if each.attributes.get("name") == "commitments" and "checked" in each.attributes
    ]
    assert checked == [str(promised.pk)]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": " "}, "Chưa nhập mục này."),
        ({"starts_on": "31/02/2019"}, "Ngày 31/02/2019 không có trong lịch."),
        ({"ends_on": "28/02/2019"}, "Ngày kết thúc phải từ ngày bắt đầu trở đi."),
        ({"result_value": ""}, "Chỉ tiêu: chưa nhập số (đã có đơn vị tính)."),
        (
            {"work": "\n".join("a" * 1000)},
            "Đăng ký quá dài (1009/600 dòng). Xin rút gọn mục “rõ việc”.",
        ),
        ({"work": "🚩"}, "Ký tự “🚩” (mã U+1F6A9) không in được trong văn bản. Xin xóa hoặc thay ký tự này."),
        (
            {"starts_on": "01/01/0001"},
            "Ngày này cách xa năm thi đua 2019 (nhập từ 31/12/2017 đến 31/12/2020).",
        ),
    ],
)
def test_what_cannot_be_saved_is_said_at_its_field_and_kept(year, made, typed, sentence):
    response = save(made, year.officers[0], form(made, year.officers[0]) | typed)
    assert (response.status_code, field_errors(response)) == (422, [sentence])
    shown = fields(response, made.url("registration_draft"))
    assert {name: shown[name].strip() for name in typed} == {
        name: each.strip() for name, each in typed.items()
    }
    assert made.lock().edition == 1


@pytest.mark.parametrize("number", ["9" * 20, "9" * 19, "-" + "9" * 19, "9" * 18, "0", "x"])
def test_a_commitment_that_cannot_be_is_refused(year, made, number):
    response = save(made, year.officers[0], form(made, year.officers[0]) | {"commitments": number})
    assert response.status_code == 422
    assert made.lock().edition == 1


def test_what_is_half_typed_is_given_back(year, made):
    typed = form(made, year.officers[0]) | {"starts_on": "chưa rõ", "goal": "Dở"}
    assert save(made, year.officers[0], typed, "scratch").status_code == 204
    response = visitor(year.officers[0]).get(made.url("registration_draft"))
    assert "Bản nháp tự động lúc" in words(response)
    shown = fields(response, made.url("registration_draft"))
    assert (shown["starts_on"], shown["goal"]) == ("chưa rõ", "Dở")
    other = fields(
        visitor(year.leaders[0]).get(made.url("registration_draft")), made.url("registration_draft")
    )
    assert other["goal"] == factories.REGISTRATION["goal"]
    save(made, year.officers[0], {}, "scratch_discard")
    assert not Scratch.objects.exists()


def test_reading_changes_nothing(year, made):
    save(made, year.officers[0], form(made, year.officers[0]) | {"goal": "Dở"}, "scratch")
    before = rows()
    for name in ("draft", "discard"):
        visitor(year.officers[0]).get(made.url(f"registration_{name}"))
    visitor(year.officers[0]).get(made.get_absolute_url())
    assert rows() == before


def test_a_form_that_lost_fields_on_its_way_saves_nothing(year, made):
    typed = form(made, year.officers[0])
    del typed["work"]
    response = save(made, year.officers[0], typed)
    assert "Chưa lưu được." in notices(response)[0]
    assert save(made, year.officers[0], typed, "scratch").status_code == 422
    assert made.lock().edition == 1


def test_the_second_of_two_editors_sees_both_versions(year, made):
    first, second = form(made, year.officers[0]), form(made, year.leaders[0])
    save(made, year.officers[0], first | {"goal": "Mục tiêu của cán bộ."})
    response = save(made, year.leaders[0], second | {"work": "Việc của lãnh đạo."})
    assert response.status_code == 409
    assert "Mục tiêu của cán bộ." in words(response)
    shown = fields(response, made.url("registration_draft")) | {"kind": "model"}
    assert (shown["work"], shown["edition"]) == ("Việc của lãnh đạo.", "2")
    save(made, year.leaders[0], shown)
    assert made.lock().edition == 3


def test_half_typed_words_are_not_taken_once_it_was_sent(year):
    sent = factories.registration(year, state="submitted")
    response = save(sent, year.officers[0], {"edition": "1"}, "scratch")
    assert (response.status_code, response.content.decode()) == (409, Registration.WRONG_STATE["submitted"])


@examples(4)
@given(drawn=st.data())
def test_whatever_is_typed_is_answered(authority, drawn):
    with transaction.atomic():
        year = factories.cluster_year(1)
        made = factories.registration(year, state="draft")
        good = form(made, year.officers[0])
        names = st.sets(st.sampled_from(sorted([*good, "commitments"])), min_size=1, max_size=4)
        values = texts() | st.sampled_from([*DAYS, *DECIMALS, str(10**30)])
        changed = drawn.draw(
            names.flatmap(lambda chosen: st.fixed_dictionaries(dict.fromkeys(chosen, values)))
        )
        body = encoded(list((good | changed).items()))
        for name in ("draft", "scratch"):
            answer = visitor(year.officers[0]).generic("POST", made.url(f"registration_{name}"), body, FORM)
            assert answer.status_code in {204, 302, 400, 409, 422}
            again = visitor(year.officers[0]).get(made.url("registration_draft"))
            assert (again.status_code, look(made, year)) == (200, 200)
        transaction.set_rollback(True)


def look(made, year) -> int:
    return visitor(year.officers[0]).get(made.get_absolute_url()).status_code


@examples(3)
@given(drawn=st.data())
def test_whatever_words_an_act_gets_are_answered(authority, drawn):
    with transaction.atomic():
        year = factories.cluster_year(1)
        acts = {"send_back": "submitted", "withdraw": "recorded", "conclude": "recorded", "start": None}
        act = drawn.draw(st.sampled_from(sorted(acts)))
        names = ("reason", "outcome", "is_completed", "unit", "kind", "name", "learned_from")
        body = encoded([(name, drawn.draw(texts())) for name in names])
        url = f"/{year.cluster.slug}/2019/dang-ky/lap/"
        if acts[act]:
            url = factories.registration(year, state=acts[act]).url(f"registration_{act}")
        person = {"withdraw": year.leaders[0], "start": year.officers[0]}.get(act, year.secretary)
        answer = visitor(person).generic("POST", url, body, FORM)
        assert answer.status_code in {302, 400, 422}
        transaction.set_rollback(True)
