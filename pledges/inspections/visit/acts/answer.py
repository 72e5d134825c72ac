"""Acts on the team's answers, question by question, and on the photos and papers that show them.

Phones send late, twice and out of sight: the `token` of a save makes a second arrival of the same words known, and
its `edition` says on what it was typed, so that nobody overwrites what a colleague wrote.
"""

from dataclasses import astuple, dataclass
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from members.models import Person
from members.standing import Standing
from pledges.errors import PledgeError, Stale
from pledges.files.acts import beside, columns_of
from pledges.inspections.plan.models import Question
from pledges.inspections.visit.models import Answer, AnswerFile, Inspection
from pledges.states.event import Event

MOST_FILES = 10  # of one question
LARGEST_SUM = 200 * 1024 * 1024  # bytes of all files of one inspection

CHANGED = "Đồng chí {by} vừa nhập nội dung này. Xin đối chiếu rồi chọn."
CHANGED_BY_YOU = "Đồng chí đã lưu nội dung khác trước đó. Xin đối chiếu rồi chọn."
NOT_OF_THE_PLAN = "Nội dung này không còn trong phiếu kiểm tra. Xin tải lại trang."
SENT_BEFORE = "Tệp này đã bị xóa khỏi phiếu kiểm tra. Xin chọn lại tệp nếu vẫn cần."
TOKEN_TAKEN = "Tệp chưa gửi được. Xin chọn lại tệp."  # noqa: S105 -- a sentence


class AnsweredMeanwhile(Stale):
    """Raised when a colleague saved since; `answer` is what is saved now."""

    def __init__(self, answer: Answer, *, by: Person):
        mine = answer.answered_by == by
        super().__init__(CHANGED_BY_YOU if mine else CHANGED.format(by=answer.answered_by))
        self.answer = answer


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A team member's words on one question."""

    verdict: str
    papers: str
    remark: str

    @property
    def sha256(self) -> str:
        """Tells saves apart: a browser that goes back sends the same token with other words."""
        return sha256("\0".join(astuple(self)).encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Kept:
    """The outcome of a save: `edition` is the one it made; `answer` may have gone on since."""

    answer: Answer
    edition: int


@transaction.atomic
def answer(
    inspection: Inspection,
    *,
    question: Question,
    by: Person,
    edition: int,
    token: UUID,
    finding: Finding,
    address: str = "",
) -> Kept:
    """Save on top of `edition` of this one answer; AnsweredMeanwhile when a colleague saved since.

    Colleagues at other questions are never in the way.
    """
    sent = {"question": question.pk, "token": str(token), "finding": finding.sha256}
    inspection, row, before = _arrived(inspection, question, by, sent)
    if before:
        return Kept(answer=row, edition=before.facts.get("edition", row.edition))
    inspection.require("answer", Standing.of(by, inspection.term))
    if finding == _finding(row):
        return Kept(answer=row, edition=row.edition)
    if row.edition != edition:
        raise AnsweredMeanwhile(row, by=by)
    row.verdict, row.papers, row.remark = finding.verdict, finding.papers, finding.remark
    row.edition, row.token = row.edition + 1, token
    row.answered_at, row.answered_by = timezone.now(), by
    row.save()
    facts = sent | {"verdict": row.verdict, "edition": row.edition}
    inspection.record(Event.Verb.WRITTEN, by=by, address=address, **facts)
    return Kept(answer=row, edition=row.edition)


def attach(
    inspection: Inspection,
    *,
    question: Question,
    by: Person,
    token: UUID,
    name: str,
    content: bytes,
    address: str = "",
) -> AnswerFile:
    """Attach a file to an answer. Raises PledgeError with the sentence about the file when it is not taken."""
    columns, sent = columns_of(name, content), {"question": question.pk, "token": str(token)}
    with transaction.atomic():
        inspection, row, before = _arrived(inspection, question, by, sent)
        if before or AnswerFile.objects.filter(token=token).exists():
            return _kept_file(row, token, before)
        inspection.require("answer", Standing.of(by, inspection.term))
        _require_room(inspection, row, len(content))
        row.save()
        columns = beside(row.files.values_list("sha256", "name"), columns)
        file = AnswerFile.objects.create(answer=row, token=token, brought_by=by, **columns)
        facts = sent | {"file": file.name, "sha256": file.sha256}
        inspection.record(Event.Verb.WRITTEN, by=by, address=address, **facts)
    return file


@transaction.atomic
def remove(file: AnswerFile, *, by: Person, address: str = "") -> None:
    """Delete the file for good; the log keeps its name and hash."""
    inspection = file.answer.inspection.begin("answer", by)
    if not AnswerFile.objects.filter(pk=file.pk).exists():
        raise PledgeError("Tệp này đã được xóa.")
    inspection.record(Event.Verb.WRITTEN, by=by, address=address, removed_file=file.name, sha256=file.sha256)
    file.delete()


def _arrived(inspection: Inspection, question: Question, by: Person, sent: dict) -> tuple:
    """Return the locked inspection, its row about the question, and the event of the first time that `sent` arrived.

    The first arrival counts whatever happened since, be it that the draft is with the unit by now.
    """
    inspection = inspection.lock()
    if question.plan_id != inspection.plan_id:
        raise PledgeError(NOT_OF_THE_PLAN)
    rows = Answer.objects.select_for_update(of=("self",)).select_related("answered_by")
    row = rows.filter(inspection=inspection, question=question).first()
    row = row or Answer(inspection=inspection, question=question)
    events = inspection.events().filter(verb=Event.Verb.WRITTEN, actor=by)
    return inspection, row, events.filter(**{f"facts__{name}": fact for name, fact in sent.items()}).first()


def _kept_file(row: Answer, token: UUID, before: Event | None) -> AnswerFile:
    kept = AnswerFile.objects.defer("content").filter(token=token).first()
    if kept is None:
        raise PledgeError(SENT_BEFORE)
    if before is None or kept.answer_id != row.pk:
        raise PledgeError(TOKEN_TAKEN)
    return kept


def _require_room(inspection: Inspection, row: Answer, size: int) -> None:
    if row.pk and row.files.count() >= MOST_FILES:
        raise PledgeError(f"Mỗi nội dung có nhiều nhất {MOST_FILES} tệp. Xin xóa bớt tệp trước.")
    stored = AnswerFile.objects.filter(answer__inspection=inspection).aggregate(sum=Sum("size"))["sum"] or 0
    if stored + size > LARGEST_SUM:
        raise PledgeError(
            f"Các tệp của một cuộc kiểm tra nhiều nhất là {LARGEST_SUM // 2**20} MB. "
            "Xin giảm dung lượng hoặc xóa bớt tệp."
        )


def _finding(row: Answer) -> Finding:
    return Finding(verdict=row.verdict, papers=row.papers, remark=row.remark)
