"""Calendar, inbox and failed mails in a browser."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from pledges.mail.models import CalendarFeed
from pledges.year.feed import url_of
from tests.browser.apart import apart
from tests.year.dated import activity, deferred, in_days

LONG = "Tọa đàm trao đổi kinh nghiệm xây dựng mô hình “Dân vận khéo” " * 3


@pytest.fixture
def busy(open_year):
    apart(_fill, open_year)
    return open_year


def _fill(year):
    year.term.agreement_due_on, year.term.half_year_due_on = in_days(0), in_days(-40)
    year.term.save()
    activity(
        year.term, name=LONG.strip()[:200], starts_at=timezone.now() + timedelta(days=3), place="x" * 200
    )
    activity(year.term, state="cancelled", starts_at=timezone.now())
    deferred(answer="{'" + "a" * 150 + "@vi-du.invalid': (550, b'No')}")


def test_a_leader_puts_the_calendar_on_the_phone(visit, busy):
    leader = visit(busy.leaders[0]).goes_to(busy.url("workbench_year")).follows("Lịch năm")
    leader.sees("Hạn ký giao ước", "Hôm nay", "Đã hủy", "Đã qua")
    leader.presses("Tạo địa chỉ lịch").looks()
    address = leader.value("Địa chỉ lịch riêng")
    assert address == apart(lambda: url_of(CalendarFeed.objects.get(person=busy.leaders[0])))
    answer = apart(lambda: Client().get(urlsplit(address).path))
    assert answer.headers["Content-Type"].startswith("text/calendar")
    leader.presses("Đổi địa chỉ").looks()
    assert leader.value("Địa chỉ lịch riêng") != address


def test_a_leader_reads_the_inbox(visit, busy):
    leader = visit(busy.leaders[0]).goes_to("/").follows("Thông báo, 1 chưa đọc", within="header")
    leader.sees("Đề nghị đồng chí ký", "Chưa đọc")
    leader.presses("Đánh dấu đã đọc").looks().sees("Không có thông báo mới")
    leader.follows("Đề nghị đồng chí ký").sees("Giao ước thi đua năm 2019")


def test_the_secretariat_tries_again(visit, busy):
    secretary = visit(busy.secretary).goes_to(busy.url("workbench_year"))
    secretary.follows("Có thư chưa gửi được")
    secretary.sees("Địa chỉ thư điện tử không đúng.")
    secretary.presses("Gửi lại tất cả").looks().sees("Các thư đang được gửi lại", "Các thư đã gửi đủ")
