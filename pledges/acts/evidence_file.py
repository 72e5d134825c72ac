"""Files that show what a line of a report says: brought and taken away while the report is written."""

from hashlib import sha256

from django.db import transaction
from django.db.models import Sum

from members.models import Person
from members.standing import Standing
from pledges.errors import PledgeError
from pledges.evidence_files import Unacceptable, clean_name, kind_of
from pledges.models import Event, EvidenceFile, ReportLine

MOST_FILES = 10  # of one line
LARGEST_SUM = 100 * 1024 * 1024  # bytes of all files of one report


@transaction.atomic
def attach(line: ReportLine, *, by: Person, name: str, content: bytes, address: str = "") -> EvidenceFile:
    """Raises PledgeError with the sentence about the file when it is not taken."""
    report = line.report.lock()
    report.require("write", Standing.of(by, report.term))
    if line.files.count() >= MOST_FILES:
        raise PledgeError(f"Mỗi dòng có nhiều nhất {MOST_FILES} tệp. Hãy xóa bớt tệp cũ trước.")
    try:
        kind = kind_of(content)
    except Unacceptable as refusal:
        raise PledgeError(str(refusal)) from refusal
    stored = EvidenceFile.objects.filter(line__report=report).aggregate(sum=Sum("size"))["sum"] or 0
    if stored + len(content) > LARGEST_SUM:
        raise PledgeError(
            f"Các tệp của một báo cáo nhiều nhất là {LARGEST_SUM // 2**20} MB. "
            "Hãy giảm dung lượng hoặc xóa bớt tệp cũ."
        )
    file = EvidenceFile.objects.create(
        line=line,
        name=clean_name(name, kind),
        media_type=kind.media_type,
        size=len(content),
        sha256=sha256(content).hexdigest(),
        content=content,
        brought_by=by,
    )
    report.record(Event.Verb.WRITTEN, by=by, address=address, file=file.name, sha256=file.sha256)
    return file


@transaction.atomic
def remove(file: EvidenceFile, *, by: Person, address: str = "") -> None:
    """Gone for good; the log keeps its name and hash."""
    report = file.line.report.lock()
    report.require("write", Standing.of(by, report.term))
    if not EvidenceFile.objects.filter(pk=file.pk).exists():
        raise PledgeError("Tệp này đã được xóa. Hãy xem lại danh sách tệp.")
    report.record(Event.Verb.WRITTEN, by=by, address=address, removed_file=file.name, sha256=file.sha256)
    file.delete()
