"""Acts on a unit's report: begin, write, submit to the leader, send to the cluster, send back."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from members.models import Mandate, Person, Term, Unit
from members.standing import Standing
from pledges.agreement.models import Agreement, Commitment
from pledges.errors import Stale, WrongState
from pledges.registrations.models import Registration
from pledges.reports import mail
from pledges.reports.models import Report, ReportLine
from pledges.reports.models.line import percent_of
from pledges.reports.models.report import refusal_to_start
from pledges.states.event import Event
from pledges.states.obstacle import refuse_while
from pledges.states.words import words_of

NO_REASON = "Chưa nhập lý do."


@dataclass(frozen=True, kw_only=True)
class LineDraft:
    """Typed values of one line; `percent` counts only where it does not follow from `figure`."""

    figure: Decimal | None
    percent: Decimal | None
    words: str


@transaction.atomic
def start(term: Term, *, by: Person, unit: Unit, period: str, address: str = "") -> Report:
    """Begin the unit's report for a period, with a line for everything it promised."""
    term = Term.objects.locked(term.pk)
    if refusal := refusal_to_start(term, unit, Standing.of(by, term)):
        raise refusal
    if Report.objects.filter(term=term, unit=unit, period=period).exists():
        raise WrongState("Đơn vị đã lập báo cáo của kỳ này. Xin mở báo cáo đó để tiếp tục soạn.")
    report = Report.objects.create(term=term, unit=unit, period=period)
    _refresh(report)
    report.record(Event.Verb.BEGUN, by=by, address=address, unit=unit.name)
    return report


@transaction.atomic
def refresh_lines(report: Report, *, by: Person, address: str = "") -> int:
    """Add lines for what was sealed or recorded since; return how many. Not logged: nobody's words change."""
    report = report.begin("write", by)
    return _refresh(report)


@transaction.atomic
def write(
    report: Report,
    *,
    by: Person,
    edition: int,
    parts: dict[str, str],
    lines: dict[int, LineDraft],
    address: str = "",
) -> Report:
    """Save on top of `edition`; `lines` by primary key, others stay. Raises Stale when somebody saved since."""
    report = report.begin("write", by)
    if report.edition != edition:
        raise Stale(
            f"Đồng chí {report.last_writer} vừa lưu nội dung khác. Nội dung đồng chí nhập vẫn còn dưới đây."
        )
    for name in Report.PARTS:
        setattr(report, name, parts[name])
    _write_lines(report, lines)
    _refresh(report)
    report.edition += 1
    report.save()
    report.record(Event.Verb.WRITTEN, by=by, address=address, edition=report.edition)
    report.scratches.filter(person=by).delete()
    return report


@transaction.atomic
def submit(report: Report, *, by: Person, address: str = "") -> Report:
    """Submit it to the unit's leader, who reads and approves it."""
    report = report.begin("submit", by)
    refuse_while(obstacles(report), "Chưa trình được.")
    report.state, report.submitted_at = Report.State.SUBMITTED, timezone.now()
    report.note_sending(_said(report))
    report.save()
    report.record(Event.Verb.SUBMITTED, by=by, address=address, edition=report.edition)
    report.scratches.all().delete()
    mail.submitted(report)
    return report


def _said(report: Report) -> dict[str, str]:
    """Return what it says: each line with figures and words, then the general parts."""
    lines = report.lines.select_related("commitment", "target__commitment", "registration")
    in_order = sorted(lines, key=lambda line: line.place)
    return {str(line): line.said for line in in_order} | dict(report.parts)


@transaction.atomic
def take_back(report: Report, *, by: Person, address: str = "") -> Report:
    """Take back what the leader has not read yet; once sent back, it is so again, with the reason kept."""
    report = report.begin("take_back", by)
    report.forget_sending()
    returned = report.events().filter(verb=Event.Verb.SENT_BACK).exists()
    report.state = Report.State.SENT_BACK if returned else Report.State.DRAFT
    report.submitted_at = None
    report.save()
    report.record(Event.Verb.TAKEN_BACK, by=by, address=address)
    mail.taken_back(report)
    return report


def mark_read(report: Report, reader: Standing) -> None:
    """Note that the unit's leader has read what was submitted; from then on the officer does not take it back."""
    if report.refusal("approve", reader) is None:
        report.mark_read()


@transaction.atomic
def approve(report: Report, *, by: Person, edition: int, address: str = "") -> Report:
    """Approve what the leader read as `edition`, which sends it to the cluster."""
    report = report.begin("approve", by)
    if report.edition != edition:
        raise Stale("Báo cáo vừa được sửa. Xin đọc lại trước khi duyệt.")
    report.state, report.approved_at, report.approved_by = Report.State.APPROVED, timezone.now(), by
    report.approved_as = _title(report, by)
    report.save()
    report.record(
        Event.Verb.APPROVED, by=by, address=address, as_title=report.approved_as, edition=report.edition
    )
    mail.approved(report)
    return report


@transaction.atomic
def return_to_officer(report: Report, *, by: Person, reason: str, address: str = "") -> Report:
    """Return it to the officer with the leader's reason, before it goes to the cluster."""
    report = report.begin("return", by)
    return _back(report, by=by, reason=reason, address=address, as_title=_title(report, by))


@transaction.atomic
def send_back(report: Report, *, by: Person, reason: str, address: str = "") -> Report:
    """Send back to the unit with a reason; it no longer counts in the cluster's review."""
    report = report.begin("send_back", by)
    return _back(report, by=by, reason=reason, address=address)


def _back(report: Report, *, by: Person, reason: str, address: str, **facts) -> Report:
    reason = words_of(reason, missing=NO_REASON)
    report.state, report.reason = Report.State.SENT_BACK, reason
    report.save()
    report.record(Event.Verb.SENT_BACK, by=by, address=address, reason=reason, **facts)
    mail.sent_back(report)
    return report


def _title(report: Report, leader: Person) -> str:
    """Return the title under which the leader acts today."""
    mandates = Mandate.objects.in_force().filter(person=leader, unit=report.unit_id)
    return mandates.order_by("pk").first().title


# The lines of a report


def missing_lines(report: Report, lines: list[ReportLine]) -> list[ReportLine]:
    """Build unsaved lines for what the unit promised but `lines` (all of the report's) do not cover. Two queries."""
    known = {(line.commitment_id, line.target_id, line.registration_id) for line in lines}
    promised = Commitment.objects.filter(
        agreement__term=report.term_id, agreement__state=Agreement.State.SEALED
    ).values_list("pk", "targets")
    registered = Registration.objects.standing().filter(term=report.term_id, unit=report.unit_id)
    wanted = {(pk, None, None) for pk, _ in promised}
    wanted |= {(None, target, None) for _, target in promised if target}
    wanted |= {(None, None, pk) for pk in registered.values_list("pk", flat=True)}
    return [
        ReportLine(report=report, commitment_id=commitment, target_id=target, registration_id=registration)
        for commitment, target, registration in wanted - known
    ]


def obstacles(report: Report) -> list[str]:
    """List the obstacles to submitting, as sentences."""
    lines = list(report.lines.select_related("commitment", "target__commitment", "registration"))
    return obstacles_in(report, lines, len(missing_lines(report, lines)))


def obstacles_in(report: Report, lines: list[ReportLine], missing: int) -> list[str]:
    """`obstacles` for lines that were read already; `missing`: the number of missing lines."""
    sentences = []
    if missing:
        sentences.append(f"Có {missing} nội dung mới chưa có trong báo cáo.")
    if not (lines or missing or report.parts):
        sentences.append("Báo cáo chưa có nội dung.")
    for line in sorted(lines, key=lambda line: line.place):
        if not line.is_told and not line.is_retired:
            sentences.append(f"“{line}”: chưa nhập kết quả đạt được hoặc ghi chú.")
    return sentences


def _refresh(report: Report) -> int:
    """Add missing lines, return how many; delete unwritten lines of withdrawn registrations."""
    for line in report.lines.exclude(registration=None).select_related("registration"):
        if line.is_retired and not line.is_told and line.percent is None and not line.files.exists():
            line.delete()
    return len(ReportLine.objects.bulk_create(missing_lines(report, list(report.lines.all()))))


def _write_lines(report: Report, drafts: dict[int, LineDraft]) -> None:
    lines = list(report.lines.filter(pk__in=drafts).select_related("target"))
    for line in lines:
        draft = drafts[line.pk]
        line.figure, line.words = draft.figure, draft.words
        computed = percent_of(line.target, draft.figure) if line.target and draft.figure is not None else None
        line.percent = draft.percent if computed is None else computed
    ReportLine.objects.bulk_update(lines, ["figure", "percent", "words"])
