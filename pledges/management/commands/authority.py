"""manage.py authority init|show|rotate|revoke: the signing authority of this installation."""

from cryptography import x509
from django.core.management.base import BaseCommand, CommandError

from pledges.documents.models import Revocation, Signature, SigningAuthority
from pledges.errors import PledgeError
from pledges.signing.authority import fingerprint


class Command(BaseCommand):
    help = "Lập, xem, thay chứng thư ký số của hệ thống; thu hồi một chứng thư."

    def add_arguments(self, parser):
        acts = parser.add_subparsers(dest="act", required=True)
        acts.add_parser(
            "init", help="lập chứng thư chữ ký của hệ thống (chỉ một lần; chạy lại không thay đổi)"
        )
        acts.add_parser("show", help="xem chứng thư đang dùng")
        acts.add_parser("rotate", help="thay khóa cấp chứng thư; văn bản đã ký vẫn có giá trị")
        revoke = acts.add_parser("revoke", help="thu hồi chứng thư của một chữ ký")
        revoke.add_argument("serial", help="số sê-ri, như trong hồ sơ ký điện tử")
        revoke.add_argument("--reason", required=True, help="lý do thu hồi")

    def handle(self, *, act, **options):
        try:
            getattr(self, act)(**options)
        except PledgeError as refusal:
            raise CommandError(str(refusal)) from refusal

    def init(self, **options):
        SigningAuthority.establish().issuer()
        self.show()

    def rotate(self, **options):
        SigningAuthority.rotate()
        self.show()

    def revoke(self, *, serial, reason, **options):
        """Revoke a certificate for good; the serial must therefore be one that we issued."""
        if not Signature.objects.filter(serial=serial).exists():
            raise CommandError(
                f"Không có chữ ký nào mang số sê-ri {serial}. Xin chép lại số trong hồ sơ ký điện tử."
            )
        _, created = Revocation.objects.get_or_create(serial=serial, defaults={"reason": reason[:300]})
        self.stdout.write(f"{serial}: {'đã thu hồi' if created else 'đã bị thu hồi từ trước'}")

    def show(self, **options):
        material = SigningAuthority.current().unpacked()
        for label, der in (
            ("Gốc", material.root_certificate),
            ("Cấp chứng thư", material.issuing_certificate),
        ):
            certificate = x509.load_der_x509_certificate(der)
            self.stdout.write(f"{label}: {certificate.subject.rfc4514_string()}")
            self.stdout.write(f"  hiệu lực đến {certificate.not_valid_after_utc:%d/%m/%Y}")
            self.stdout.write(f"  SHA-256 {fingerprint(der)}")
