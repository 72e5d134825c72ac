"""The pages of ballots: what they take, what they refuse in words, and what they never show."""

import pytest
from django.core import signing
from django.urls import reverse

from pledges.ballots import urn
from pledges.ballots.acts import rounds
from pledges.ballots.models import Ballot, Voter
from pledges.handover.closing import remaining
from tests import factories
from tests.ballots.voting import again, brought, cast, counted, opened, sealed
from tests.ballots.voting import signing as minutes
from tests.factories import PASSWORD
from tests.pages import fields, notices, page, visitor, words


@pytest.fixture
def year(authority):
    return factories.cluster_year(units=3)


def slip(client, ballot) -> tuple[str, dict]:
    url = ballot.url("ballot_vote")
    return url, fields(client.get(url), url) | {"password": PASSWORD}


def test_a_second_click_is_told_that_the_unit_has_voted(year):
    ballot, client = opened(year), visitor(year.leaders[0])
    url, form = slip(client, ballot)
    assert client.post(url, form | {"choices": "1"}).status_code == 200
    answer = client.post(url, form | {"choices": "1"}, follow=True)
    assert "đã bỏ phiếu lúc" in notices(answer)[0]
    assert len(urn.opened(again(ballot))) == 1


def test_a_blank_slip_is_cast_when_it_is_said_so(year):
    ballot, client = opened(year), visitor(year.leaders[0])
    url, form = slip(client, ballot)
    assert client.post(url, form).status_code == 422
    assert client.post(url, form | {"choices": ["0", "1"]}).status_code == 422
    assert client.post(url, form | {"choices": "0"}).status_code == 200
    assert [each.choices for each in urn.opened(again(ballot))] == [()]


@pytest.mark.parametrize(
    "wrong",
    [
        {"choices": ["1", "2"]},
        {"choices": ["99"]},
        {"choices": ["9" * 30]},
        {"choices": ["một"]},
        {"choices": ["\0"]},
        {"choices": ["1"], "password": "sai"},
        {"choices": ["1"], "password": "\0"},
        {"choices": ["1"], "unit": "9" * 30},
        {"choices": ["1"], "receipt": ""},
        {"choices": ["1"], "receipt": "\0"},
        {"choices": ["1"], "receipt": "ImFiYyI:1abc:xyz"},
        {"choices": ["1"], "receipt": signing.dumps("AAA-AAA-AAA", salt="another ballot")},
    ],
)
def test_a_slip_that_cannot_be_is_shown_again_and_nothing_is_cast(year, wrong):
    ballot, client = opened(year), visitor(year.leaders[0])
    url, form = slip(client, ballot)
    answer = client.post(url, form | wrong)
    assert answer.status_code == 422
    assert "Phiếu chưa gửi được:" in words(answer)
    assert not Voter.objects.filter(voted_at__isnull=False).exists()
    assert urn.opened(again(ballot)) == []


def test_opening_says_who_stands_who_votes_and_who_is_asked_before_it_is_done(year):
    ballot, client = brought(year, "draft"), visitor(year.secretary)
    url = ballot.url("ballot_open_voting")
    assert url in page(client.get(ballot.get_absolute_url())).links()
    shown = words(client.get(url))
    names = ", ".join(unit.short_name for unit in year.units)
    for sentence in (
        f"Danh sách đề cử (3), chọn 1: {names}.",
        f"Lãnh đạo 3 đơn vị có mặt nhận thư mời bỏ phiếu: {names}.",
        "Điều kiện đề nghị: 2/3 tổng số đơn vị của cụm; số đơn vị tối thiểu: 2.",
    ):
        assert sentence in shown
    assert again(ballot).state == "draft"
    client.post(url, fields(client.get(url), url))
    assert again(ballot).state == "voting"


def test_sending_the_minutes_says_what_is_printed_and_who_signs_before_it_is_done(year):
    ballot, client = counted(year, 1, 1, 1, number="05/BB-CTĐ4"), visitor(year.secretary)
    url = ballot.url("ballot_open")
    assert url in page(client.get(ballot.get_absolute_url())).links()
    shown = words(client.get(url))
    assert "Biên bản in: số 05/BB-CTĐ4, ngày 20/12/2019, tại Trụ sở Hội thử." in shown
    assert (
        f"nhận thư mời ký: {year.officers[0]} (trưởng ban kiểm phiếu), {year.officers[1]} (thư ký)." in shown
    )
    assert again(ballot).state == "counted"
    client.post(url, fields(client.get(url), url))
    assert again(ballot).state == "open"


@pytest.mark.parametrize(("quota", "box"), [(1, "radio"), (2, "checkbox")])
def test_one_winner_is_chosen_by_a_radio_button(year, quota, box):
    ballot, client = opened(year, quota=quota), visitor(year.leaders[0])
    shown = page(client.get(ballot.url("ballot_vote")))
    boxes = [each.attributes for each in shown.elements if each.attributes.get("name") == "choices"]
    assert [(each["type"], each["value"]) for each in boxes] == [(box, value) for value in "1230"]


@pytest.mark.parametrize(
    ("kind", "legend"),
    [
        ("flag", "Bước 2. Chọn 01 trong 03 đơn vị"),
        ("certificate", "Bước 2. Chọn 01 trong 03 tập thể, cá nhân"),
    ],
)
def test_the_slip_calls_those_who_stand_what_they_are(year, kind, legend):
    ballot = opened(year, kind=kind)
    assert legend in words(visitor(year.leaders[0]).get(ballot.url("ballot_vote")))


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [("password", "Chưa nhập mật khẩu đăng nhập."), ("choices", "Chưa chọn; nếu không chọn, xin đánh dấu")],
)
def test_an_error_of_the_slip_names_its_field(year, left_out, sentence):
    ballot, client = opened(year), visitor(year.leaders[0])
    url, form = slip(client, ballot)
    typed = form | {"choices": "1"}
    del typed[left_out]
    answer = client.post(url, typed)
    assert (answer.status_code, len(answer.context["form"].sentences)) == (422, 1)
    assert sentence in words(answer)


def test_tellers_of_a_unit_that_stands_are_told_so(year):
    told = (
        f"Thành viên ban kiểm phiếu thuộc đơn vị được đề cử: {year.officers[0]} ({year.units[0].short_name})"
    )
    assert told in words(visitor(year.secretary).get(brought(year, "draft").get_absolute_url()))
    ballot = minutes(year, 1, 1, 1)
    shown = words(visitor(year.officers[0]).get(ballot.get_absolute_url()))
    assert f"{year.units[0].name} có tên trong danh sách đề cử." in shown


def test_a_refused_slip_does_not_tell_how_many_were_ticked(year):
    ballot, client = opened(year, quota=3), visitor(year.leaders[0])
    url, form = slip(client, ballot)
    ticked = [{"choices": ["1"]}, {"choices": ["1", "2", "3"]}, {"choices": ["0"]}]
    answers = [client.post(url, form | each | {"password": "sai"}) for each in ticked]
    assert [answer.status_code for answer in answers] == [422] * 3
    assert len({len(answer.content) for answer in answers}) == 1
    assert "xin chọn lại ở bước 2." in words(answers[0])


def test_a_code_of_another_person_or_an_old_one_is_replaced(year, monkeypatch):
    ballot, client = opened(year), visitor(year.leaders[0])
    _, other = slip(visitor(year.leaders[1]), ballot)
    url, form = slip(client, ballot)
    answer = client.post(url, form | {"choices": "1", "receipt": other["receipt"]})
    assert (answer.status_code, answer.context["form"].is_new) == (422, True)
    fresh = fields(answer, url)
    assert client.post(url, fresh | {"choices": "1", "password": PASSWORD}).status_code == 200


def test_a_code_that_is_in_the_urn_already_is_replaced(year):
    ballot, client = opened(year), visitor(year.leaders[0])
    url, form = slip(client, ballot)
    code = client.get(url).context["form"]
    taken = signing.loads(form["receipt"], salt=code._salt)
    cast(ballot, year, 1, 2, code=taken)
    answer = client.post(url, form | {"choices": "1"})
    assert answer.status_code == 409
    assert taken not in answer.content.decode()
    assert urn.IN_USE in words(answer)


def test_a_leader_of_two_units_votes_for_each(year):
    factories.mandate(year.units[1], year.leaders[0])
    ballot, client = opened(year), visitor(year.leaders[0])
    for _ in range(2):
        url, form = slip(client, ballot)
        assert client.post(url, form | {"choices": "1"}).status_code == 200
    assert [each.unit for each in again(ballot).voted] == year.units[:2]


def test_every_code_is_on_the_page_of_the_result_and_none_before(year):
    ballot, client = opened(year), visitor(year.supervisor)
    codes = [cast(ballot, year, number, 1) for number in range(3)]
    text = words(client.get(ballot.get_absolute_url()))
    assert [code for code in codes if code in text] == []
    visitor(year.secretary).post(ballot.url("ballot_count"), {"without": ""})
    text = words(client.get(ballot.get_absolute_url()))
    assert [code for code in codes if code not in text] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"quota": "0"},
        {"quota": "9" * 30},
        {"threshold_numerator": "9", "threshold_denominator": "2"},
        {"quorum_denominator": "0"},
        {"day": "31/02/2019"},
        {"title": "\0"},
        {"present": "9" * 30},
        {"head": "9" * 30},
        {"c0-unit": "9" * 30},
        {"c0-unit": ""} | {"c0-note": "Của ai?"},
        {"rows": "9", "c1-unit": "same"},
        {"edition": "-1"},
        {"rows": ""},
        {"rows": "abc"},
        {"rows": "99"},
    ],
)
def test_a_preparation_that_cannot_be_is_shown_again(year, wrong):
    ballot, client = brought(year, "draft"), visitor(year.secretary)
    url = ballot.url("ballot_write")
    form = fields(client.get(url), url) | {"present": [unit.pk for unit in year.units]}
    wrong = {name: form["c0-unit"] if value == "same" else value for name, value in wrong.items()}
    assert client.post(url, form | wrong).status_code == 422
    assert again(ballot).edition == 0
    assert client.post(url, form).status_code == 302
    assert (again(ballot).edition, len(again(ballot).candidate_list)) == (1, 3)


def test_the_form_of_a_second_round_keeps_candidates_and_places(year):
    ballot = rounds.next_round(counted(year, 1, 2, None), by=year.secretary)
    client, url = visitor(year.secretary), ballot.url("ballot_write")
    form = fields(client.get(url), url) | {"present": [unit.pk for unit in year.units]}
    rewritten = {"quota": "3", "rows": "1", "c0-unit": str(year.units[2].pk)}
    assert client.post(url, form | rewritten).status_code == 302
    ballot = again(ballot)
    assert (ballot.edition, ballot.quota) == (1, 1)
    assert [candidate.unit for candidate in ballot.candidate_list] == year.units[:2]


def test_the_letter_is_offered_once_there_is_one(year):
    client, at = visitor(year.leaders[0]), {"cluster": year.cluster.slug, "year": "2019"}
    letter = reverse("pledges:proposal_pdf", kwargs=at)
    url = reverse("pledges:ballots", kwargs=at)
    counted(year, 1, 1, 1)
    sealed(year, 1, 1, 1, kind="chair")
    assert letter not in page(client.get(url)).links()
    sealed(year, 1, 1, 1)
    assert letter in page(client.get(url)).links()


@pytest.mark.parametrize("kind", ["", "khac", "\0", "flag" * 100])
def test_a_kind_that_is_none_is_refused(year, kind):
    url = reverse("pledges:ballot_prepare", kwargs={"cluster": year.cluster.slug, "year": "2019"})
    answer = visitor(year.secretary).post(url, {"kind": kind}, follow=True)
    assert "Chưa chọn loại" in notices(answer)[0]
    assert not Ballot.objects.exists()


def test_the_year_names_what_is_not_counted_yet_and_the_open_minutes_block(year):
    opened(year)
    counted(year, 1, 1, 1)
    minutes(year, 1, 1, 1)
    sealed(year, 1, 1, 1)
    found = [(each.blocks, each.sentence.partition(": ")[2]) for each in remaining(year.term)]
    assert (False, "đang bỏ phiếu, chưa kiểm phiếu; sau khi kết thúc năm, phiếu không kiểm được.") in found
    assert (False, "đã kiểm phiếu, biên bản chưa được ký.") in found
    assert sum(blocks for blocks, _ in found) == 1


def test_the_workbench_asks_whoever_is_next(year):
    ballot = opened(year)
    home = reverse("pledges:workbench")
    assert f"Bỏ phiếu: {ballot}" in words(visitor(year.leaders[0]).get(home))
    assert "Còn 3 đơn vị chưa bỏ phiếu" in words(visitor(year.secretary).get(home))
    for number in range(3):
        cast(ballot, year, number, 1)
    assert f"Bỏ phiếu: {ballot}" not in words(visitor(year.leaders[0]).get(home))
    assert f"Kiểm phiếu: {ballot}" in words(visitor(year.secretary).get(home))
    minutes(year, 1, 1, 1)
    assert "Ký Biên bản kiểm phiếu" in words(visitor(year.officers[0]).get(home))
