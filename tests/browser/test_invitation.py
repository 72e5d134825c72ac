"""A leader who was invited sets a password and signs in with it."""

import pytest

from tests import factories
from tests.members.links import NEW, link_in, mails

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_invited_leader_comes_in(visit):
    administrator = visit(factories.person("Quản Trị", is_staff=True, is_superuser=True))
    administrator.page.goto("/quan-tri/members/person/add/")
    administrator.types("Họ và tên", "Lê Đăng An").types("Tên đăng nhập", "ldan")
    administrator.types("Thư điện tử", "ldan@vi-du.invalid").presses("Lưu", exact=True)
    administrator.presses("Gửi lại thư mời")
    _, again = mails("Đề nghị đồng chí đặt mật khẩu")

    leader = visit().goes_to(link_in(again.body)).sees("Đặt mật khẩu", "Tên đăng nhập: ldan")
    leader.types("Mật khẩu mới", NEW).types("Nhập lại mật khẩu mới", NEW)
    leader.presses("Lưu mật khẩu").looks().sees("Đồng chí có thể đăng nhập ngay")
    leader.follows("Đăng nhập").types("Tên đăng nhập", "ldan").types("Mật khẩu", NEW)
    leader.presses("Đăng nhập").looks()
    leader.page.get_by_text("Lê Đăng An").first.wait_for(state="attached")
