"""The yearly agreement of a cluster (giao ước thi đua): its wording, its states and its acts."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Count, Q
from django.utils.functional import cached_property

from members.models import Term
from members.models.fields import LineField, TextField
from pledges.documents.models.document import Document
from pledges.documents.models.signable import ONLY_SIGNATORY, Paper, Signable, by_signatory
from pledges.states.stateful import ONLY_SECRETARIAT, Act, by_secretariat


class AgreementQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Keep the agreements of the terms that `person` may see."""
        return self.filter(term__in=Term.objects.visible_to(person))


def _unit_people(agreement, standing):
    return bool(standing.units - {agreement.term.witness_id})


class Agreement(Signable):
    """Draft -> open -> sealed. A refusal or withdrawal brings it back to draft as the next version.

    `edition` counts the saves of the wording; a save on top of an older one is refused (see `Edition`).
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Đang soạn"
        OPEN = "open", "Đang ký"
        SEALED = "sealed", "Đã ký đủ"

    ACTS = {
        "revise": Act({State.DRAFT}, by_secretariat, ONLY_SECRETARIAT),
        "arrange_signatories": Act({State.DRAFT}, by_secretariat, ONLY_SECRETARIAT),
        "invite_comments": Act({State.DRAFT}, by_secretariat, ONLY_SECRETARIAT),
        "prolong_comments": Act({State.DRAFT}, by_secretariat, ONLY_SECRETARIAT),
        "close_comments": Act({State.DRAFT}, by_secretariat, ONLY_SECRETARIAT),
        "comment": Act(
            {State.DRAFT}, _unit_people, "Chỉ cán bộ, lãnh đạo đơn vị thành viên được góp ý cho đơn vị mình."
        ),
        "answer": Act({State.DRAFT}, by_secretariat, ONLY_SECRETARIAT),
        "open": Act({State.DRAFT}, by_secretariat, ONLY_SECRETARIAT),
        "sign": Act({State.OPEN}, by_signatory, ONLY_SIGNATORY),
        "decline": Act({State.OPEN}, by_signatory, ONLY_SIGNATORY),
        "withdraw": Act({State.OPEN}, by_secretariat, ONLY_SECRETARIAT),
    }
    WRONG_STATE = {
        State.DRAFT: "Giao ước đang soạn, chưa gửi ký.",
        State.OPEN: "Giao ước đang ký, không sửa được; muốn sửa phải thu hồi.",
        State.SEALED: "Giao ước đã ký đủ, không sửa được.",
    }
    EVENT_KEY = "agreement"
    PAPER = Paper(Document.Kind.AGREEMENT, "GU", State.OPEN, State.SEALED, returned=State.DRAFT)

    term = models.OneToOneField(Term, models.PROTECT, related_name="agreement", verbose_name="năm thi đua")
    state = models.CharField("trạng thái", max_length=8, choices=State, default=State.DRAFT, editable=False)
    version = models.PositiveSmallIntegerField("dự thảo lần", default=1, editable=False)
    edition = models.PositiveIntegerField("lần sửa", default=0, editable=False)
    document = models.OneToOneField(
        Document,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="agreement",
        verbose_name="văn bản ký",
    )

    # unit pk (as text) -> [mandate pk or null, position], only where the secretariat chose
    signatory_choices = models.JSONField(default=dict, editable=False)

    superior_body = TextField("cơ quan cấp trên", max_length=300, blank=True)
    number = LineField(
        "số, ký hiệu", max_length=40, blank=True, help_text="Có thể để trống. Ví dụ: 01/GƯ-CTĐ4."
    )
    place = LineField("địa danh", max_length=80, blank=True)
    day = models.DateField(
        "ngày ký kết", null=True, blank=True, help_text="Ngày hội nghị ký kết, ví dụ 28/02/2019."
    )
    venue = LineField("nơi tổ chức hội nghị", max_length=200, blank=True)
    subject = LineField("trích yếu", max_length=300, blank=True, help_text="In đậm dưới tên văn bản.")
    theme = LineField("chủ đề năm", max_length=300, blank=True)
    grounds = TextField(
        "căn cứ",
        max_length=5000,
        blank=True,
        help_text=(
            "Mỗi căn cứ một dòng, kể cả quyết định thành lập cụm, ví dụ: Căn cứ Quyết định số 449/QĐ-UBND ngày 22 tháng 01 "
            "năm 2019 của Ủy ban nhân dân thành phố Hà Nội. Dấu chấm phẩy được thêm khi in."
        ),
    )
    opening = TextField("lời mở đầu", max_length=10000, blank=True)
    organisation = TextField("tổ chức thực hiện", max_length=10000, blank=True)
    closing = TextField("lời kết", max_length=3000, blank=True)
    recipients = TextField(
        "nơi nhận", max_length=2000, blank=True, help_text="Mỗi nơi nhận một dòng, nêu tên cơ quan."
    )

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = "giao ước thi đua"
        verbose_name_plural = "giao ước thi đua"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", document=None)
                | Q(state__in=["open", "sealed"], document__isnull=False),
                name="agreement_has_a_document_once_frozen",
            )
        ]

    def __str__(self):
        return f"Giao ước thi đua năm {self.term.name}"

    def get_absolute_url(self):
        return self.url()

    # Questions

    def url(self, page: str = "agreement", **extra) -> str:
        return super().url(page, **extra)

    def has_object(self, act: str, standing) -> bool:
        """Whether the act has what it needs: an open round, no open round, or a comment to answer."""
        if act == "answer":
            return any(comment_round.waiting for comment_round in self.rounds)
        if act == "invite_comments":
            return self.open_round is None
        if act in {"prolong_comments", "close_comments", "comment"}:
            comment_round = self.open_round
            return comment_round is not None and (act != "comment" or comment_round.is_open)
        return super().has_object(act, standing)

    @property
    def state_name(self) -> str:
        """Name the state as readers know it: a draft may be out for comments."""
        is_commented = self.state == self.State.DRAFT and self.open_round is not None
        return "Đang góp ý" if is_commented else self.get_state_display()

    @property
    def returned(self) -> Document | None:
        """Return the newest void document, whose reason says why the draft is written again."""
        if self.version == 1:
            return None
        void = Document.objects.filter(subject_key=self.event_key, state=Document.State.VOID)
        return void.select_related("voided_by").order_by("-version", "-pk").first()

    @cached_property
    def rounds(self) -> list:
        """Read the rounds of comments, newest first; `waiting` counts the unanswered comments of a round."""
        unanswered = Count("comments", filter=Q(comments__answered_at=None, comments__isnull=False))
        return list(self.comment_rounds.annotate(waiting=unanswered))

    @property
    def open_round(self):
        """Return the round not closed yet, even past its last day, or None."""
        return next((comment_round for comment_round in self.rounds if comment_round.closed_at is None), None)


class Commitment(models.Model):
    """A numbered promise of the agreement."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="commitments")
    position = models.PositiveSmallIntegerField("thứ tự")
    title = LineField(
        "tên nội dung", max_length=200, blank=True, help_text="In đậm ở đầu, ví dụ: Cải cách hành chính."
    )
    text = TextField("nội dung", max_length=10000)

    class Meta:
        verbose_name = "nội dung giao ước"
        verbose_name_plural = "nội dung giao ước"
        ordering = ["position"]

    def __str__(self):
        return f"{self.position}. {self.title or self.text[:60]}"


class Target(models.Model):
    """A measurable line of a commitment: comparison, value, unit (">= 99 %", "= 0 vi phạm")."""

    class Comparison(models.TextChoices):
        __empty__ = "không"
        EQUAL = "=", "="
        AT_LEAST = ">=", "≥"
        AT_MOST = "<=", "≤"
        MORE = ">", ">"
        LESS = "<", "<"

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="targets")
    position = models.PositiveSmallIntegerField("thứ tự")
    name = LineField("chỉ tiêu", max_length=300)
    comparison = models.CharField("so sánh", max_length=2, choices=Comparison, blank=True)
    value = models.DecimalField(
        "giá trị",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MaxValueValidator(10**10 - 1)],
    )
    unit = LineField("đơn vị tính", max_length=40, blank=True)

    class Meta:
        verbose_name = "chỉ tiêu"
        verbose_name_plural = "chỉ tiêu"
        ordering = ["position"]

    def __str__(self):
        return self.name
