"""Two editors at once: the second is shown what the first changed, keeps what was typed, and decides."""

import pytest

from tests import factories
from tests.ladder import rows
from tests.pages import fields, headings, notices, page, visitor, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return factories.cluster_year(2)


@pytest.fixture
def editors(year):
    """Both have the form of edition 2 before them; then the first saves."""
    colleague = factories.appointment(
        "secretariat", of_person=factories.person("Trần Văn Kia"), cluster=year.cluster
    ).person
    url = year.url("agreement_draft")
    first, second = visitor(colleague), visitor(year.secretary)
    typed = [fields(each.get(url), url) for each in (first, second)]
    first.post(
        url, typed[0] | {"closing": "Lời kết của Kia.", "c0-text": "Hoàn thành tốt nhiệm vụ được giao."}
    )
    return second, typed[1] | {"closing": "Lời kết của tôi.", "c0-title": "Việc"}


def marked(response, tag):
    return [each.text for each in page(response).all(tag)]


def test_the_second_is_told_who_saved_and_what_was_changed(year, editors):
    browser, typed = editors
    response = browser.post(year.url("agreement_draft"), typed)
    assert response.status_code == 409
    assert headings(response)[1].startswith("Chưa lưu được: đồng chí Trần Văn Kia vừa lưu nội dung khác lúc ")
    assert marked(response, "del") == ["Giao ước có hiệu lực từ ngày ký."]
    assert marked(response, "ins") == ["tốt", "Lời kết của Kia."]


def test_nothing_of_the_seconds_is_saved_and_nothing_is_lost(year, editors):
    browser, typed = editors
    saved = rows()["pledges_agreement"], rows()["pledges_edition"], rows()["pledges_event"]
    url = year.url("agreement_draft")
    response = browser.post(url, typed)
    shown = fields(response, url)
    typed |= {"edition": "3", "unsaved": shown["unsaved"]}  # what was typed is a draft by now
    assert shown == typed
    assert (rows()["pledges_agreement"], rows()["pledges_edition"], rows()["pledges_event"]) == saved
    assert fields(browser.get(url), url) == typed


def test_saving_again_goes_on_top_knowingly(year, editors):
    browser, typed = editors
    url = year.url("agreement_draft")
    response = browser.post(url, fields(browser.post(url, typed), url), follow=True)
    assert notices(response)[0] == "Đã lưu dự thảo."
    saved = year.reload()
    assert (saved.edition, saved.closing) == (4, "Lời kết của tôi.")
    (commitment,) = saved.commitments.all()
    assert (commitment.title, commitment.text) == ("Việc", "Hoàn thành nhiệm vụ được giao.")
    assert saved.editions.get(number=3).text.closing == "Lời kết của Kia."


def test_a_third_save_in_between_is_shown_again(year, editors):
    browser, typed = editors
    url = year.url("agreement_draft")
    conflict = fields(browser.post(url, typed), url)
    colleague = factories.appointment("secretariat", cluster=year.cluster).person
    other = visitor(colleague)
    other.post(url, fields(other.get(url), url) | {"venue": "Hội trường B", "theme": "Chủ đề khác"})
    response = browser.post(url, conflict)
    assert (response.status_code, marked(response, "ins")) == (409, ["trường B", "Chủ đề khác"])
    assert year.reload().closing == "Lời kết của Kia."


def test_an_unsaved_form_says_that_a_newer_one_was_saved_since(year, editors):
    browser, typed = editors
    browser.post(year.url("agreement_scratch"), typed)
    response = browser.get(year.url("agreement_draft"))
    assert "Đồng chí Trần Văn Kia đã lưu nội dung mới hơn" in notices(response)[0]
    assert "Lời kết của Kia." not in words(response)


@pytest.mark.parametrize("edition", ["0", "1", "99", "-1", "x", "", "9" * 30])
def test_an_edition_that_is_not_the_newest_is_no_way_around(year, editors, edition):
    browser, typed = editors
    response = browser.post(year.url("agreement_draft"), typed | {"edition": edition})
    assert (response.status_code, year.reload().closing) == (409, "Lời kết của Kia.")
