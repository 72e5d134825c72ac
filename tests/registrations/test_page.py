"""The page of a registration: what it says to whom; and what its buttons do."""

from contextlib import contextmanager

import pytest
from django.db.models.signals import post_init

from pledges.exemplars.models import Exemplar
from pledges.registrations.acts.registration import discard
from pledges.registrations.models import Registration
from pledges.states.keeping import keep
from pledges.states.stateful import GONE
from tests import factories
from tests.ladder import rows
from tests.pages import chips, field_errors, fields, headings, notices, page, visitor, words
from tests.registrations.ladder import REASON


@pytest.fixture
def year(authority):
    return factories.cluster_year(2)


@pytest.fixture
def made(year):
    return factories.registration(year, state="draft", name="Chợ nông sản an toàn", kind="model")


def look(made, person):
    return visitor(person).get(made.get_absolute_url())


def post(made, person, page_name, follow=True, **typed):
    return visitor(person).post(made.url(f"registration_{page_name}"), typed, follow=follow)


def test_it_reads_like_a_sheet(year):
    promised = list(year.agreement.commitments.all())
    made = factories.registration(year, name="Chợ nông sản an toàn", kind="model", commitments=promised)
    response = look(made, year.supervisor)
    said = words(response)
    for sentence in (
        "Mô hình mới Chợ nông sản an toàn",
        "I. Mục tiêu, phạm vi 1. Lĩnh vực: Cải cách hành chính.",
        "Nội dung Giao ước liên quan: - 1. Nhiệm vụ",
        "II. Thực hiện “5 rõ” 1. Rõ người: Người phụ trách mẫu, Phó Chủ tịch. 2. Rõ việc: Rà soát quy trình.",
        "3. Rõ thời gian: từ ngày 01/03/2019 đến ngày 30/11/2019.",
        "5. Rõ kết quả: Hồ sơ được giải quyết đúng hạn. Chỉ tiêu: 95%.",
    ):
        assert sentence in said
    assert (headings(response)[0], chips(response)[0]) == ("Chợ nông sản an toàn", "Đã ghi nhận")


def test_what_is_not_clear_yet_is_listed_beside_the_button(year):
    bare = factories.registration(year, state="draft", work="", responsibility="")
    response = look(bare, year.officers[0])
    assert "Còn 2 mục chưa điền" in headings(response)
    hrefs = [each.attributes.get("href") for each in page(response).all("a")]
    wanted = [bare.url("registration_draft") + f"#id_{name}" for name in ("work", "responsibility")]
    assert [href for href in hrefs if href and "#id_" in href] == wanted
    assert bare.url("registration_submit") not in page(response).posts()


def test_the_draft_of_a_unit_is_its_own(year, made):
    found = {person.pk: look(made, person).status_code for person in (year.officers[1], year.secretary)}
    assert set(found.values()) == {404}
    assert look(made, year.leaders[0]).status_code == 200


def test_it_is_sent_with_one_click(year, made):
    action = made.url("registration_submit")
    typed = fields(look(made, year.officers[0]), action)
    response = visitor(year.officers[0]).post(action, typed, follow=True)
    assert notices(response) == ["Đã gửi đăng ký tới Thường trực cụm."]
    assert "Đã gửi, chờ ghi nhận" in headings(response)


def test_a_click_on_an_old_page_is_refused_in_words(year, made):
    response = post(made, year.officers[0], "submit", edition="0")
    assert notices(response)[0].endswith("Xin đọc lại trước khi gửi.")
    assert Registration.objects.get().state == "draft"


def test_the_secretariat_reads_what_recording_does(year):
    made = factories.registration(year, state="submitted")
    assert "đăng ký được in trong phần II của giao ước" in words(look(made, year.secretary))
    year.open()
    assert "đăng ký được lập thành phụ lục" in words(look(made, year.secretary))
    response = post(made, year.secretary, "record")
    assert notices(response) == ["Đã ghi nhận đăng ký và thông báo cho đơn vị."]


@pytest.mark.parametrize(
    ("state", "act", "typed", "done"),
    [
        ("submitted", "send_back", {"reason": REASON}, "sent_back"),
        ("recorded", "withdraw", {"reason": REASON}, "withdrawn"),
        ("recorded", "conclude", {"is_completed": "True", "outcome": "Đạt."}, "completed"),
        ("recorded", "conclude", {"is_completed": "False", "outcome": "Chưa đạt."}, "not_completed"),
    ],
)
def test_words_are_asked_for_and_shown(year, state, act, typed, done):
    made = factories.registration(year, state=state)
    person = year.leaders[0] if act == "withdraw" else year.secretary
    assert visitor(person).get(made.url(f"registration_{act}")).status_code == 200
    before = rows()
    empty = post(made, person, act, reason=" ", outcome="")
    assert (empty.status_code, rows() == before, bool(field_errors(empty))) == (422, True, True)
    response = post(made, person, act, **typed)
    assert Registration.objects.get().state == done
    assert [
        each for each in typed.values() if each not in ("True", "False") and each not in words(response)
    ] == []


def test_the_leader_signs_on_the_page(year):
    year.open()
    made = factories.registration(year)
    response = look(made, year.leaders[0])
    assert "Đề nghị đồng chí ký" in headings(response)
    assert "Đề nghị đồng chí ký" not in headings(look(made, year.officers[0]))
    typed = fields(response, made.sign_url)
    wrong = post(made, year.leaders[0], "sign", **typed)
    assert wrong.status_code == 422
    typed |= {"consent": "on", "password": factories.PASSWORD}
    signed = post(made, year.leaders[0], "sign", **typed)
    assert "Đồng chí đã ký" in headings(signed)
    assert "1/1" in chips(signed)


def test_the_leader_may_say_no_in_words(year):
    year.open()
    made = factories.registration(year)
    code = made.document.code
    assert made.document.title in words(visitor(year.leaders[0]).get(made.decline_url))
    response = post(made, year.leaders[0], "decline", reason=REASON, password=factories.PASSWORD)
    assert "Cần bổ sung" in headings(response)
    assert (REASON in words(response), code in words(response)) == (True, True)


def test_signing_again_shows_the_receipt(year):
    year.open()
    made = factories.registration(year)
    factories.sign_appendix(made)
    response = post(made, year.leaders[0], "sign")
    assert notices(response) == [f"Đồng chí đã ký thay mặt {made.unit.name}; không cần ký lại."]


def test_a_draft_is_dropped_after_a_page_that_says_so(year, made):
    asked = visitor(year.officers[0]).get(made.url("registration_discard"))
    assert "bị xóa và không khôi phục được" in words(asked)
    assert Registration.objects.count() == 1
    assert notices(post(made, year.officers[0], "discard")) == ["Đã xóa bản nháp."]
    assert Registration.objects.count() == 0


@pytest.mark.parametrize("act", ["discard", "submit", "draft"])
def test_what_a_colleague_drops_while_the_server_answers_is_said_to_be_gone(year, made, act):
    address = made.url("registration_draft")
    whole = fields(visitor(year.officers[0]).get(address), address) | {"kind": "model"}
    client = visitor(year.officers[0])
    with _dropped_once_read(by=year.leaders[0]):
        answer = client.post(made.url(f"registration_{act}"), whole)
    assert (answer.status_code, answer.url) == (302, made.get_absolute_url())
    gone = client.get(answer.url)
    assert (gone.status_code, notices(gone)) == (404, [GONE])


@contextmanager
def _dropped_once_read(by):
    """A colleague's click comes between the first reading of a draft and whatever is done with it."""

    def drop(instance, **_):
        post_init.disconnect(drop, sender=Registration)
        discard(instance, by=by)

    post_init.connect(drop, sender=Registration)
    try:
        yield
    finally:
        post_init.disconnect(drop, sender=Registration)


def test_the_history_tells_who_did_what_and_why(year):
    made = factories.registration(year, state="sent_back")
    said = words(look(made, year.officers[0]))
    told = [said.index(each) for each in ("Trả lại", "Gửi", "Sửa nội dung", "Lập bản nháp")]
    assert told[2:] == sorted(told[2:])
    assert "Bổ sung kết quả đo đếm được." in said


def test_people_of_another_unit_may_not_act(year):
    made = factories.registration(year, state="sent_back")
    for name in ("submit", "draft", "scratch_discard", "discard"):
        assert post(made, year.officers[1], name).status_code == 403
    assert post(made, year.leaders[1], "withdraw").status_code == 403


def test_a_year_has_only_its_own_registrations(year):
    made = factories.registration(year)
    following = factories.term(year.cluster, "2020")
    factories.member(following, year.units[0])
    url = made.get_absolute_url().replace("/2019/", "/2020/")
    assert visitor(year.officers[0]).get(url).status_code == 404
    assert visitor(year.officers[0]).get(url.replace(f"/{made.pk}/", f"/{10**30}/")).status_code == 404


def begin(year, person, query="", **typed):
    url = f"/{year.cluster.slug}/2019/dang-ky/lap/{query}"
    return visitor(person).post(url, typed, follow=True) if typed else visitor(person).get(url)


def test_a_draft_is_begun_with_kind_and_name(year):
    action = f"/{year.cluster.slug}/2019/dang-ky/lap/"
    typed = fields(begin(year, year.officers[0]), action) | {"kind": "model", "name": "Tổ tự quản"}
    response = begin(year, year.officers[0], **typed)
    made = Registration.objects.get()
    assert (made.kind, made.name, made.unit) == ("model", "Tổ tự quản", year.units[0])
    assert response.redirect_chain == [(made.url("registration_draft"), 302)]


def test_what_is_missing_at_the_beginning_is_said_at_the_field(year):
    response = begin(year, year.officers[0], unit=year.units[0].pk, kind="theme", name=" ")
    assert (response.status_code, len(field_errors(response))) == (422, 1)
    foreign = begin(year, year.officers[0], unit=year.units[1].pk, kind="theme", name="A")
    assert "Đơn vị của đồng chí vừa thay đổi" in words(foreign)
    assert Registration.objects.count() == 0


def test_a_second_one_of_the_same_name_is_refused_on_the_page(year, made):
    response = begin(year, year.officers[0], unit=year.units[0].pk, kind="model", name=made.name)
    assert (response.status_code, "cùng loại, cùng tên" in words(response)) == (422, True)


def test_somebody_of_two_units_chooses(year):
    factories.appointment("officer", of_person=year.officers[0], unit=year.units[1])
    begin(year, year.officers[0], unit=year.units[1].pk, kind="theme", name="Của đơn vị hai")
    assert Registration.objects.get().unit == year.units[1]


def test_a_shared_exemplar_is_offered_to_learn_from(year):
    assert "Học tập từ điển hình" not in words(begin(year, year.officers[0]))
    shared = Exemplar.objects.create(
        term=year.term, unit=year.units[1], proposed_by=year.officers[1], state="shared", kind="group",
        name="Chi hội mẫu", achievement="Giỏi.", lesson="Họp dân mỗi tháng.",
    )  # fmt: skip
    response = begin(year, year.officers[0], query=f"?dien-hinh={shared.pk}")
    action = f"/{year.cluster.slug}/2019/dang-ky/lap/"
    typed = fields(response, action)
    assert typed["learned_from"] == str(shared.pk)
    begin(year, year.officers[0], **typed | {"kind": "theme", "name": "Học chi hội mẫu"})
    made = Registration.objects.get()
    assert made.work == "Họp dân mỗi tháng."
    assert "Học tập từ điển hình Chi hội mẫu" in words(look(made, year.officers[0]))


def test_in_a_closed_year_nothing_is_begun(year):
    type(year.term).objects.update(closed_at="2020-01-01T00:00Z", closed_by=year.secretary)
    response = visitor(year.officers[0]).get(f"/{year.cluster.slug}/2019/dang-ky/lap/", follow=True)
    assert "Năm thi đua đã kết thúc" in notices(response)[0]


def test_an_unsaved_form_is_mentioned_before_sending(year, made):
    keep(made, act="write", by=year.officers[0], edition=1, form="name=x")
    assert "Có bản nháp tự động lúc" in words(look(made, year.officers[0]))
    assert "Có bản nháp tự động lúc" not in words(look(made, year.leaders[0]))
