"""One cluster-year: theme, members, chair, deputies, deadlines."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.utils.functional import cached_property

from members.models.cluster import Cluster, _in_force
from members.models.fields import LineField
from members.models.person import Person
from members.models.unit import Unit


class TermQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Keep terms of clusters that `person` serves, and terms in which the person's units take part.

        Pages ask `members.roles`, which has read the person's rows already; this is the same rule as one condition.
        """
        if person.is_superuser:
            return self
        visible = Term.objects.filter(
            _in_force("cluster__appointments", person)
            | _in_force("memberships__unit__appointments", person)
            | _in_force("memberships__unit__mandates", person)
            | _in_force("witness__mandates", person)
        )
        return self.filter(pk__in=visible.values("pk"))

    def newest(self):
        """Keep the latest year of every cluster."""
        later = Term.objects.filter(cluster=OuterRef("cluster"), name__gt=OuterRef("name"))
        return self.filter(~Exists(later)).select_related("cluster").order_by("cluster__slug")

    def locked(self, pk) -> "Term":
        """Fetch the term locked, so that it cannot be closed meanwhile."""
        rows = self.select_related("cluster", "witness").select_for_update(of=("self",), no_key=True)
        return rows.get(pk=pk)


class Term(models.Model):
    """A year of a cluster. Deadlines are plain fields, set anew each year."""

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="terms", verbose_name="cụm thi đua")
    name = models.CharField(
        "năm thi đua",
        max_length=9,
        validators=[
            RegexValidator(
                r"^[0-9]{4}(-[0-9]{4})?\Z", "Năm thi đua chưa đúng (ví dụ: 2019; năm học: 2024-2025)."
            )
        ],
    )
    starts_on = models.DateField("bắt đầu ngày")
    ends_on = models.DateField("kết thúc ngày")
    theme = LineField("chủ đề năm", max_length=300, blank=True)
    witness = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="witnessed_terms",
        verbose_name="cơ quan chứng kiến",
        help_text="Để trống nếu không có cơ quan nào ký chứng kiến.",
    )
    decision = LineField("quyết định phân công cụm trưởng", max_length=200, blank=True)
    agreement_due_on = models.DateField("hạn ký giao ước", null=True, blank=True)
    registration_due_on = models.DateField("hạn đăng ký chuyên đề, mô hình", null=True, blank=True)
    half_year_due_on = models.DateField("hạn sơ kết", null=True, blank=True)
    inspection_due_on = models.DateField("hạn kiểm tra chéo", null=True, blank=True)
    year_end_due_on = models.DateField("hạn chấm điểm, tổng kết", null=True, blank=True)
    needs_registrations = models.BooleanField(
        "đủ đăng ký mới gửi ký giao ước",
        default=False,
        help_text="Chỉ gửi ký giao ước khi mỗi đơn vị có ít nhất một chuyên đề hoặc mô hình mới được ghi nhận.",
    )
    closed_at = models.DateTimeField("kết thúc lúc", null=True, editable=False)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, editable=False, related_name="+")
    units = models.ManyToManyField(
        Unit, through="Membership", related_name="terms", verbose_name="đơn vị thành viên"
    )

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = "năm thi đua"
        verbose_name_plural = "năm thi đua"
        ordering = ["-name"]
        constraints = [
            models.UniqueConstraint(fields=["cluster", "name"], name="one_term_per_cluster_and_year"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="term_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="who_closed_a_term_is_known",
            ),
        ]

    def __str__(self):
        return f"{self.cluster.title}, năm {self.name}"

    def clean(self):
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on <= self.starts_on:
            raise ValidationError({"ends_on": "Ngày kết thúc phải sau ngày bắt đầu."})
        for name in ("starts_on", "ends_on"):
            day = getattr(self, name)
            if day and re.match("[0-9]{4}", self.name or "") and abs(day.year - int(self.name[:4])) > 2:
                raise ValidationError({name: f"Ngày này cách xa năm thi đua {self.name}. Xin xem lại ngày."})

    @property
    def is_closed(self) -> bool:
        """Whether a handover closed it: all stays readable, nothing changes any more."""
        return self.closed_at is not None

    @property
    def next_name(self) -> str:
        """Name of the following year: "2019" -> "2020"; a school year "2024-2025" -> "2025-2026"."""
        return re.sub(r"\d{4}", lambda year: str(int(year[0]) + 1), self.name)

    @property
    def chair(self) -> Unit | None:
        """The unit that leads the cluster this year; None while there is none."""
        return next((row.unit for row in self.member_list if row.rank == Membership.Role.CHAIR), None)

    @cached_property
    def member_list(self) -> list["Membership"]:
        """`members()`, read once per instance: a page needs them in several places."""
        return list(self.members())

    def members(self):
        """List memberships in the order of the signature blocks: chair, deputies, then the rest."""
        return self.memberships.select_related("unit").order_by("rank", "position", "unit__order")


def with_clusters(units):
    """Prefetch what `Unit.choice_label` needs for all `units`, in two queries."""
    newest = Term.objects.newest()
    return units.prefetch_related(
        Prefetch("terms", newest, to_attr="newest_terms"),
        Prefetch("witnessed_terms", newest, to_attr="newest_witnessed_terms"),
    )


class Membership(models.Model):
    """A unit's part in one term. Chair and deputies are units, not people."""

    class Role(models.IntegerChoices):
        CHAIR = 1, "Cụm trưởng"
        DEPUTY = 2, "Cụm phó"
        MEMBER = 3, "Thành viên"

    term = models.ForeignKey(Term, models.CASCADE, related_name="memberships", verbose_name="năm thi đua")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships", verbose_name="đơn vị")
    rank = models.PositiveSmallIntegerField("vai trò", choices=Role, default=Role.MEMBER)
    position = models.PositiveSmallIntegerField("thứ tự", default=1)

    class Meta:
        verbose_name = "đơn vị trong năm"
        verbose_name_plural = "đơn vị trong năm"
        ordering = ["rank", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["term", "unit"], name="a_unit_is_once_in_a_term"),
            models.UniqueConstraint(
                fields=["term"],
                condition=Q(rank=1),
                name="one_chair_in_a_term",
                violation_error_message="Mỗi năm chỉ có một cụm trưởng.",
            ),
        ]

    def __str__(self):
        return f"{self.unit} ({self.get_rank_display().lower()})"
