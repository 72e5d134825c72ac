"""manage.py export_document CODE --output FILE.pdf: the stored bytes of any signed document."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from pledges.documents.models import Document


class Command(BaseCommand):
    help = "Ghi ra tệp PDF đã lưu của một văn bản (giao ước, phụ lục, biên bản), theo mã tra cứu."

    def add_arguments(self, parser):
        parser.add_argument("code", help="mã tra cứu in ở cuối văn bản, ví dụ KT19-7K3F-9Q2M")
        parser.add_argument("--output", type=Path, required=True)

    def handle(self, *, code, output, **options):
        document = Document.objects.filter(code=code.upper()).first()
        if document is None:
            raise CommandError(f"Không có văn bản nào mang mã {code}.")
        revision = document.newest()
        try:
            output.write_bytes(bytes(revision.pdf))
        except OSError as fault:
            raise CommandError(f"Không ghi được tệp {output}: {fault.strerror}.") from fault
        self.stdout.write(f"{output}: {revision.size} byte, SHA-256 {revision.sha256}")
