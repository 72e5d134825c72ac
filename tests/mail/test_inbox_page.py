"""The inbox and the bell that leads to it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pledges.mail.models import Notice
from tests import factories
from tests.ladder import rows
from tests.pages import chips, notices, page, visitor, words
from tests.year.dated import notice

pytestmark = pytest.mark.django_db
INBOX = "/hop-thu/"


@pytest.fixture
def reader():
    return factories.person()


@pytest.fixture
def browser(reader):
    return visitor(reader)


def filled(reader, count: int, **fields) -> list[Notice]:
    """The first is the newest; each in a year of its own."""
    now, cluster = timezone.now(), factories.cluster()
    return [
        notice(
            factories.term(cluster, str(2001 + number)),
            reader,
            f"Việc số {number}",
            url=f"/viec/{number}/",
            made_at=now - timedelta(hours=number),
            **fields,
        )
        for number in range(count)
    ]


def bell(response) -> str:
    (found,) = [each for each in page(response).all("a") if each.attributes.get("href") == INBOX]
    return found.text


def test_an_empty_inbox_says_what_belongs_there(browser):
    answer = browser.get(INBOX)
    assert "Chưa có thông báo" in words(answer)
    assert (bell(answer), page(answer).posts() - {"/dang-xuat/"}) == ("Thông báo", {f"{INBOX}cach-nhan-thu/"})


def test_lines_of_all_years_stand_there_the_newest_first(browser, reader):
    made = filled(reader, 3)
    notice(made[0].term, factories.person(), "Của người khác")
    answer = browser.get(INBOX)
    text = words(answer)
    assert [text.index(each.title) for each in made] == sorted(text.index(each.title) for each in made)
    assert f"{made[2].term.cluster.title}, năm 2003" in text
    assert "Của người khác" not in text
    assert chips(answer) == ["3 chưa đọc"]
    assert [link for link in page(answer).links() if link.startswith("/viec/")] == [each.url for each in made]
    assert bell(answer) == "Thông báo, 3 chưa đọc"


def test_a_note_of_several_lines_is_text(browser, reader):
    notice(factories.term(), reader, "<b>x</b>", note="<script>alert(1)</script>")
    answer = browser.get(INBOX)
    assert "<b>x</b>" in words(answer)
    assert "<script>alert(1)</script>" in words(answer)


def test_reading_the_page_marks_nothing(browser, reader):
    filled(reader, 2)
    before = rows()
    browser.get(INBOX)
    browser.head(INBOX)
    assert rows() == before


def test_one_line_is_marked(browser, reader):
    first, _ = filled(reader, 2)
    url = f"{INBOX}{first.pk}/da-doc/"
    assert url in page(browser.get(INBOX)).posts()
    answer = browser.post(url, {"page": "1"}, follow=True)
    assert answer.redirect_chain == [(f"{INBOX}?page=1", 302)]
    assert notices(answer) == ["Đã đánh dấu đã đọc."]
    assert (bell(answer), url in page(answer).posts()) == ("Thông báo, 1 chưa đọc", False)


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 50, "٣", "1\x00", "https://vi-du.invalid"])
def test_a_strange_page_leads_to_the_first(browser, reader, number):
    (line,) = filled(reader, 1)
    assert browser.post(f"{INBOX}{line.pk}/da-doc/", {"page": number}).url == INBOX


def test_all_are_marked(browser, reader):
    filled(reader, 30)
    answer = browser.post(f"{INBOX}da-doc-het/", follow=True)
    assert notices(answer) == ["Đã đánh dấu đọc tất cả."]
    assert (chips(answer), bell(answer)) == (["Không có thông báo mới"], "Thông báo")
    assert f"{INBOX}da-doc-het/" not in page(answer).posts()


@pytest.mark.parametrize("key", ["foreign", 0, 10**30])
def test_a_line_that_is_not_mine_does_not_exist(browser, key):
    foreign = notice(factories.term(), factories.person())
    key = foreign.pk if key == "foreign" else key
    before = rows()
    assert browser.post(f"{INBOX}{key}/da-doc/").status_code == 404
    assert rows() == before


def test_a_line_about_a_year_that_is_out_of_reach_leads_to_the_ordinary_page(browser, reader):
    term = factories.term()
    notice(term, reader, url=f"/{term.cluster.slug}/2019/giao-uoc/")
    (link,) = {each for each in page(browser.get(INBOX)).links() if each.endswith("/giao-uoc/")}
    assert browser.get(link).status_code == 404


def test_twenty_five_lines_a_page(browser, reader):
    filled(reader, 30)
    first, second, beyond = (browser.get(INBOX, {"page": number}) for number in ("1", "2", "99"))
    assert [words(each).count("Đánh dấu đã đọc") for each in (first, second, beyond)] == [25, 5, 5]
    assert "Trang 1 trong 2 · 30 thông báo" in words(first)
    assert browser.get(INBOX, {"page": "x"}).status_code == 200


def test_a_thousand_lines_ask_no_more_than_one(browser, reader):
    filled(reader, 1)
    term = factories.term()
    with CaptureQueriesContext(connection) as few:
        browser.get(INBOX)
    Notice.objects.bulk_create(
        Notice(person=reader, term=term, title=f"Việc {number}", url="/") for number in range(1000)
    )
    with CaptureQueriesContext(connection) as many:
        answer = browser.get(INBOX)
    assert len(many) == len(few) <= 7
    assert "99+" in bell(answer)


def test_a_guest_has_no_bell():
    assert INBOX not in page(visitor().get("/tra-cuu/")).links()


def test_an_answer_without_a_top_bar_does_not_ask_for_the_bell(browser, authority):
    with CaptureQueriesContext(connection) as asked:
        assert browser.get("/chung-thu/goc.crt").status_code == 200
    assert not any("pledges_notice" in each["sql"] for each in asked)
