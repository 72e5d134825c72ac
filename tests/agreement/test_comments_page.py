"""The round of comments on one page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pledges.agreement.acts.comments import answer, close_comments, comment, invite_comments
from pledges.agreement.models import Comment, CommentRound
from tests import factories
from tests.ladder import rows
from tests.pages import chips, field_errors, notices, page, visitor, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return factories.cluster_year(2)


@pytest.fixture
def invited(year):
    invite_comments(year.agreement, by=year.secretary, closes_on=timezone.localdate())
    return year


def remark(year, text="Nên ghi rõ."):
    return comment(year.agreement, by=year.officers[0], unit=year.units[0], passage="Mục 1", text=text)


def look(year, person):
    return visitor(person).get(year.url("agreement_comments"))


def send(year, person, page="agreement_comments", follow=True, url=None, **typed):
    return visitor(person).post(url or year.url(page), typed, follow=follow)


def test_without_a_round_the_secretariat_may_open_one(year):
    response = look(year, year.secretary)
    assert chips(response)[0] == "Chưa lấy ý kiến"
    assert page(response).posts() >= {year.url("agreement_comments_invite")}
    assert (
        page(look(year, year.officers[0])).posts()
        & {year.url("agreement_comments"), year.url("agreement_comments_invite")}
        == set()
    )


def test_the_secretariat_opens_a_round_and_closes_it(year):
    day = timezone.localdate() + timedelta(days=7)
    response = send(year, year.secretary, "agreement_comments_invite", closes_on=f"{day:%d/%m/%Y}")
    assert notices(response)[0] == "Đã gửi lấy ý kiến góp ý; thư mời đang được gửi tới các đơn vị."
    assert (chips(response)[0], CommentRound.objects.get().closes_on) == ("Đang nhận góp ý", day)
    response = send(year, year.secretary, "agreement_comments_close")
    assert notices(response)[0] == "Đã kết thúc đợt góp ý."
    assert not CommentRound.objects.get().is_open


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (-1, "Ngày hết hạn góp ý phải từ hôm nay trở đi."),
        (367, "Ngày hết hạn góp ý phải trong vòng một năm tới."),
    ],
)
def test_a_last_day_in_the_past_or_far_away_is_refused_at_the_field(year, days, sentence):
    day = timezone.localdate() + timedelta(days=days)
    response = send(year, year.secretary, "agreement_comments_invite", closes_on=f"{day:%d/%m/%Y}")
    assert (response.status_code, field_errors(response)) == (422, [sentence])
    assert f"{day:%d/%m/%Y}" in response.content.decode()
    assert CommentRound.objects.count() == 0


def test_a_unit_remarks_and_everybody_reads_it(invited):
    year = invited
    response = send(
        year, year.officers[0], unit=year.units[0].pk, passage="Mục 1", text="Nên ghi rõ <b>thời hạn</b>."
    )
    assert notices(response)[0] == "Đã gửi góp ý tới Thường trực cụm."
    for person in (year.officers[1], year.leaders[1], year.secretary, year.supervisor):
        assert "Nên ghi rõ <b>thời hạn</b>." in words(look(year, person))
    assert (Comment.objects.get().unit, Comment.objects.get().made_by) == (year.units[0], year.officers[0])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Chưa nhập mục này."),
        ("x" * 5001, "Không quá 5000 ký tự (hiện có 5001)."),
        ("世", "Ký tự “世” (mã U+4E16) không in được trong văn bản. Xin xóa hoặc thay ký tự này."),
    ],
)
def test_a_remark_with_a_mistake_comes_back(invited, text, sentence):
    year = invited
    response = send(year, year.officers[0], unit=year.units[0].pk, passage="Mục 1", text=text)
    assert (response.status_code, field_errors(response)) == (422, [sentence])
    assert text in response.content.decode()
    assert Comment.objects.count() == 0


def test_another_unit_cannot_be_chosen(invited):
    year, before = invited, rows()
    response = send(year, year.officers[0], unit=year.units[1].pk, passage="", text="Giả danh.")
    assert (response.status_code, rows()) == (422, before)


def test_after_the_last_day_there_is_no_form_and_a_late_remark_is_told_so(invited):
    year = invited
    CommentRound.objects.update(closes_on=timezone.localdate() - timedelta(days=1))
    assert chips(look(year, year.officers[0]))[0] == "Đã hết hạn góp ý"
    assert year.url("agreement_comments") not in page(look(year, year.officers[0])).posts()
    response = send(year, year.officers[0], unit=year.units[0].pk, passage="", text="Muộn.")
    assert (
        "Đợt góp ý đã kết thúc hoặc chưa mở. Nếu còn ý kiến, xin liên hệ Thường trực cụm (đ/c Thư ký Thử)."
        in notices(response)[0]
    )
    assert Comment.objects.count() == 0


def test_the_secretariat_answers_once(invited):
    year, made = invited, remark(invited)
    url = year.url("agreement_comment_answer", comment=made.pk)
    response = send(year, year.secretary, url=url, **{f"a{made.pk}-text": "Đã tiếp thu."})
    assert notices(response)[0] == "Đã trả lời góp ý."
    assert "Đã tiếp thu." in words(look(year, year.officers[1]))
    response = send(year, year.secretary, url=url, **{f"a{made.pk}-text": "Khác."})
    assert "Góp ý này đã được trả lời." in notices(response)[0]
    assert Comment.objects.get().answer == "Đã tiếp thu."


def test_an_empty_answer_comes_back_at_its_own_remark(invited):
    year, one, other = invited, remark(invited), remark(invited, "Hai.")
    url = year.url("agreement_comment_answer", comment=other.pk)
    response = send(year, year.secretary, url=url, **{f"a{other.pk}-text": " "})
    assert (response.status_code, field_errors(response)) == (422, ["Chưa nhập mục này."])
    ids = [
        each.attributes["id"]
        for each in page(response).all("textarea")
        if "is-invalid" in each.attributes.get("class", "")
    ]
    assert ids == [f"id_a{other.pk}-text"]
    assert one.pk != other.pk


def test_a_remark_on_another_agreement_is_not_found_here(invited):
    other, made = factories.cluster_year(2), remark(invited)
    url = other.url("agreement_comment_answer", comment=made.pk)
    assert send(other, other.secretary, url=url, **{f"a{made.pk}-text": "Lạ."}).status_code == 404


def test_remarks_and_answers_stay_readable_afterwards(authority, invited):
    year = invited
    answer(remark(year), by=year.secretary, text="Đã sửa.")
    close_comments(year.agreement, by=year.secretary)
    year.open()
    text = words(look(year, year.leaders[1]))
    assert ("Nên ghi rõ." in text, "Đã sửa." in text) == (True, True)
