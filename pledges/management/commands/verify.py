"""manage.py verify FILE.pdf | --all: one line per finding, exit code 1 on any."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from pledges.documents.models import Document
from pledges.documents.models.signable import Signable
from pledges.documents.verdicts import about, against_the_log, examine
from pledges.errors import PledgeError
from pledges.states.event import EventChain


class Command(BaseCommand):
    help = "Kiểm tra một tệp PDF, hoặc tất cả văn bản và lịch sử xử lý đang lưu."

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", type=Path)
        parser.add_argument("--all", action="store_true", dest="everything")

    def handle(self, *, file, everything, **options):
        if bool(file) == everything:
            raise CommandError("Chưa nhập tên tệp PDF hoặc --all.")
        try:
            findings = self.stored() if everything else self.brought(file)
        except PledgeError as refusal:
            raise CommandError(str(refusal)) from refusal
        for line in findings:
            self.stdout.write(line)
        if findings:
            raise SystemExit(1)

    def stored(self) -> list[str]:
        findings = []
        documents = Document.objects.order_by("pk")
        for document in documents.iterator():
            findings += [f"{document.code}: {finding.sentence}" for finding in examine(document).findings]
        for chain in EventChain.objects.order_by("pk").iterator():
            findings += chain.findings()
        for kind in Signable.kinds():
            for subject in kind.logged().iterator():
                findings += against_the_log(subject)
        if not findings:
            self.stdout.write(
                f"{documents.count()} văn bản và {EventChain.objects.count()} lịch sử xử lý: đều nguyên vẹn."
            )
        return findings

    def brought(self, file: Path) -> list[str]:
        if not file.is_file():
            raise CommandError(f"Không có tệp {file}.")
        answer = about(file.read_bytes(), judge=examine)
        lines = [answer.diagnosis.sentence, *answer.diagnosis.details]
        if answer.diagnosis.kind != "exact":
            return lines
        document = answer.document
        self.stdout.write(
            f"{lines[0]} {document.title}, mã {document.code}: {document.get_state_display().lower()}."
        )
        findings = [finding.sentence for finding in answer.verdict.findings]
        if document.state == Document.State.VOID:
            findings.append("Văn bản không còn hiệu lực.")
        return findings
