"""manage.py remind: once a day. One line per open year, exit code 1 when something went wrong in one."""

from django.core.management.base import BaseCommand

from pledges.states.sent import Sent
from pledges.year import reminders


class Command(BaseCommand):
    help = "Nhắc các việc sắp đến hạn và quá hạn; chạy lại trong ngày không gửi thêm."

    def handle(self, **options):
        told = reminders.remind()
        for year, people in told.people.items():
            self.stdout.write(f"{year}: đã nhắc {people} người")
        Sent.forget()
        if forgotten := reminders.forget_what_was_read():
            self.stdout.write(f"Đã dọn {forgotten} thông báo đọc từ hơn một năm trước")
        if told.failed:
            self.stderr.write(f"Chưa nhắc được: {', '.join(told.failed)} (xem nhật ký máy chủ)")
            raise SystemExit(1)
