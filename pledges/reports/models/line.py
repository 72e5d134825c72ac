"""The lines of a report and their evidence files."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Prefetch, Q

from members.models.fields import TextField
from members.vietnamese import vietnamese_number
from pledges.agreement.models.agreement import Commitment, Target
from pledges.files.models import StoredFile
from pledges.registrations.models import Registration
from pledges.registrations.text import amount
from pledges.reports.models.report import Report

TENTH = Decimal("0.1")
COMPARED = {
    "": "{}",
    "=": "{}",
    ">=": "từ {} trở lên",
    ">": "trên {}",
    "<=": "không quá {}",
    "<": "dưới {}",
}


class ReportLine(models.Model):
    """A unit's report on one commitment, one target of a commitment, or one registration of its own.

    `figure` is in the unit of the target or of the registration's result; `percent` is the progress, 0-100.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="lines")
    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, related_name="report_lines")
    target = models.ForeignKey(Target, models.PROTECT, null=True, related_name="report_lines")
    registration = models.ForeignKey(Registration, models.PROTECT, null=True, related_name="report_lines")
    figure = models.DecimalField("kết quả đạt được", max_digits=14, decimal_places=2, null=True, blank=True)
    percent = models.DecimalField(
        "tỷ lệ hoàn thành (%)",
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    words = TextField("ghi chú", max_length=5000, blank=True)

    class Meta:
        verbose_name = "dòng báo cáo"
        verbose_name_plural = "dòng báo cáo"
        constraints = [
            models.CheckConstraint(
                condition=Q(commitment__isnull=False, target=None, registration=None)
                | Q(commitment=None, target__isnull=False, registration=None)
                | Q(commitment=None, target=None, registration__isnull=False),
                name="a_report_line_is_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(percent=None) | Q(percent__gte=0, percent__lte=100),
                name="nothing_is_more_than_done",
            ),
            *(
                models.UniqueConstraint(fields=["report", subject], name=f"one_line_per_{subject}")
                for subject in ("commitment", "target", "registration")
            ),
        ]

    def __str__(self):
        return str(self.subject)

    # Questions

    writing = "write"  # the act that attaches files to it

    @property
    def owner(self) -> Report:
        return self.report

    def files_beside(self):
        """Return all files of the report."""
        return EvidenceFile.objects.filter(line__report=self.report_id)

    @property
    def subject(self) -> Commitment | Target | Registration:
        return self.commitment or self.target or self.registration

    @property
    def measure(self) -> str:
        """The promised amount: ">= 99%"; "" where nothing is measured."""
        if self.target and self.target.value is not None:
            return f"{self.target.get_comparison_display()} {amount(self.target.value, self.target.unit)}"
        return self.registration.measure if self.registration else ""

    @property
    def promise(self) -> str:
        """What was promised, as papers say it: "Việc đúng hạn: từ 99% trở lên"."""
        if not (self.target and self.measure):
            return f"{self}: {self.measure}" if self.measure else str(self)
        return (
            f"{self}: {COMPARED[self.target.comparison].format(amount(self.target.value, self.target.unit))}"
        )

    @property
    def measured_in(self) -> str:
        if self.target:
            return self.target.unit
        return self.registration.result_unit if self.registration else ""

    @property
    def figure_words(self) -> str:
        """The figure with its unit, as readers write it."""
        return "" if self.figure is None else amount(self.figure, self.measured_in)

    @property
    def said(self) -> str:
        """Figure, progress and words, as far as they were written."""
        percent = "" if self.percent is None else f"{vietnamese_number(self.percent)}%"
        return "\n".join(filter(None, (self.figure_words, percent, self.words)))

    @property
    def is_computed(self) -> bool:
        """Whether `percent` follows from the figure."""
        return self.target is not None and percent_of(self.target, Decimal(0)) is not None

    @property
    def is_told(self) -> bool:
        return bool(self.words) or self.figure is not None

    @property
    def is_retired(self) -> bool:
        """Whether its registration was withdrawn since: its words stay, no more are required."""
        return self.registration is not None and self.registration.state not in Registration.STANDING_STATES

    @property
    def place(self) -> tuple:
        """The sort key: by commitment, its targets after it, registrations last."""
        if self.registration:
            return (1, self.registration.order, self.registration.pk)
        if self.target:
            return (0, self.target.commitment.position, self.target.position)
        return (0, self.commitment.position, 0)


class EvidenceFile(StoredFile):
    """Evidence for a line (minh chứng). Hostile until proven otherwise: only ever served as a download."""

    line = models.ForeignKey(ReportLine, models.PROTECT, related_name="files")

    class Meta(StoredFile.Meta):
        abstract = False


@dataclass(frozen=True)
class Section:
    """A commitment with the line about it and those about its targets; or, without one, all registrations."""

    commitment: Commitment | None
    lines: list[ReportLine]

    @property
    def anchor(self) -> str:
        return f"noi-dung-{self.commitment.pk}" if self.commitment else "dang-ky"


def sections(report: Report) -> list[Section]:
    """Group the lines in the order of the agreement. At most three queries.

    Each line gets `file_list` and `earlier`, its half-year line or None.
    """
    lines = sorted(_lines(report), key=lambda line: line.place)
    earlier = _earlier(report)
    by_commitment: dict[int | None, Section] = {}
    for line in lines:
        line.earlier = earlier.get(_about(line))
        commitment = line.commitment or (line.target and line.target.commitment)
        by_commitment.setdefault(commitment and commitment.pk, Section(commitment, [])).lines.append(line)
    return list(by_commitment.values())


def _lines(report: Report):
    files = EvidenceFile.objects.defer("content").select_related("brought_by")
    return report.lines.select_related("commitment", "target__commitment", "registration").prefetch_related(
        Prefetch("files", files, to_attr="file_list")
    )


def _earlier(report: Report) -> dict[tuple, ReportLine]:
    """Return the lines of the unit's approved half-year report by subject; {} for a half-year report itself."""
    if report.period == Report.Period.HALF_YEAR:
        return {}
    lines = ReportLine.objects.filter(
        report__term=report.term_id,
        report__unit=report.unit_id,
        report__period=Report.Period.HALF_YEAR,
        report__state=Report.State.APPROVED,
    )
    return {_about(line): line for line in lines.select_related("target", "registration")}


def _about(line: ReportLine) -> tuple:
    return (line.commitment_id, line.target_id, line.registration_id)


def percent_of(target: Target, figure: Decimal) -> Decimal | None:
    """Compute the progress of `figure` to the target, 0.0-100.0, half-up to one place; None if undefined.

    Only ">=" and "=" define it: "at most 3 complaints" has no half-way. "= 0 violations" is met (100) or not (0).
    """
    if target.value is None or target.comparison not in {"=", ">="} or target.value < 0:
        return None
    if target.value == 0:
        met = figure == 0 or (target.comparison == ">=" and figure > 0)
        return Decimal(100 if met else 0).quantize(TENTH)
    share = min(max(figure / target.value * 100, Decimal(0)), Decimal(100))
    return share.quantize(TENTH, rounding=ROUND_HALF_UP)
