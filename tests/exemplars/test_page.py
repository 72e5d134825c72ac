"""The page of one exemplar: reading, judging, learning from it."""

import pytest

from pledges.exemplars.acts import learn
from pledges.exemplars.models import Exemplar
from pledges.registrations.models import Registration
from tests import factories
from tests.activities.together import close
from tests.ladder import rows
from tests.pages import chips, field_errors, fields, notices, page, visitor, words

pytestmark = pytest.mark.django_db
ACTS = ("exemplar_accept", "exemplar_share", "exemplar_learn")


@pytest.fixture
def year():
    return factories.cluster_year(2, witness=True)


def look(exemplar, person):
    return visitor(person).get(exemplar.get_absolute_url())


def send(exemplar, person, act, follow=True, **typed):
    return visitor(person).post(exemplar.url(act), typed, follow=follow)


def test_it_is_read_as_it_was_written(year):
    exemplar = factories.exemplar(year, achievement="Vượt <b>120 %</b>.\nHai.", lesson="Từng nhà một.")
    for person in (year.officers[1], year.leaders[-1], year.supervisor, year.secretary):
        response = look(exemplar, person)
        assert chips(response)[:2] == ["Đã phổ biến", "Cá nhân"]
        assert "Vượt <b>120 %</b>." in words(response)
        assert "Từng nhà một." in words(response)


@pytest.mark.parametrize("state", ["proposed", "accepted", "refused"])
def test_what_is_not_shared_does_not_exist_for_other_units(year, state):
    exemplar = factories.exemplar(year, state=state)
    assert look(exemplar, year.officers[1]).status_code == 404
    for act in (*ACTS, "exemplar_write", "exemplar_refuse"):
        assert send(exemplar, year.officers[1], act).status_code in {403, 404}
    assert look(exemplar, year.officers[0]).status_code == 200


def test_another_years_exemplar_is_not_found(year):
    exemplar = factories.exemplar(year)
    factories.member(factories.term(year.cluster, "2020"), year.units[0])
    url = exemplar.get_absolute_url().replace("/2019/", "/2020/")
    assert visitor(year.secretary).get(url).status_code == 404


def test_the_secretariat_accepts_then_shares(year):
    exemplar = factories.exemplar(year, state="proposed")
    assert page(look(exemplar, year.secretary)).posts() & {exemplar.url(act) for act in ACTS} == {
        exemplar.url("exemplar_accept")
    }
    response = send(exemplar, year.secretary, "exemplar_accept")
    assert notices(response) == [
        "Đã công nhận. Đề nghị đồng chí phổ biến điển hình này để các đơn vị học tập."
    ]
    assert exemplar.url("exemplar_share") in page(response).posts()
    response = send(exemplar, year.secretary, "exemplar_share")
    assert notices(response) == ["Đã phổ biến điển hình tới các đơn vị."]
    response = send(exemplar, year.secretary, "exemplar_accept")
    assert "Điển hình này đã được phổ biến" in notices(response)[0]


def test_a_reason_goes_with_a_refusal_and_its_unit_reads_it(year):
    exemplar = factories.exemplar(year, state="proposed")
    response = send(exemplar, year.secretary, "exemplar_refuse", reason="")
    assert (response.status_code, field_errors(response)) == (
        422,
        ["Chưa nhập lý do."],
    )
    response = send(exemplar, year.secretary, "exemplar_refuse", reason="Thiếu số liệu.")
    assert notices(response)[0] == "Chưa công nhận điển hình; đã gửi lý do tới đơn vị."
    told = look(exemplar, year.officers[0])
    assert notices(told) == ["Thường trực cụm chưa công nhận. Lý do: Thiếu số liệu."]
    assert exemplar.url("exemplar_write") in page(told).links()


def test_learning_asks_only_for_the_kind_and_begins_a_draft(year):
    exemplar = factories.exemplar(year)
    response = look(exemplar, year.officers[1])
    typed = fields(response, exemplar.url("exemplar_learn"))
    assert typed == {"kind": "theme"}
    labels = [each.text for each in page(response).all("label")]
    assert [label for label in labels if label.startswith("Đơn vị")] == []
    response = send(exemplar, year.officers[1], "exemplar_learn", **typed | {"kind": "movement"})
    assert "Đã lưu bản nháp đăng ký học tập." in notices(response)[0]
    made = Registration.objects.get()
    assert (made.unit, made.kind, made.learned_from) == (year.units[1], "movement", exemplar)
    assert "Học tập điển hình: Nguyễn Thị Mẫu" in words(response)


def test_who_serves_two_units_chooses_one(year):
    exemplar = factories.exemplar(year)
    factories.appointment("officer", of_person=year.officers[0], unit=year.units[1])
    response = look(exemplar, year.officers[0])
    assert [each.attributes["value"] for each in page(response).all("option")][:2] == [
        str(unit.pk) for unit in year.units
    ]
    send(exemplar, year.officers[0], "exemplar_learn", unit=year.units[1].pk, kind="model")
    assert Registration.objects.get().unit == year.units[1]


@pytest.mark.parametrize("changes", [{"kind": "x"}, {"kind": ""}, {"unit": "0"}, {"unit": "another"}])
def test_a_wrong_choice_comes_back(year, changes):
    exemplar = factories.exemplar(year)
    factories.appointment("officer", of_person=year.officers[0], unit=year.units[1])
    another, before = factories.member(year.term).unit, rows()
    if changes.get("unit") == "another":
        changes = {"unit": another.pk}
    typed = {"unit": year.units[1].pk, "kind": "model"} | changes
    response = send(exemplar, year.officers[0], "exemplar_learn", **typed)
    assert (response.status_code, len(field_errors(response))) == (422, 1)
    assert rows() == before


def test_the_witness_reads_but_does_not_learn(year):
    exemplar = factories.exemplar(year)
    response = look(exemplar, year.leaders[-1])
    assert exemplar.url("exemplar_learn") not in page(response).posts()
    assert send(exemplar, year.leaders[-1], "exemplar_learn").status_code == 403


def test_who_learns_is_seen_by_those_who_may_see_the_registration(year):
    exemplar = factories.exemplar(year)
    learn(exemplar, by=year.officers[1], unit=year.units[1], kind="model")
    assert "Các đơn vị đăng ký học tập" in words(look(exemplar, year.officers[1]))
    assert "Các đơn vị đăng ký học tập" not in words(look(exemplar, year.officers[0]))


def test_in_a_closed_year_nothing_is_offered(year):
    exemplars = [factories.exemplar(year, state=state) for state in Exemplar.State.values]
    close(year)
    for exemplar in exemplars:
        for person in (year.secretary, year.officers[0]):
            response = look(exemplar, person)
            assert page(response).posts() & {exemplar.url(act) for act in ACTS} == set()
            assert exemplar.url("exemplar_write") not in page(response).links()
