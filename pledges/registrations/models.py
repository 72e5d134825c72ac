"""Registrations of units for the year: a theme, a new model, a movement of their own (đăng ký)."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from members.models import Membership, Term, Unit
from members.models.fields import LineField, TextField
from members.standing import Standing
from members.vietnamese import fold, sort_key
from pledges.agreement.models.agreement import Commitment
from pledges.documents.models.document import Document
from pledges.documents.models.signable import ONLY_SIGNATORY, Paper, Signable, by_signatory
from pledges.errors import WrongState
from pledges.registrations.text import amount
from pledges.states.sendable import READ, Sendable
from pledges.states.stateful import (
    ONLY_LEADER,
    ONLY_SECRETARIAT,
    ONLY_UNIT_PEOPLE,
    Act,
    by_leader,
    by_secretariat,
    by_unit_people,
)


def units_of(terms):
    """Return the members of these years, and units that registered something before they left one of them."""
    in_terms = {"term__in": terms, "unit": OuterRef("pk")}
    members, registered = Membership.objects.filter(**in_terms), Registration.objects.filter(**in_terms)
    return Unit.objects.filter(Exists(members) | Exists(registered))


def days_around(term: Term) -> tuple[date, date]:
    """Return the first and the last day that a registration may name: a year before and after the term."""
    return term.starts_on - timedelta(days=366), term.ends_on + timedelta(days=366)


LIKENESS = ("unit", "kind", "order")


def likeness(unit: Unit, kind: str, name: str) -> tuple[int, str, str]:
    """Return a key equal for duplicate registrations of a year; case makes no difference."""
    return unit.pk, kind, sort_key(name)


class RegistrationQuerySet(models.QuerySet):
    def visible_to(self, standing):
        """Keep those of the standing's term: all that were ever submitted, and drafts of the person's units."""
        return self.visible_in([standing.term], standing)

    def visible_in(self, terms, standing):
        """`visible_to` over several years of the cluster; `terms` must be visible."""
        own = Q(unit__in=standing.units)
        return self.filter(own | ~Q(state=Registration.State.DRAFT), term__in=terms)

    def alike(self, term: Term, unit: Unit, kind: str, name: str):
        """Keep those that the unit would register a second time."""
        return self._in_the_way(term).filter(**dict(zip(LIKENESS, likeness(unit, kind, name), strict=True)))

    def likenesses(self, term: Term) -> set[tuple[int, str, str]]:
        """Return the likenesses taken in the year: `alike` for many at once."""
        return set(self._in_the_way(term).order_by().values_list(*LIKENESS))

    def _in_the_way(self, term: Term):
        """Keep those of the year that block a namesake; withdrawn ones do not."""
        return self.filter(term=term).exclude(state=Registration.State.WITHDRAWN)

    def counted(self):
        """Keep those that fulfil the rule of the year: recorded themes and new models, whatever their outcome."""
        return self.filter(kind__in=Registration.COUNTED_KINDS, state__in=Registration.STANDING_STATES)

    def standing(self):
        """Keep those recorded and not withdrawn since: reports speak of them."""
        return self.filter(state__in=Registration.STANDING_STATES)


class Registration(Sendable, Signable):
    """draft -> submitted -> recorded (or sent back with a reason) -> completed / not completed; or withdrawn.

    Recorded before the agreement is opened, it is a row of the agreement's table II; recorded later, it has a
    numbered appendix of its own (`document`), which the unit's leader signs.
    The five clears: `person_in_charge`, `work`, `starts_on`-`ends_on`, `responsibility`, `result`.
    """

    class Kind(models.TextChoices):
        THEME = "theme", "Chuyên đề thi đua"
        MODEL = "model", "Mô hình mới"
        MOVEMENT = "movement", "Phong trào thi đua đặc thù"

    class State(models.TextChoices):
        DRAFT = "draft", "Bản nháp"
        SUBMITTED = "submitted", "Chờ ghi nhận"
        SENT_BACK = "sent_back", "Cần bổ sung"
        RECORDED = "recorded", "Đã ghi nhận"
        COMPLETED = "completed", "Hoàn thành"
        NOT_COMPLETED = "not_completed", "Không hoàn thành"
        WITHDRAWN = "withdrawn", "Đã rút"

    COUNTED_KINDS = (Kind.THEME, Kind.MODEL)
    STANDING_STATES = (State.RECORDED, State.COMPLETED, State.NOT_COMPLETED)
    ACTS = {
        "write": Act({State.DRAFT, State.SENT_BACK}, by_unit_people, ONLY_UNIT_PEOPLE),
        "discard": Act({State.DRAFT}, by_unit_people, ONLY_UNIT_PEOPLE),
        "submit": Act({State.DRAFT, State.SENT_BACK}, by_unit_people, ONLY_UNIT_PEOPLE),
        "take_back": Act({State.SUBMITTED}, by_unit_people, ONLY_UNIT_PEOPLE),
        "record": Act({State.SUBMITTED}, by_secretariat, ONLY_SECRETARIAT),
        "send_back": Act({State.SUBMITTED}, by_secretariat, ONLY_SECRETARIAT),
        "withdraw": Act({State.SUBMITTED, State.SENT_BACK, State.RECORDED}, by_leader, ONLY_LEADER),
        "sign": Act({State.RECORDED}, by_signatory, ONLY_SIGNATORY),
        "decline": Act({State.RECORDED}, by_signatory, ONLY_SIGNATORY),
        "conclude": Act({State.RECORDED}, by_secretariat, ONLY_SECRETARIAT),
    }
    WRONG_STATE = {
        State.DRAFT: "Đăng ký là bản nháp, đơn vị chưa gửi. Xin tải lại trang.",
        State.SUBMITTED: "Đăng ký đã gửi, đang chờ ghi nhận. Xin tải lại trang.",
        State.SENT_BACK: "Đăng ký đã được trả lại để bổ sung. Xin tải lại trang.",
        State.RECORDED: "Đăng ký đã được ghi nhận. Xin tải lại trang.",
        State.COMPLETED: "Đăng ký đã có kết quả cuối năm, không sửa được.",
        State.NOT_COMPLETED: "Đăng ký đã có kết quả cuối năm, không sửa được.",
        State.WITHDRAWN: "Đăng ký đã rút, không sửa được. Nếu cần, xin thêm đăng ký mới.",
    }
    EVENT_KEY = "registration"
    PAPER = Paper(Document.Kind.APPENDIX, "PL", State.RECORDED, State.RECORDED, returned=State.SENT_BACK)

    term = models.ForeignKey(Term, models.PROTECT, related_name="registrations", verbose_name="năm thi đua")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="registrations", verbose_name="đơn vị")
    state = models.CharField("trạng thái", max_length=13, choices=State, default=State.DRAFT, editable=False)
    edition = models.PositiveIntegerField("lần sửa", default=0, editable=False)

    kind = models.CharField("loại", max_length=8, choices=Kind)
    name = LineField("tên", max_length=300, help_text="Ngắn gọn, nêu được nhiệm vụ và nơi thực hiện.")
    field = LineField("lĩnh vực", max_length=200, blank=True)
    goal = TextField("mục tiêu", max_length=3000, blank=True)
    scope = LineField("phạm vi, đối tượng", max_length=300, blank=True)
    person_in_charge = LineField(
        "rõ người", max_length=200, blank=True, help_text="Họ tên, chức vụ người phụ trách."
    )
    work = TextField("rõ việc", max_length=5000, blank=True, help_text="Nhiệm vụ và giải pháp.")
    starts_on = models.DateField("rõ thời gian, từ ngày", null=True, blank=True)
    ends_on = models.DateField("đến ngày", null=True, blank=True)
    responsibility = TextField(
        "rõ trách nhiệm", max_length=2000, blank=True, help_text="Đơn vị chủ trì, đơn vị phối hợp."
    )
    result = TextField(
        "rõ kết quả", max_length=3000, blank=True, help_text="Kết quả cụ thể, định lượng được."
    )
    result_value = models.DecimalField("chỉ tiêu", max_digits=12, decimal_places=2, null=True, blank=True)
    result_unit = LineField("đơn vị tính", max_length=40, blank=True)
    resources = TextField("nguồn lực", max_length=2000, blank=True)
    evidence = TextField("minh chứng dự kiến", max_length=2000, blank=True)
    commitments = models.ManyToManyField(
        Commitment, blank=True, related_name="registrations", verbose_name="nội dung giao ước liên quan"
    )
    learned_from = models.ForeignKey(
        "pledges.Exemplar",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followers",
        verbose_name="học tập từ điển hình",
    )

    submitted_at = models.DateTimeField("gửi lúc", null=True, editable=False)
    recorded_at = models.DateTimeField("ghi nhận lúc", null=True, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    # why it was sent back or withdrawn; the unit reads it
    reason = TextField("lý do", max_length=2000, blank=True, editable=False)
    outcome = TextField("kết quả cuối năm", max_length=3000, blank=True, editable=False)
    appendix_number = models.PositiveSmallIntegerField("phụ lục số", null=True, editable=False)
    document = models.OneToOneField(
        Document,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="registration",
        verbose_name="phụ lục ký",
    )
    order = models.CharField(max_length=1900, editable=False, db_index=True)
    search = models.TextField(editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = "đăng ký"
        verbose_name_plural = "đăng ký"
        ordering = ["order", "pk"]
        indexes = [
            models.Index(fields=["term", "unit", "state"], name="registrations_of_a_unit"),
            models.Index(fields=["term", "order"], name="registrations_of_a_term"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["term", "appendix_number"], name="appendices_are_numbered"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="registration_period_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "submitted", "sent_back", "withdrawn"])
                | Q(
                    Q(document=None) | Q(appendix_number__isnull=False),
                    recorded_at__isnull=False,
                    recorded_by__isnull=False,
                ),
                name="recorded_registrations_say_by_whom",
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name = self._meta.get_field("name").to_python(self.name)
        self.order = sort_key(self.name)
        self.search = fold(f"{self.name} {self.field} {self.person_in_charge}")
        super().save(*args, **kwargs)

    @classmethod
    def is_counted(cls, kind: str, state: str) -> bool:
        """`counted()` for rows that were read already."""
        return kind in cls.COUNTED_KINDS and state in cls.STANDING_STATES

    @classmethod
    def exemplars(cls):
        """Return the manager of exemplars without importing them: their package imports this one."""
        return cls._meta.get_field("learned_from").related_model.objects

    @property
    def measure(self) -> str:
        """The promised amount: "95%"; "" where nothing is measured."""
        return "" if self.result_value is None else amount(self.result_value, self.result_unit)

    @property
    def period(self) -> str:
        """ "01/03/2019 - 30/11/2019", or the one day that is known."""
        return " - ".join(f"{day:%d/%m/%Y}" for day in (self.starts_on, self.ends_on) if day)

    def get_absolute_url(self):
        return self.url()

    def refusal(self, act: str, standing: Standing):
        """Also refuse to take back what was read, and to conclude while the appendix waits for its signature."""
        refusal = super().refusal(act, standing)
        if refusal is None and act == "take_back" and self.is_read:
            return WrongState(READ)
        if refusal is None and act == "conclude" and self.is_being_signed:
            return WrongState("Phụ lục đang chờ lãnh đạo đơn vị ký; xin đánh giá sau khi phụ lục được ký.")
        return refusal

    @property
    def version(self) -> int:
        """Version of the appendix that would be frozen now."""
        return Document.objects.filter(subject_key=self.event_key).count() + 1

    def begin_version(self, void: Document) -> None:
        """Let the unit write it anew; `reason` tells why the appendix is void."""
        self.document = self.recorded_at = self.recorded_by = None
        self.reason = void.void_reason

    @property
    def is_being_signed(self) -> bool:
        """Whether its appendix waits for the leader's signature."""
        return self.document is not None and self.document.state == Document.State.OPEN

    def url(self, page: str = "registration", **extra) -> str:
        return super().url(page, **extra)

    def address(self) -> dict:
        return super().address() | {"registration": self.pk}
