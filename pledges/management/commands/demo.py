"""manage.py demo [--draft | --signed | --year]: the example cluster, to look at and to try."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from members.models import Person
from pledges import demo
from pledges.documents.models import SigningAuthority
from pledges.errors import PledgeError


class Command(BaseCommand):
    help = "Nạp dữ liệu trình diễn: năm 2019 của Cụm thi đua số 4 và năm nay. Chạy lại không thay đổi."

    def add_arguments(self, parser):
        extents = parser.add_mutually_exclusive_group()
        extents.add_argument("--draft", action="store_true", help="chỉ dự thảo giao ước năm 2019")
        extents.add_argument("--signed", action="store_true", help="chỉ giao ước năm 2019, sáu đơn vị đã ký")
        extents.add_argument("--year", action="store_true", help="tất cả, như khi không có lựa chọn")

    def handle(self, *, draft, signed, **options):
        if not settings.DEBUG:
            raise CommandError("Dữ liệu trình diễn có mật khẩu công khai nên chỉ nạp được khi DEBUG bật.")
        if not draft:
            self.stderr.write("Lập dữ liệu trình diễn: lần đầu mất khoảng nửa phút.")
        SigningAuthority.establish()
        try:
            agreement = demo.load()
        except PledgeError as refusal:
            raise CommandError(str(refusal)) from refusal
        demo.register(agreement)
        if signed:
            agreement = demo.sign_all(agreement)
        elif not draft:
            agreement = demo.fill(agreement, timezone.localdate())
        self.stdout.write(
            f"{agreement} của {agreement.term.cluster}: {agreement.get_state_display().lower()}."
        )
        self.stdout.write(f"Đăng nhập bằng một trong các tên sau, mật khẩu chung: {demo.PASSWORD}")
        for person in Person.objects.filter(is_example=True).order_by("pk"):
            self.stdout.write(f"  {person.username:<12} {person.full_name}")
