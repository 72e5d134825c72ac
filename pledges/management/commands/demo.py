"""manage.py demo [--signed | --year]: the example cluster, to look at and to try."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from members.models import Person
from pledges import demo
from pledges.documents.models import SigningAuthority
from pledges.errors import PledgeError


class Command(BaseCommand):
    help = "Nạp dữ liệu trình diễn: Cụm thi đua số 4, năm 2019. Chạy lại không thay đổi gì."

    def add_arguments(self, parser):
        parser.add_argument("--signed", action="store_true", help="mở ký và ký đủ sáu đơn vị")
        parser.add_argument(
            "--year",
            action="store_true",
            help="cả năm 2019: ký, báo cáo, hoạt động, kết quả; năm 2020 đang kiểm tra, bỏ phiếu",
        )

    def handle(self, *, signed, year, **options):
        if not settings.DEBUG:
            raise CommandError("Dữ liệu trình diễn có mật khẩu ai cũng biết nên chỉ nạp được khi DEBUG bật.")
        SigningAuthority.establish()
        try:
            agreement = demo.load()
        except PledgeError as refusal:
            raise CommandError(str(refusal)) from refusal
        demo.register(agreement)
        if signed:
            agreement = demo.sign_all(agreement)
        if year:
            agreement = demo.fill(agreement)
        self.stdout.write(
            f"{agreement} của {agreement.term.cluster}: {agreement.get_state_display().lower()}."
        )
        self.stdout.write(f"Đăng nhập bằng một trong các tên sau, mật khẩu chung: {demo.PASSWORD}")
        for person in Person.objects.filter(is_example=True).order_by("pk"):
            self.stdout.write(f"  {person.username:<12} {person.full_name}")
