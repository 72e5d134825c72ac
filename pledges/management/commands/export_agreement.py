"""manage.py export_agreement CLUSTER YEAR --output FILE.pdf: the stored bytes of an agreement."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from pledges.agreement.models import Agreement


class Command(BaseCommand):
    help = "Ghi ra tệp PDF đã lưu của giao ước (bản mới nhất đang ký hoặc đã ký đủ)."

    def add_arguments(self, parser):
        parser.add_argument("cluster", help="địa chỉ của cụm, ví dụ cum-4")
        parser.add_argument("year", help="năm thi đua, ví dụ 2019")
        parser.add_argument("--output", type=Path, required=True)

    def handle(self, *, cluster, year, output, **options):
        agreement = (
            Agreement.objects.filter(term__cluster__slug=cluster, term__name=year)
            .select_related("document")
            .first()
        )
        if agreement is None:
            raise CommandError(f"Không có giao ước năm {year} của cụm {cluster}.")
        if agreement.document is None:
            raise CommandError("Giao ước đang soạn, chưa có bản gửi ký.")
        revision = agreement.document.newest()
        try:
            output.write_bytes(bytes(revision.pdf))
        except OSError as fault:
            raise CommandError(f"Không ghi được tệp {output}: {fault.strerror}.") from fault
        self.stdout.write(f"{output}: {revision.size} byte, SHA-256 {revision.sha256}")
