"""The teams of a plan, which inspect the units (đoàn kiểm tra)."""

import re

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property

from members.models import Unit
from members.models.fields import LineField
from pledges.inspections.plan.models.plan import InspectionPlan


class Team(models.Model):
    """A team: in a ring, the people of `unit`, which inspects one other unit; else people of several units."""

    plan = models.ForeignKey(InspectionPlan, models.PROTECT, related_name="teams")
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    name = LineField("tên đoàn", max_length=120)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị đi kiểm tra"
    )

    class Meta:
        verbose_name = "đoàn kiểm tra"
        verbose_name_plural = "đoàn kiểm tra"
        ordering = ["plan", "position", "pk"]

    def __str__(self):
        """Name the team as papers and mails do, also one that was named shorter before."""
        return re.sub("^Đoàn số ", "Đoàn kiểm tra số ", self.name)

    @cached_property
    def member_list(self) -> list["TeamMember"]:
        """Head, secretary, then the members; read once."""
        return list(self.members.select_related("person", "unit").order_by("role", "pk"))

    @property
    def head(self) -> "TeamMember | None":
        return self._in(TeamMember.Role.HEAD)

    @property
    def secretary(self) -> "TeamMember | None":
        return self._in(TeamMember.Role.SECRETARY)

    def _in(self, role: int) -> "TeamMember | None":
        return next((member for member in self.member_list if member.role == role), None)


class TeamMember(models.Model):
    """A person in a team, sent by a unit of the cluster."""

    class Role(models.IntegerChoices):
        HEAD = 1, "Trưởng đoàn"
        SECRETARY = 2, "Thư ký đoàn"
        MEMBER = 3, "Thành viên"

    team = models.ForeignKey(Team, models.CASCADE, related_name="members")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="team_memberships", verbose_name="người"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị cử")
    role = models.PositiveSmallIntegerField("vai trò", choices=Role, default=Role.MEMBER)

    class Meta:
        verbose_name = "thành viên đoàn"
        verbose_name_plural = "thành viên đoàn"
        ordering = ["role", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["team", "person"], name="a_person_is_once_in_a_team"),
            models.UniqueConstraint(fields=["team"], condition=models.Q(role=1), name="a_team_has_one_head"),
            models.UniqueConstraint(
                fields=["team"], condition=models.Q(role=2), name="a_team_has_one_secretary"
            ),
        ]

    def __str__(self):
        return f"{self.person} ({self.get_role_display().lower()})"

    def in_office(self, held: dict[tuple[int, int], str]) -> str:
        """Name the person with the office among `held`, by (person, unit); officers with their unit alone."""
        title, unit = held.get((self.person_id, self.unit_id), "cán bộ"), self.unit.name
        return f"{self.person.full_name}, {title if unit in title else f'{title} {unit}'}"
