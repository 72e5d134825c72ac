"""The progress of a year, in one line of steps and one table of units. Both move by facts only."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from members.models import Membership
from members.standing import Standing
from pledges.agreement.models import Agreement
from pledges.inspections.visit.models import Inspection
from pledges.registrations.models import Registration
from pledges.reports.models import Report
from pledges.scores.sheet.models import ScoreSheet
from pledges.year.rows import Rows

DUTIES = ("Giao ước", "Chuyên đề, mô hình", "Sơ kết", "Kiểm tra chéo", "Chấm điểm", "Tổng kết")
LATE = "Quá hạn"  # a cell is red only when its word says so, too
LATER = "–"  # a duty without any record
# the states of a score sheet, as everywhere
SCORING = {
    ScoreSheet.State.SELF_SCORING: "Đang tự chấm",
    ScoreSheet.State.SUBMITTED: "Chờ đoàn chấm",
    ScoreSheet.State.TEAM_SCORED: "Chờ giải trình",
    ScoreSheet.State.EXPLAINED: "Chờ thống nhất",
    ScoreSheet.State.AGREED: "Đã thống nhất",
    ScoreSheet.State.FINAL: "Đã công nhận",
}


@dataclass(frozen=True, kw_only=True)
class Step:
    label: str
    note: str
    state: str = "todo"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A unit's progress with a duty: the chip's state and word, and the page of its subject."""

    label: str = LATER
    state: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class UnitRow:
    """A unit in the year's matrix; `cells` in the order of `DUTIES`, each with the duty's name.

    `is_own`: the reader leads it or works for it.
    """

    membership: Membership
    is_own: bool
    cells: tuple[tuple[str, Cell], ...]


class Year(Rows):
    """The progress of the standing's term, from its rows. Cells lead only to what that person may read."""

    def __init__(self, standing: Standing):
        super().__init__(standing)
        self.today = timezone.localdate()

    # The year in one line

    def steps(self) -> list[Step]:
        """List the steps; the first that is not done is the current one. A closed year has none."""
        steps = [self._drafting(), self._signing(), self._registering(), self._reporting("half_year")]
        steps += [self._inspecting(), self._concluding()]
        current = next((number for number, (_, _, done) in enumerate(steps) if not done), None)
        if self.term.is_closed:
            current = None
        return [
            Step(label=label, note=note, state="done" if done else "now" if number == current else "todo")
            for number, (label, note, done) in enumerate(steps)
        ]

    def _drafting(self) -> tuple[str, str, bool]:
        agreement = self.agreement
        note = "chưa bắt đầu" if agreement is None else f"dự thảo lần {agreement.version}"
        if agreement and agreement.document:
            note = f"gửi ký {timezone.localtime(agreement.document.frozen_at):%d/%m/%Y}"
        return "Soạn giao ước", note, bool(agreement and agreement.document)

    def _signing(self) -> tuple[str, str, bool]:
        signed, total = sum(1 for place in self.places if place.signed), len(self.places)
        note = f"{signed}/{total} đã ký" if total else self._due(self.term.agreement_due_on)
        done = self.agreement is not None and self.agreement.state == Agreement.State.SEALED
        return "Ký giao ước", note, done

    def _registering(self) -> tuple[str, str, bool]:
        units = [member.unit_id for member in self.term.member_list]
        ready = sum(1 for unit in units if self.registered.get(unit, {}).get("counted"))
        note = f"{self._due(self.term.registration_due_on)} · {ready}/{len(units)} đơn vị"
        return "Đăng ký chuyên đề", note, bool(units) and ready == len(units)

    def _inspecting(self) -> tuple[str, str, bool]:
        states = [inspection.state for inspection in self.inspected.values()]
        sealed = states.count(Inspection.State.SEALED)
        note = self._due(self.term.inspection_due_on)
        note = f"{note} · {sealed}/{len(states)} biên bản" if states else note
        return "Kiểm tra chéo", note, bool(states) and sealed == len(states)

    def _reporting(self, period: str) -> tuple[str, str, bool]:
        units = [member.unit_id for member in self.term.member_list]
        approved = sum(1 for unit in units if self._report_state(unit, period) == Report.State.APPROVED)
        label, due_on = {
            "half_year": ("Sơ kết 6 tháng", self.term.half_year_due_on),
            "year_end": ("Chấm điểm, tổng kết", self.term.year_end_due_on),
        }[period]
        note = f"{self._due(due_on)} · {approved}/{len(units)} báo cáo" if approved else self._due(due_on)
        return label, note, bool(units) and approved == len(units)

    def _concluding(self) -> tuple[str, str, bool]:
        """Combine the year-end reports with the score sheets, where the cluster scores."""
        label, note, done = self._reporting("year_end")
        if not self.sheets:
            return label, note, done
        final = sum(1 for sheet in self.sheets if sheet.state == ScoreSheet.State.FINAL)
        return label, f"{note} · {final}/{len(self.sheets)} bảng điểm", done and final == len(self.sheets)

    def _report_state(self, unit: int, period: str) -> str:
        report = self.reports.get((unit, period))
        return report.state if report else ""

    # The year in one table

    def matrix(self) -> list[UnitRow]:
        """List every member unit in the order of the signature blocks."""
        signed = {place.unit_id: place.signed is not None for place in self.places}
        return [
            UnitRow(
                membership=member,
                is_own=member.unit_id in self.standing.units,
                cells=tuple(
                    zip(
                        DUTIES,
                        (
                            self._signature(signed.get(member.unit_id)),
                            self._registrations(member.unit_id),
                            self._report(member.unit_id, "half_year", self.term.half_year_due_on),
                            self._inspection(member.unit_id),
                            self._score(member.unit_id),
                            self._report(member.unit_id, "year_end", self.term.year_end_due_on),
                        ),
                        strict=True,
                    )
                ),
            )
            for member in self.term.member_list
        ]

    def _signature(self, signed: bool | None) -> Cell:
        words = {True: ("signed", "Đã ký"), False: ("waiting", "Chưa ký"), None: ("none", "Chưa gửi ký")}
        state, label = words[signed]
        return Cell(state=state, label=label, url=self._url("agreement") if self.agreement else "")

    def _registrations(self, unit: int) -> Cell:
        counts = self.registered.get(unit, Counter())
        url = f"{self._url('registrations')}?don_vi={unit}"
        states = Registration.State
        if counts["counted"]:
            return Cell(state="done", label=f"{counts['counted']} đăng ký", url=url)
        if counts[states.SENT_BACK]:
            return Cell(state="sent_back", label="Cần bổ sung", url=url)
        if counts[states.SUBMITTED]:
            return Cell(state="waiting", label=f"{counts[states.SUBMITTED]} chờ ghi nhận", url=url)
        state = self._missing(self.term.registration_due_on)
        return Cell(state=state, label=LATE if state == "late" else "Chưa đăng ký", url=url)

    def _report(self, unit: int, period: str, due_on: date | None) -> Cell:
        if report := self.reports.get((unit, period)):
            words = {"approved": ("done", "Đã gửi"), "submitted": ("waiting", "Chờ duyệt")}
            words |= {"draft": ("waiting", "Đang soạn"), "sent_back": ("sent_back", "Cần bổ sung")}
            chip, label = words[report.state]
            readable = report.is_visible_to(self.standing)
            return Cell(
                state=chip, label=label, url=self._url("report", report=report.pk) if readable else ""
            )
        if self._missing(due_on) == "late":
            return Cell(state="late", label=LATE, url=self._url("reports"))
        return Cell()

    def _inspection(self, unit: int) -> Cell:
        inspection = self.inspected.get(unit)
        if inspection is None:
            return Cell()
        words = {"planned": ("none", "Chưa kiểm tra"), "sealed": ("done", "Đã ký đủ")}
        words |= {"ongoing": ("waiting", "Đang kiểm tra"), "opinion": ("waiting", "Chờ ý kiến")}
        words |= {"open": ("waiting", "Đang ký")}
        state, label = words[inspection.state]
        if (
            inspection.state == Inspection.State.PLANNED
            and self._missing(self.term.inspection_due_on) == "late"
        ):
            state, label = "late", LATE
        return Cell(state=state, label=label, url=inspection.get_absolute_url())

    def _score(self, unit: int) -> Cell:
        sheet = next((sheet for sheet in self.sheets if sheet.unit_id == unit), None)
        if sheet is None:
            return Cell()
        readable = sheet.is_visible_to(self.standing)
        url = self._url("score_sheet", sheet=sheet.pk) if readable else self._url("scores")
        state = ScoreSheet.State
        late = sheet.state == state.SELF_SCORING and self._missing(self.term.year_end_due_on) == "late"
        done = sheet.state in {state.AGREED, state.FINAL}
        chip = "late" if late else "done" if done else "waiting"
        return Cell(state=chip, label=LATE if late else SCORING[sheet.state], url=url)

    def _missing(self, due_on: date | None) -> str:
        return "late" if due_on and due_on < self.today else "none"

    def _url(self, page: str, **more) -> str:
        address = {"cluster": self.term.cluster.slug, "year": self.term.name} | more
        return reverse(f"pledges:{page}", kwargs=address)

    def _due(self, day: date | None) -> str:
        """Write the due day; its year only where it is not plain from the term."""
        if day is None:
            return "chưa có thời hạn"
        inside = self.term.starts_on <= day <= self.term.ends_on and self.term.name == str(day.year)
        return f"hạn {day:%d/%m}" if inside else f"hạn {day:%d/%m/%Y}"
