"""The form with the attendance and the outcome, and the page that cancels."""

import pytest
from django.utils import timezone

from pledges.activities.acts import invite, too_many
from pledges.activities.models import Activity
from tests import factories
from tests.activities.together import days
from tests.ladder import rows
from tests.pages import field_errors, fields, notices, page, visitor, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return factories.cluster_year(2)


@pytest.fixture
def today(year):
    return factories.activity(year, starts_at=timezone.now())


def send(year, activity, page="activity_hold", follow=True, **typed):
    return visitor(year.secretary).post(activity.url(page), typed, follow=follow)


def ticked(response) -> list[str]:
    boxes = [
        each.attributes for each in page(response).all("input") if each.attributes.get("type") == "checkbox"
    ]
    return [box["name"] for box in boxes if "checked" in box]


def test_nobody_is_ticked_beforehand(year, today):
    response = visitor(year.secretary).get(today.url("activity_hold"))
    assert ticked(response) == []
    assert set(fields(response, today.url("activity_hold"))) == {
        *("edition", "chaired_by", "minutes_by", "course", "outcome", "agreed"),
        *(f"people-{unit.pk}" for unit in year.units),
    }


def test_the_outcome_is_stored_and_comes_back_for_correction(year, today):
    one, other = year.units
    typed = {f"present-{one.pk}": "on", f"people-{one.pk}": "Chủ tịch\nCán bộ", f"people-{other.pk}": ""}
    response = send(year, today, outcome="Nhất trí.", **typed)
    assert notices(response)[0] == "Đã lưu kết quả. Biên bản có ở mục Tài liệu."
    assert Activity.objects.get().outcome == "Nhất trí."
    response = visitor(year.secretary).get(today.url("activity_hold"))
    assert ticked(response) == [f"present-{one.pk}"]
    back = fields(response, today.url("activity_hold"))
    assert (back[f"people-{one.pk}"], back["outcome"]) == ("Chủ tịch\nCán bộ", "Nhất trí.")


def test_more_votes_than_units_are_said_at_their_field(year, today):
    typed = {f"present-{year.units[0].pk}": "on", "outcome": "Xong.", "agreed": "2"}
    response = send(year, today, follow=False, **typed)
    assert (response.status_code, field_errors(response)) == (422, [too_many(2, 1)])


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("outcome", "", "Chưa nhập kết quả, kết luận của hoạt động."),
        ("outcome", "a\n" * 4999 + "a", None),
        ("people", "x" * 1001, "Không quá 1000 ký tự (hiện có 1001)."),
        ("people", "世", "Ký tự “世” (mã U+4E16) không in được trong văn bản. Xin xóa hoặc thay ký tự này."),
    ],
)
def test_a_mistake_comes_back_with_what_was_typed(year, today, name, text, sentence):
    unit, before = year.units[0], rows()
    name = f"people-{unit.pk}" if name == "people" else name
    typed = {f"present-{unit.pk}": "on", "outcome": "Xong."} | {name: text}
    response = send(year, today, follow=False, **typed)
    errors = field_errors(response)
    assert response.status_code == 422
    assert errors == [sentence] if sentence else "quá dài (5000/1000 dòng)" in errors[0]
    assert fields(response, today.url("activity_hold"))[name] == text
    assert ticked(response) == [f"present-{unit.pk}"]
    assert rows() == before


def test_before_its_day_the_page_says_when(year):
    activity = factories.activity(year)
    response = visitor(year.secretary).get(activity.url("activity_hold"), follow=True)
    assert "Hoạt động chưa đến ngày tổ chức" in notices(response)[0]


# Cancelling


def test_cancelling_says_whom_it_touches(year):
    activity = factories.activity(year)
    response = visitor(year.secretary).get(activity.url("activity_cancel"))
    assert "Chưa gửi giấy mời cho đơn vị nào" in words(response)
    invite(activity, by=year.secretary)
    response = visitor(year.secretary).get(activity.url("activity_cancel"))
    assert "2 đơn vị đã mời nhận thông báo kèm lý do" in words(response)
    assert all(unit.short_name in words(response) for unit in year.units)


def test_it_is_cancelled_with_a_reason_and_not_without(year):
    activity = factories.activity(year)
    response = send(year, activity, "activity_cancel", reason=" ")
    assert (response.status_code, field_errors(response)) == (
        422,
        ["Chưa nhập lý do hủy."],
    )
    response = send(year, activity, "activity_cancel", reason="Hoãn.")
    assert "Đã hủy hoạt động" in notices(response)[0]
    assert Activity.objects.get().state == "cancelled"
    response = send(year, activity, "activity_cancel", reason="Hoãn nữa.")
    assert "Hoạt động đã hủy, không sửa được." in notices(response)[0]


def test_the_day_after_it_is_still_cancelled(year):
    activity = factories.activity(year, starts_at=days(-1))
    send(year, activity, "activity_cancel", reason="Không tổ chức được.")
    assert Activity.objects.get().state == "cancelled"
