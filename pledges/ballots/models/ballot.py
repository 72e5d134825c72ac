"""The secret ballot of the cluster (bình xét, suy tôn; bầu cụm trưởng, cụm phó)."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.functional import cached_property

from members.models import Appointment, Mandate, Term
from members.models.fields import LineField, TextField
from members.standing import Standing
from pledges.ballots.models.candidate import Candidate
from pledges.ballots.models.rule import VotingRule
from pledges.ballots.models.voter import Teller, Voter
from pledges.ballots.models.words import BallotWords
from pledges.ballots.rivals import refusal_of_a_second
from pledges.documents.models.document import Document
from pledges.documents.models.signable import ONLY_SIGNATORY, Paper, Signable, by_signatory
from pledges.errors import WrongState
from pledges.states.stateful import ONLY_SECRETARIAT, Act, by_secretariat

ONLY_VOTERS = (
    "Mỗi đơn vị có mặt bỏ 01 phiếu, do lãnh đạo có thẩm quyền ký của đơn vị bỏ. "
    "Nếu danh sách chưa đúng, xin liên hệ Thường trực cụm."
)
NO_NEXT_ROUND = "Cuộc bỏ phiếu này không có vòng sau."
NOBODY_ABSENT = "Các đơn vị trong danh sách đã có mặt đủ."
REPEATED = "Cuộc bỏ phiếu này đã được tổ chức lại."


def _by_voter(ballot, standing: Standing) -> bool:
    return bool(ballot.voters_of(standing))


class Ballot(BallotWords, VotingRule, Signable):
    """draft -> voting -> counted -> minutes open for signature -> sealed; or cancelled with a reason.

    Until the count the votes are in `urn` only: see `pledges.ballots.urn`. A second round is a ballot of its own.
    """

    class Kind(models.TextChoices):
        FLAG = "flag", "Đề nghị tặng Cờ thi đua"
        CERTIFICATE = "certificate", "Đề nghị tặng Bằng khen"
        CHAIR = "chair", "Bầu cụm trưởng năm sau"
        DEPUTY = "deputy", "Bầu cụm phó năm sau"

    class State(models.TextChoices):
        DRAFT = "draft", "Đang chuẩn bị"
        VOTING = "voting", "Đang bỏ phiếu"
        COUNTED = "counted", "Đã kiểm phiếu"
        OPEN = "open", "Đang ký"
        SEALED = "sealed", "Đã ký đủ"
        CANCELLED = "cancelled", "Đã hủy"

    ACTS = {
        "write": Act({State.DRAFT}, by_secretariat, ONLY_SECRETARIAT),
        "open_voting": Act({State.DRAFT}, by_secretariat, ONLY_SECRETARIAT),
        "cancel": Act({State.DRAFT, State.VOTING}, by_secretariat, ONLY_SECRETARIAT),
        "admit": Act({State.VOTING}, by_secretariat, ONLY_SECRETARIAT),
        "vote": Act({State.VOTING}, _by_voter, ONLY_VOTERS),
        "count": Act({State.VOTING}, by_secretariat, ONLY_SECRETARIAT),
        "amend": Act({State.COUNTED}, by_secretariat, ONLY_SECRETARIAT),
        "open": Act({State.COUNTED}, by_secretariat, ONLY_SECRETARIAT),
        "sign": Act({State.OPEN}, by_signatory, ONLY_SIGNATORY),
        "decline": Act({State.OPEN}, by_signatory, ONLY_SIGNATORY),
        "withdraw": Act({State.OPEN}, by_secretariat, ONLY_SECRETARIAT),
        "next_round": Act({State.COUNTED, State.OPEN, State.SEALED}, by_secretariat, ONLY_SECRETARIAT),
        "repeat": Act({State.CANCELLED}, by_secretariat, ONLY_SECRETARIAT),
    }
    WRONG_STATE = {
        State.DRAFT: "Cuộc bỏ phiếu đang chuẩn bị, chưa mở bỏ phiếu. Xin tải lại trang.",
        State.VOTING: "Cuộc bỏ phiếu đang mở. Xin tải lại trang.",
        State.COUNTED: "Cuộc bỏ phiếu đã kiểm phiếu. Xin tải lại trang để xem kết quả.",
        State.OPEN: "Biên bản kiểm phiếu đang ký, không sửa được; muốn sửa phải thu hồi.",
        State.SEALED: "Biên bản kiểm phiếu đã ký đủ, không sửa được.",
        State.CANCELLED: "Cuộc bỏ phiếu này đã hủy.",
    }
    EVENT_KEY = "ballot"
    PAPER = Paper(
        Document.Kind.COUNT,
        "KP",
        State.OPEN,
        State.SEALED,
        returned=State.COUNTED,
        consent="Tôi đã đọc toàn văn biên bản và xác nhận đúng kết quả kiểm phiếu.",
    )

    term = models.ForeignKey(Term, models.PROTECT, related_name="ballots", verbose_name="năm thi đua")
    kind = models.CharField("loại", max_length=11, choices=Kind)
    title = LineField("tên cuộc bỏ phiếu", max_length=200)
    round = models.PositiveSmallIntegerField("vòng", default=1, editable=False)
    previous = models.OneToOneField(
        "self", models.PROTECT, null=True, editable=False, related_name="next_round"
    )
    state = models.CharField("trạng thái", max_length=9, choices=State, default=State.DRAFT, editable=False)
    version = models.PositiveSmallIntegerField("dự thảo lần", default=1, editable=False)
    edition = models.PositiveIntegerField("lần sửa", default=0, editable=False)
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, editable=False, related_name="ballot", verbose_name="văn bản ký"
    )
    # the words of the document: what is shown once it was frozen, whatever units are called later
    frozen = models.JSONField(null=True, editable=False)
    day = models.DateField("ngày bỏ phiếu", null=True, blank=True)
    venue = LineField("nơi họp", max_length=200, blank=True)
    number = LineField(
        "số, ký hiệu biên bản",
        max_length=40,
        blank=True,
        help_text="Ví dụ: 05/BB-CTĐ4. Để trống thì biên bản không in số.",
    )
    awarded_by = LineField(
        "cấp khen thưởng",
        max_length=200,
        blank=True,
        help_text="In trong tờ trình, ví dụ: Ủy ban nhân dân Thành phố.",
    )
    # all votes together, sealed; empty before the vote and after the count
    urn = models.BinaryField(default=b"", editable=False)
    opened_at = models.DateTimeField("mở lúc", null=True, editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    counted_at = models.DateTimeField("kiểm phiếu lúc", null=True, editable=False)
    counted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    reason = TextField("lý do hủy", max_length=2000, blank=True, editable=False)

    class Meta:
        verbose_name = "cuộc bỏ phiếu"
        verbose_name_plural = "bình xét, bỏ phiếu"
        ordering = ["term", "kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(threshold_numerator__lte=F("threshold_denominator"))
                & Q(quorum_numerator__lte=F("quorum_denominator"))
                & Q(threshold_numerator__gte=1, quorum_numerator__gte=1),
                name="fractions_are_at_most_one",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "sealed"], document__isnull=False)
                | Q(state__in=["draft", "voting", "counted", "cancelled"], document=None),
                name="ballot_has_a_document_once_frozen",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["counted", "open", "sealed"])
                | Q(counted_at__isnull=False, counted_by__isnull=False),
                name="who_counted_a_ballot_is_known",
            ),
        ]

    def __str__(self):
        return f"{self.title}, vòng {self.round}" if self.round > 1 else self.title

    def get_absolute_url(self):
        return self.url()

    def url(self, page: str = "ballot", **extra) -> str:
        return super().url(page, **extra)

    def address(self) -> dict:
        return super().address() | {"ballot": self.pk}

    def begin_version(self, void: Document) -> None:
        super().begin_version(void)
        self.frozen = None

    # Questions

    def refusal(self, act: str, standing: Standing):
        """Also refuse a second vote, admitting without absent units, and a needless next round or repetition."""
        refusal = super().refusal(act, standing)
        if refusal is None and act == "vote":
            voters = self.voters_of(standing)
            if all(voter.voted_at for voter in voters):
                return WrongState(voters[0].has_voted)
        if refusal is None and act == "admit" and not self.absent:
            return WrongState(NOBODY_ABSENT)
        if refusal is None and act == "next_round" and not self.awaits_next_round:
            return WrongState(NO_NEXT_ROUND)
        if refusal is None and act == "repeat":
            return self._refusal_to_repeat()
        return refusal

    def refusal_to_begin(self, standing: Standing):
        """Refuse to prepare this unsaved ballot beside a rival; only certificates have several ballots."""
        refusal = self.refusal("write", standing)
        return refusal if refusal or self.kind == self.Kind.CERTIFICATE else refusal_of_a_second(self)

    def _refusal_to_repeat(self):
        """Refuse a second repetition: a repeated later round has handed its `previous` on, a first round has a rival."""
        if self.round == 1:
            return refusal_of_a_second(self)
        return None if self.previous_id else WrongState(REPEATED)

    @cached_property
    def voter_list(self) -> list[Voter]:
        """All voters with their units, in the order of the year's list; read once."""
        return list(self.voters.select_related("unit").order_by("pk"))

    @cached_property
    def candidate_list(self) -> list[Candidate]:
        """All candidates with their units, in the order of the slip; read once."""
        return list(self.candidates.select_related("unit").order_by("position", "pk"))

    @cached_property
    def teller_list(self) -> list[Teller]:
        """All tellers with their people and units, the head first; read once.

        `has_task`: whether the person leads or serves that unit today, and the unit is a member of the year.
        """
        own = {"person": OuterRef("person"), "unit": OuterRef("unit")}
        tasks = Exists(Mandate.objects.in_force().filter(**own))
        tasks |= Exists(Appointment.objects.in_force().filter(**own))
        is_member = Exists(self.term.memberships.filter(unit=OuterRef("unit")))
        rows = self.tellers.select_related("person", "unit").annotate(has_task=tasks & is_member)
        return list(rows.order_by("role", "pk"))

    @property
    def interested_tellers(self) -> list[Teller]:
        """The tellers whose unit stands, or proposed somebody who does."""
        units = {candidate.unit_id for candidate in self.candidate_list}
        return [teller for teller in self.teller_list if teller.unit_id in units]

    @property
    def most_position(self) -> int:
        return max((candidate.position for candidate in self.candidate_list), default=0)

    @property
    def present(self) -> list[Voter]:
        return [voter for voter in self.voter_list if voter.is_present]

    @property
    def absent(self) -> list[Voter]:
        return [voter for voter in self.voter_list if not voter.is_present]

    @property
    def voted(self) -> list[Voter]:
        return [voter for voter in self.voter_list if voter.voted_at]

    @property
    def missing(self) -> list[Voter]:
        """Voters that are present and have not voted."""
        return [voter for voter in self.present if not voter.voted_at]

    @property
    def turnout(self) -> tuple[int, int]:
        """(units that voted, all units), from prefetched voters."""
        voters = self.voters.all()
        return sum(voter.voted_at is not None for voter in voters), len(voters)

    @property
    def elected_names(self) -> list[str]:
        """Names of the elected, from prefetched candidates."""
        return [candidate.short for candidate in self.candidates.all() if candidate.is_elected]

    def voters_of(self, standing: Standing) -> list[Voter]:
        """Return the present voters for which this person may cast the vote today, including those that have voted."""
        return [voter for voter in self.present if voter.unit_id in standing.leader_of]

    @property
    def awaits_next_round(self) -> bool:
        """Whether places and candidates are left and the next round was not begun."""
        return self.places_left > 0 and self.has_runners_up and not hasattr(self, "next_round")

    @property
    def places_left(self) -> int:
        return self.quota - sum(bool(candidate.is_elected) for candidate in self.candidate_list)

    @property
    def has_runners_up(self) -> bool:
        return any(
            candidate.votes is not None and not candidate.is_elected for candidate in self.candidate_list
        )
