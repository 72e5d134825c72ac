"""`ban-giao/`: the way from one year into the next, as each kind of person sees it."""

import pytest
from django.db import transaction
from django.urls import reverse

from members.models import Term
from members.standing import Standing
from pledges.agreement.models import Agreement
from pledges.documents.models import Confirmation
from pledges.errors import PledgeError
from pledges.handover.acts import handover as acts
from pledges.handover.acts import term as terms
from pledges.handover.models import Handover
from pledges.states import rules
from tests import cast, factories
from tests.pages import chips, field_errors, fields, notices, page, visitor, words


@pytest.fixture
def year(authority):
    return factories.cluster_year(units=3)


def url(year, name="handover"):
    return reverse(f"pledges:{name}", kwargs={"cluster": year.cluster.slug, "year": "2019"})


def look(year, person, name="handover"):
    return visitor(person).get(url(year, name))


def test_before_the_next_year_the_secretariat_is_offered_to_open_it(year):
    links = page(look(year, year.secretary)).links()
    assert {url(year, "next_term"), url(year, "term_close")} <= set(links)
    assert url(year, "next_term") not in page(look(year, year.leaders[0])).links()
    assert "Chưa có biên bản bàn giao" in words(look(year, year.leaders[0]))


def test_the_next_year_is_proposed_and_opened_in_the_browser(year):
    year.term.memberships.filter(unit=year.units[0]).update(rank=1)
    client, address = visitor(year.secretary), url(year, "next_term")
    typed = fields(client.get(address), address)
    units = [unit.pk for unit in year.units]
    answer = client.post(address, typed | {"units": units, "with_agreement": "on", "deputies": []})
    following = Term.objects.get(cluster=year.cluster, name="2020")
    assert answer.url == reverse(
        "pledges:workbench_year", kwargs={"cluster": year.cluster.slug, "year": "2020"}
    )
    assert typed["chair"] == str(year.units[1].pk)
    assert [member.unit_id for member in following.members()] == [units[1], units[0], units[2]]
    assert Agreement.objects.filter(term=following).exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": "2019"}, "Năm tiếp theo phải sau năm 2019."),
        ({"name": "hai nghìn"}, "Năm thi đua chưa đúng (ví dụ: 2020, hoặc năm học 2024-2025)."),
        ({"ends_on": "01/01/2020"}, "Ngày kết thúc phải sau ngày bắt đầu."),
        ({"starts_on": "31/02/2020"}, "Ngày 31/02/2020 không có trong lịch."),
        ({"half_year_due_on": "15/07/2050"}, "Thời hạn này cách xa năm thi đua."),
        (
            {"joining": "Hội Không Có"},
            "Chưa có đơn vị “Hội Không Có” trong danh mục. Xin kiểm tra tên hoặc đề nghị quản trị viên thêm đơn vị.",
        ),
        ({"units": "others"}, "Cụm trưởng phải là đơn vị thành viên."),
        ({"deputies": "all"}, "Một năm có không quá hai cụm phó."),
        ({"deputies": "chair"}, "Cụm trưởng không đồng thời là cụm phó."),
    ],
)
def test_what_makes_no_sense_is_told_at_its_field_and_nothing_is_opened(year, changed, sentence):
    year.term.memberships.filter(unit=year.units[0]).update(rank=1)
    client, address = visitor(year.secretary), url(year, "next_term")
    pks = [unit.pk for unit in year.units]
    words_for = {"others": [pks[0], pks[2]], "all": pks, "chair": [pks[1]]}
    changed = {
        name: words_for[value] if name in {"units", "deputies"} else value for name, value in changed.items()
    }
    typed = fields(client.get(address), address) | {"units": pks, "deputies": []} | changed
    answer = client.post(address, typed)
    assert answer.status_code == 422
    assert sentence in field_errors(answer)
    assert Term.objects.filter(cluster=year.cluster).count() == 1


def test_a_unit_joins_by_its_name_without_diacritics(year):
    new = factories.unit("Hội Mới thành phố Hà Nội")
    client, address = visitor(year.secretary), url(year, "next_term")
    typed = fields(client.get(address), address)
    typed |= {
        "units": [unit.pk for unit in year.units],
        "deputies": [],
        "joining": "hoi moi thanh pho ha noi",
    }
    client.post(address, typed)
    assert new in Term.objects.get(cluster=year.cluster, name="2020").units.all()


def test_the_draft_is_saved_and_a_bad_day_is_told(year):
    handover = factories.handover(year)
    client, address = visitor(year.secretary), url(year, "handover_draft")
    typed = fields(client.get(address), address)
    answer = client.post(address, typed | {"day": "01/01/2035", "venue": "Nơi mới"})
    assert (answer.status_code, field_errors(answer)) == (
        422,
        ["Ngày bàn giao phải từ 01/01/2019 đến 31/12/2020."],
    )
    assert fields(answer, address)["venue"] == "Nơi mới"
    client.post(address, typed | {"venue": "Nơi mới"})
    handover.refresh_from_db()
    assert handover.venue == "Nơi mới"


def test_somebody_elses_save_is_not_lost(year):
    handover = factories.handover(year)
    client, address = visitor(year.secretary), url(year, "handover_draft")
    typed = fields(client.get(address), address)
    acts.write(
        handover,
        by=year.secretary,
        edition=1,
        fields={name: None if name == "day" else "x" for name in acts.FIELDS},
    )
    answer = client.post(address, typed | {"venue": "Của tôi"})
    assert answer.status_code == 409
    assert fields(answer, address)["venue"] == "Của tôi"
    handover.refresh_from_db()
    assert handover.venue == "x"
    client.post(address, fields(answer, address))
    handover.refresh_from_db()
    assert handover.venue == "Của tôi"


def test_minutes_that_were_opened_meanwhile_are_not_written(year):
    factories.handover(year)
    client, address = visitor(year.secretary), url(year, "handover_draft")
    typed = fields(client.get(address), address)
    acts.open_for_signature(Handover.objects.get(), by=year.secretary, edition=1)
    told = notices(client.post(address, typed | {"venue": "Khác"}, follow=True))
    assert told == [Handover.WRONG_STATE["open"]]


def test_the_page_of_frozen_minutes_says_what_was_frozen(year):
    factories.handover(year, "sealed")
    before = words(look(year, year.officers[2]))
    year.term.memberships.update(rank=3)
    year.units[0].name = "Tên mới"
    year.units[0].save()
    after = words(look(year, year.officers[2]))
    giving = f"Bên giao: {before.partition('Bên giao: ')[2].partition(',')[0]},"
    assert giving in after
    assert "Bên giao: Tên mới" not in after


def test_a_closed_year_offers_nothing_and_can_be_read(year):
    factories.handover(year, "sealed")
    terms.close(year.term, by=year.secretary)
    answer = look(year, year.secretary)
    assert "Năm đã kết thúc" in " ".join(element.text for element in page(answer).elements)
    assert [post for post in page(answer).posts() if "ban-giao" in post] == []
    for name in ("handover_pdf", "years", "agreement", "workbench_year", "registrations"):
        assert look(year, year.leaders[0], name).status_code == 200


def test_closing_lists_what_is_open_and_asks_for_the_password(year):
    client, address = visitor(year.secretary), url(year, "term_close")
    assert "Giao ước thi đua của năm chưa được ký đủ." in words(client.get(address))
    for password in ("", "sai"):
        assert client.post(address, {"password": password}).status_code == 422
        assert not Term.objects.get(pk=year.term.pk).is_closed
    client.post(address, {"password": factories.PASSWORD})
    assert Term.objects.get(pk=year.term.pk).is_closed


def test_closing_is_not_offered_while_a_document_collects_signatures(year):
    year.open()
    answer = look(year, year.secretary, "term_close")
    assert "Bắt buộc hoàn thành" in chips(answer)
    sentence = "Còn văn bản đang ký. Đề nghị ký đủ hoặc thu hồi trước khi kết thúc năm."
    assert sentence in words(answer)
    assert address_is_disabled(answer)
    told = notices(
        visitor(year.secretary).post(url(year, "term_close"), {"password": factories.PASSWORD}, follow=True)
    )
    assert any("Chưa kết thúc năm được." in each for each in told)
    assert not Term.objects.get(pk=year.term.pk).is_closed


def address_is_disabled(answer) -> bool:
    (button,) = [each for each in page(answer).all("button") if "Kết thúc năm" in each.text]
    return "disabled" in button.attributes


def attempts(handover: Handover, person) -> dict:
    """Every act with arguments as good as this person can have."""
    document = handover.document
    places = list(document.places.select_related("mandate", "unit")) if document else []
    place = next((each for each in places if each.mandate.person == person), places[0] if places else None)
    seen = Confirmation(sha256=document.frozen_sha256 if document else "", at=cast.timezone.now())
    text = {name: None if name == "day" else "x" for name in acts.FIELDS}
    return {
        "write": lambda: acts.write(handover, by=person, edition=handover.edition, fields=text),
        "open": lambda: acts.open_for_signature(handover, by=person, edition=handover.edition),
        "sign": lambda: acts.sign(handover, place=place, by=person, confirmation=seen),
        "decline": lambda: acts.decline(handover, place=place, by=person, reason="Chưa đủ."),
        "withdraw": lambda: acts.withdraw(handover, by=person, reason="Sửa."),
    }


def succeeds(act) -> bool:
    with transaction.atomic():
        try:
            act()
        except PledgeError:
            return False
        finally:
            transaction.set_rollback(True)
    return True


def offered(client, year) -> set[str]:
    answer = client.get(url(year))
    if answer.status_code != 200:
        return set()
    found, links, posts = set(), page(answer).links(), page(answer).posts()
    for act, name in {
        "write": "handover_draft",
        "decline": "handover_decline",
        "withdraw": "handover_withdraw",
    }.items():
        if url(year, name) in links:
            found.add(act)
    for act, name in {"open": "handover_open", "sign": "handover_sign"}.items():
        if url(year, name) in posts:
            found.add(act)
    return found


WHO = {
    "draft": {"secretary": {"write", "open"}},
    "open": {"secretary": {"withdraw"}, "leader": {"sign", "decline"}, "second leader": {"sign", "decline"}},
    "sealed": {},
}


@pytest.mark.parametrize("state", WHO)
def test_the_page_offers_exactly_what_the_acts_accept(year, state):
    factories.handover(year, state)
    people = cast.people(year) | {"second leader": year.leaders[1], "third leader": year.leaders[2]}
    del people["guest"]
    found = {}
    for kind, client in cast.clients(people).items():
        handover = Handover.objects.select_related("term__cluster", "document").get(term=year.term)
        accepted = {act for act, call in attempts(handover, people[kind]).items() if succeeds(call)}
        standing = Standing.of(people[kind], handover.term)
        found[kind] = (accepted, rules.allowed(standing, handover), offered(client, year))
    assert found == {kind: (WHO[state].get(kind, set()),) * 3 for kind in people}
