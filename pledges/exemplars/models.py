"""A person or a group whose experience is shared (điển hình tiên tiến)."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from members.models import Term, Unit
from members.models.fields import LineField, TextField
from members.vietnamese import fold, sort_key
from pledges.states.sendable import Sendable
from pledges.states.stateful import (
    ONLY_SECRETARIAT,
    ONLY_UNIT_PEOPLE,
    Act,
    Stateful,
    by_secretariat,
    by_unit_people,
)


class ExemplarQuerySet(models.QuerySet):
    def visible_to(self, standing):
        """Keep the term's shared exemplars and those of own units; cluster roles and administrators see all."""
        exemplars = self.filter(term=standing.term)
        if standing.is_secretariat or standing.is_supervisor or standing.is_administrator:
            return exemplars
        return exemplars.filter(models.Q(state=Exemplar.State.SHARED) | models.Q(unit__in=standing.units))

    def to_follow(self, term):
        """Keep exemplars shared in the cluster of `term`, in any year."""
        shared = self.filter(term__cluster=term.cluster_id, state=Exemplar.State.SHARED)
        return shared.select_related("unit", "term")

    def searched(self, words: str):
        """Search without regard to case and diacritics."""
        return self.filter(search__contains=fold(words))


def _by_member_people(exemplar, standing) -> bool:
    """Allow officers and leaders of member units, not of the witness, which registers nothing."""
    return bool(standing.units - {exemplar.term.witness_id})


class Exemplar(Sendable, Stateful):
    """proposed by a unit -> accepted by the secretariat (or refused with a reason) -> shared with all units."""

    class Kind(models.TextChoices):
        PERSON = "person", "Cá nhân"
        GROUP = "group", "Tập thể"

    class State(models.TextChoices):
        PROPOSED = "proposed", "Chờ công nhận"
        ACCEPTED = "accepted", "Đã công nhận"
        SHARED = "shared", "Đã phổ biến"
        REFUSED = "refused", "Chưa công nhận"

    ACTS = {
        "write": Act({State.PROPOSED, State.REFUSED}, by_unit_people, ONLY_UNIT_PEOPLE),
        "accept": Act({State.PROPOSED}, by_secretariat, ONLY_SECRETARIAT),
        "refuse": Act({State.PROPOSED}, by_secretariat, ONLY_SECRETARIAT),
        "share": Act({State.ACCEPTED}, by_secretariat, ONLY_SECRETARIAT),
        "learn": Act(
            {State.SHARED},
            _by_member_people,
            "Chỉ cán bộ, lãnh đạo của đơn vị thành viên đăng ký học tập cho đơn vị mình.",
        ),
    }
    WRONG_STATE = {
        State.PROPOSED: "Điển hình này đang chờ công nhận. Xin tải lại trang.",
        State.ACCEPTED: "Điển hình này đã được công nhận. Xin tải lại trang.",
        State.SHARED: "Điển hình này đã được phổ biến, không sửa được. Xin giới thiệu điển hình mới.",
        State.REFUSED: "Điển hình này chưa được công nhận; đơn vị có thể bổ sung và giới thiệu lại.",
    }
    EVENT_KEY = "exemplar"

    term = models.ForeignKey(Term, models.PROTECT, related_name="exemplars", verbose_name="năm thi đua")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="exemplars", verbose_name="đơn vị")
    state = models.CharField(
        "trạng thái", max_length=8, choices=State, default=State.PROPOSED, editable=False
    )
    kind = models.CharField("loại", max_length=6, choices=Kind)
    name = LineField("tên cá nhân, tập thể", max_length=200)
    achievement = TextField("thành tích", max_length=5000)
    lesson = TextField("kinh nghiệm, cách làm", max_length=5000)
    proposed_at = models.DateTimeField("giới thiệu lúc", default=timezone.now, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )
    reason = TextField("lý do", max_length=2000, blank=True, editable=False)
    order = models.CharField(max_length=1300, editable=False, db_index=True)
    search = models.TextField(editable=False)

    objects = ExemplarQuerySet.as_manager()

    class Meta:
        verbose_name = "điển hình tiên tiến"
        verbose_name_plural = "điển hình tiên tiến"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name = self._meta.get_field("name").to_python(self.name)
        self.order = sort_key(self.name)
        self.search = fold(f"{self.name} {self.achievement}")
        super().save(*args, **kwargs)

    def may_be_followed_in(self, term: Term) -> bool:
        """Whether units of `term` may learn from it in a registration."""
        return self.state == self.State.SHARED and self.term.cluster_id == term.cluster_id

    def get_absolute_url(self):
        return self.url()

    def url(self, page: str = "exemplar", **extra) -> str:
        return super().url(page, **extra)

    def address(self) -> dict:
        return super().address() | {"exemplar": self.pk}

    @property
    def url_of_list(self) -> str:
        return reverse("pledges:exemplars", kwargs=super().address())
