"""The drafting form, by plain posts: what is typed is saved, or comes back with a sentence at the field."""

import pytest

from pledges.agreement.acts.signing import withdraw
from pledges.agreement.models import Agreement
from pledges.agreement.wording import wording
from pledges.states.event import Event
from pledges.states.scratch import Scratch
from tests import factories
from tests.ladder import rows, year_in
from tests.pages import field_errors, fields, notices, page, visitor, words

pytestmark = pytest.mark.django_db


class Draft:
    """The form as the secretary sees it; `post` sends it with some values changed."""

    def __init__(self, year):
        self.year, self.url, self.browser = year, year.url("agreement_draft"), visitor(year.secretary)

    def typed(self):
        return fields(self.browser.get(self.url), self.url)

    def post(self, url=None, **changes):
        changes = {name.replace("__", "-"): value for name, value in changes.items()}
        return self.browser.post(url or self.url, self.typed() | changes)


@pytest.fixture
def draft():
    return Draft(factories.cluster_year(2))


def test_the_form_holds_the_saved_draft(draft):
    typed = draft.typed()
    assert {name: typed[name] for name in factories.FIELDS if name != "day"} == {
        name: value for name, value in factories.FIELDS.items() if name != "day"
    }
    assert (typed["day"], typed["edition"], typed["commitments"]) == ("28/02/2019", "2", "1")
    assert (typed["c0-title"], typed["c0-text"]) == ("Nhiệm vụ", "Hoàn thành nhiệm vụ được giao.")


def test_sending_it_back_untouched_changes_nothing(draft):
    before = rows()
    response = draft.post()
    assert response.url == draft.year.url()
    assert rows() == before


def test_every_field_is_saved(draft):
    new = {name: f"{name} mới" for name in factories.FIELDS if name != "day"}
    response = draft.browser.post(draft.url, draft.typed() | new | {"day": "5/3/2019"}, follow=True)
    assert notices(response)[0] == "Đã lưu dự thảo."
    saved = draft.year.reload()
    assert {name: getattr(saved, name) for name in new} == new
    assert f"{saved.day:%d/%m/%Y}" == "05/03/2019"
    event = saved.events().last()
    assert (event.verb, event.actor, event.address) == (Event.Verb.REVISED, draft.year.secretary, "127.0.0.1")


def test_the_two_buttons_lead_to_the_agreement_and_back_to_the_form(draft):
    assert draft.post(closing="Một.").url == draft.year.url()
    assert draft.post(closing="Hai.", stay="1").url == draft.url


def test_letters_are_composed_and_line_ends_are_plain(draft):
    draft.post(closing="Gia\u0301m đo\u0302\u0301c\r\nKy\u0301", subject="  Năm\u00a0 \t2019 ")
    saved = draft.year.reload()
    assert (saved.closing, saved.subject) == ("Giám đốc\nKý", "Năm 2019")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("day", "31/02/2019", "Ngày 31/02/2019 không có trong lịch."),
        ("day", "mai", "Ngày chưa đúng (ví dụ: 28/02/2019)."),
        (
            "day",
            "28/02/2009",
            "Ngày ký kết cách xa năm thi đua 2019: chỉ nhận từ 31/12/2017 đến 31/12/2020.",
        ),
        ("subject", "x" * 301, "Không quá 300 ký tự (hiện có 301)."),
        ("closing", "x" * 3001, "Không quá 3000 ký tự (hiện có 3001)."),
        (
            "theme",
            "Năm 世",
            "Ký tự “世” (mã U+4E16) không in được trong văn bản. Xin xóa hoặc thay ký tự này.",
        ),
        (
            "opening",
            "Vui \u0007",
            "Ký tự có mã U+0007 không in được trong văn bản. Xin xóa hoặc thay ký tự này.",
        ),
        ("c0-title", "x" * 201, "Không quá 200 ký tự (hiện có 201)."),
        ("c0-text", "", "Chưa nhập mục này."),
        ("c0-t0-name", "", "Chưa nhập mục này."),
        ("c0-t0-value", "nhiều", "Phải là số (ví dụ: 95,5)."),
        ("c0-t0-value", "", "Chưa nhập giá trị để so sánh."),
        ("c0-t0-comparison", "??", "?? không có trong danh sách."),
    ],
)
def test_a_mistake_is_told_at_its_field_and_everything_stays(draft, name, value, sentence):
    target = {"c0-targets": "1", "c0-t0-name": "Đúng hạn", "c0-t0-comparison": ">=", "c0-t0-value": "99,5"}
    typed = draft.typed() | target | {"organisation": "Chưa lưu.", "c0-t0-unit": ""} | {name: value}
    before = {table: found for table, found in rows().items() if table != "pledges_scratch"}
    response = draft.browser.post(draft.url, typed)
    assert (response.status_code, field_errors(response)) == (422, [sentence])
    back = fields(response, draft.url)
    typed.pop("c0-t0-comparison") if value == "??" else None
    typed["unsaved"] = back["unsaved"]  # what was typed is a draft by now
    assert {key: back[key] for key in typed} == typed
    assert {table: found for table, found in rows().items() if table != "pledges_scratch"} == before
    again = fields(draft.browser.get(draft.url), draft.url)
    assert {key: again[key] for key in typed} == typed


def test_what_was_not_saved_is_kept_and_said_and_can_be_thrown_away(draft):
    draft.post(day="31/02/2019", closing="Chưa lưu.")
    response = draft.browser.get(draft.url)
    assert "chưa lưu chính thức" in notices(response)[0]
    draft.browser.post(draft.year.url("agreement_scratch_discard"))
    assert draft.typed()["closing"] == factories.FIELDS["closing"]


def test_the_page_keeps_what_is_typed_without_saving_it(draft):
    typed = draft.typed() | {"closing": "Đang gõ"}
    response = draft.browser.post(draft.year.url("agreement_scratch"), typed)
    assert (response.status_code, response.content) == (204, b"")
    assert draft.typed()["closing"] == "Đang gõ"
    assert draft.year.reload().closing == factories.FIELDS["closing"]
    assert Scratch.objects.get().person == draft.year.secretary


def test_fields_that_are_not_in_the_form_are_ignored(draft):
    forged = {
        "state": "sealed",
        "version": "9",
        "document": "1",
        "term": "1",
        "signatory_choices": "{}",
        "c0-position": "7",
    }
    draft.post(**forged, closing="Khác.", c0__agreement="99")
    saved = Agreement.objects.get()
    assert (saved.state, saved.version, saved.edition, saved.document) == ("draft", 1, 3, None)
    assert (saved.closing, saved.term, saved.signatory_choices) == ("Khác.", draft.year.term, {})
    assert [commitment.position for commitment in saved.commitments.all()] == [1]


def test_markup_is_text_and_is_shown_as_text(draft):
    markup = "<script>alert(1)</script> & “x”"
    draft.post(closing=markup)
    assert draft.typed()["closing"] == markup
    assert wording(draft.year.reload()).closing == markup
    response = draft.browser.get(draft.year.url())
    assert markup in words(response)
    assert [each for each in page(response).all("script") if each.whole] == []


@pytest.mark.parametrize("state", ["open", "sealed"])
def test_what_is_frozen_has_no_form(authority, state):
    draft = Draft(year_in(state))
    before = rows()
    answers = [
        draft.browser.get(draft.url),
        draft.browser.post(draft.url, {"edition": "3", "closing": "Khác."}),
    ]
    assert [(answer.status_code, answer.url) for answer in answers] == [(302, draft.year.url())] * 2
    kept = draft.browser.post(draft.year.url("agreement_scratch"), {"edition": "3", "closing": "Khác."})
    assert (kept.status_code, rows()) == (409, before)


def test_why_it_came_back_is_said_where_it_is_mended(authority):
    year = year_in("half")
    withdraw(year.agreement, by=year.secretary, reason="Sửa chỉ tiêu 3.")
    assert "Sửa chỉ tiêu 3." in words(visitor(year.secretary).get(year.url("agreement_draft")))


def test_a_form_without_its_edition_is_not_saved(draft):
    before = rows()
    response = draft.browser.post(draft.url, {"closing": "Khác."}, follow=True)
    assert notices(response)[0].endswith("Chưa lưu được. Xin tải lại trang rồi nhập lại.")
    assert rows() == before
