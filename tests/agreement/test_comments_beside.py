"""Remarks stand beside the paragraph they speak of; the secretariat sees who commented and who has read."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pledges.agreement.acts.comments import comment, invite_comments, note_reading
from pledges.agreement.models import Comment, DraftReading
from tests import factories
from tests.ladder import letter_to, letters, told
from tests.pages import chips, headings, notices, page, visitor, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    made = factories.cluster_year(2)
    until = timezone.localdate() + timedelta(days=3)
    invite_comments(made.agreement, by=made.secretary, closes_on=until)
    return made


def look(year, person, **asked):
    return visitor(person).get(year.url("agreement_comments"), asked)


def say(year, part="commitment-1", text="Nên ghi rõ thời hạn."):
    return comment(year.agreement, by=year.officers[0], unit=year.units[0], part=part, text=text)


def test_the_form_opens_at_the_part_that_was_chosen(year):
    response = look(year, year.officers[0], phan="commitment-1")
    text = words(response)
    commitment = text.index("Hoàn thành nhiệm vụ được giao.")
    assert commitment < text.index("Nội dung góp ý") < text.index(factories.FIELDS["organisation"])
    chosen = [
        each.attributes["value"] for each in page(response).all("option") if "selected" in each.attributes
    ]
    assert "commitment-1" in chosen


def test_a_remark_keeps_its_part_and_stands_below_it(year):
    typed = {"unit": year.units[0].pk, "part": "commitment-1", "passage": "", "text": "Nên ghi rõ thời hạn."}
    response = visitor(year.officers[0]).post(year.url("agreement_comments"), typed)
    made = Comment.objects.get()
    assert (made.part, made.part_name) == ("commitment-1", "Nội dung 1")
    assert response.url.endswith(f"#gop-y-{made.pk}")
    text = words(look(year, year.secretary))
    commitment = text.index("Hoàn thành nhiệm vụ được giao.")
    assert commitment < text.index("Nên ghi rõ thời hạn.") < text.index(factories.FIELDS["organisation"])


def test_it_is_answered_there(year):
    made = say(year)
    response = look(year, year.secretary)
    assert year.url("agreement_comment_answer", comment=made.pk) in page(response).posts()
    assert "Các góp ý" not in headings(response)


@pytest.mark.parametrize("part", ["commitment-9", "x", "commitment-1' or 1"])
def test_a_part_that_is_not_there_is_refused(year, part):
    typed = {"unit": year.units[0].pk, "part": part, "passage": "", "text": "Lạ."}
    assert visitor(year.officers[0]).post(year.url("agreement_comments"), typed).status_code == 422
    assert Comment.objects.count() == 0


def test_a_remark_on_the_whole_stands_above_the_text(year):
    say(year, part="")
    text = words(look(year, year.secretary))
    assert text.index("Nên ghi rõ thời hạn.") < text.index(factories.FIELDS["opening"])


def test_table_ii_stands_in_the_text_as_in_the_agreement(year):
    factories.registration(year, year.units[0], name="Mô hình thử")
    text = words(look(year, year.officers[0]))
    assert "II. Đăng ký chuyên đề, mô hình mới, phong trào thi đua" in text
    assert "III. Tổ chức thực hiện" in text


def test_the_secretariat_is_told_of_a_remark(year):
    before = letters()
    say(year)
    subject = f"{year.units[0].short_name} góp ý dự thảo {year.agreement}"
    assert letters() == sorted(before + told(subject, year.secretary))
    assert "(Nội dung 1):\n\nNên ghi rõ thời hạn." in letter_to(year.secretary)
    assert year.secretary.notices.first().url == year.url("agreement_comments")


def test_the_secretariat_sees_who_commented_who_has_read_and_who_not(year):
    def states():
        return [
            chip for chip in chips(look(year, year.secretary)) if chip in {"1 góp ý", "Đã đọc", "Chưa đọc"}
        ]

    assert states() == ["Chưa đọc", "Chưa đọc"]
    assert visitor(year.officers[1]).post(year.url("agreement_reading")).status_code == 204
    say(year)
    assert states() == ["1 góp ý", "Đã đọc"]
    assert "Chưa đọc" not in words(look(year, year.officers[0]))


def test_looking_alone_changes_nothing_and_the_first_reading_counts(year):
    look(year, year.officers[0])
    assert DraftReading.objects.count() == 0
    for person in (year.officers[0], year.leaders[0], year.secretary, year.supervisor):
        note_reading(year.agreement, by=person)
    reading = DraftReading.objects.get()
    assert (reading.unit, reading.read_by) == (year.units[0], year.officers[0])


def test_ending_a_round_says_what_it_does_and_asks_once(year):
    say(year)
    browser, url = visitor(year.secretary), year.url("agreement_comments_close")
    asked = browser.get(url)
    assert f"Đơn vị chưa góp ý: {year.units[1].short_name}" in words(asked)
    assert "Còn 1 góp ý chưa trả lời." in words(asked)
    assert year.reload().open_round is not None
    assert notices(browser.post(url, follow=True))[0] == "Đã kết thúc đợt góp ý."
    assert year.reload().open_round is None


def test_a_round_is_prolonged_on_its_page(year):
    day = timezone.localdate() + timedelta(days=9)
    typed = {"closes_on": f"{day:%d/%m/%Y}"}
    response = visitor(year.secretary).post(year.url("agreement_comments_prolong"), typed, follow=True)
    assert notices(response)[0] == f"Đã gia hạn góp ý đến hết ngày {day:%d/%m/%Y}."
    assert year.reload().open_round.closes_on == day


def test_every_form_carries_its_token(year):
    """A test's browser sends forms without one, a person's does not."""
    say(year)
    say(year, part="", text="Nhất trí.")
    for person in (year.secretary, year.officers[0]):
        shown = page(look(year, person))
        forms = [form for form in shown.all("form") if form.attributes.get("method") == "post"]
        tokens = [each for each in shown.all("input") if each.attributes.get("name") == "csrfmiddlewaretoken"]
        assert (len(tokens), all(each.attributes["value"] for each in tokens)) == (len(forms), True)
