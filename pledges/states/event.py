"""The event log: who did what, when; each row carries the hash of the one before."""

import hashlib
import json
from datetime import UTC

from django.conf import settings
from django.db import models
from django.utils import timezone

from pledges.states.base import AppendOnly


class EventChain(models.Model):
    """The log of one subject. `length` and `head` reveal rows that were cut off at the end."""

    key = models.CharField(max_length=60, unique=True)
    length = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)

    def __str__(self):
        return self.key

    @classmethod
    def record(cls, key: str, verb: "Event.Verb", *, by=None, address: str = "", **facts) -> "Event":
        """Append one event. Call it inside the transaction of the act, after its subject was locked."""
        chain, _ = cls.objects.select_for_update().get_or_create(key=key)
        event = Event(
            chain=chain,
            number=chain.length + 1,
            at=_now(),
            verb=verb,
            actor=by,
            actor_name=str(by) if by else "Hệ thống",
            address=address,
            facts=facts,
            previous_hash=chain.head,
        )
        event.hash = event.digest()
        event.save()
        chain.length, chain.head = event.number, event.hash
        chain.save()
        return event

    def findings(self, events: list["Event"] | None = None) -> list[str]:
        """Check the chain: a sentence for every changed, missing, reordered or cut-off row.

        `events`: all of its events in order, when the caller has them already.
        """
        previous, number, faults = "", 0, []
        for event in self.events.order_by("number") if events is None else events:
            number += 1
            if event.number != number:
                faults.append(f"Lịch sử xử lý {self.key}: thiếu sự kiện số {number}.")
                number = event.number
            if event.previous_hash != previous or event.hash != event.digest():
                faults.append(f"Lịch sử xử lý {self.key}: sự kiện số {event.number} đã bị sửa.")
            previous = event.hash
        if (number, previous) != (self.length, self.head):
            faults.append(
                f"Lịch sử xử lý {self.key}: phần cuối không khớp với số sự kiện đã lưu ({self.length})."
            )
        return faults


class Event(AppendOnly):
    class Verb(models.TextChoices):
        STARTED = "started", "Bắt đầu soạn giao ước"
        REVISED = "revised", "Lưu dự thảo"
        SIGNATORIES_ARRANGED = "signatories_arranged", "Điều chỉnh người ký"
        COMMENTS_INVITED = "comments_invited", "Lấy ý kiến góp ý"
        COMMENTED = "commented", "Góp ý"
        ANSWERED = "answered", "Trả lời góp ý"
        COMMENTS_PROLONGED = "comments_prolonged", "Gia hạn lấy ý kiến"
        COMMENTS_CLOSED = "comments_closed", "Kết thúc lấy ý kiến"
        OPENED = "opened", "Gửi ký"
        SIGNED = "signed", "Ký"
        DECLINED = "declined", "Từ chối ký"
        WITHDRAWN = "withdrawn", "Thu hồi"
        SEALED = "sealed", "Ký đủ"
        BEGUN = "begun", "Lập bản nháp"
        WRITTEN = "written", "Sửa nội dung"
        SUBMITTED = "submitted", "Gửi"
        SENT_BACK = "sent_back", "Trả lại"
        RECORDED = "recorded", "Ghi nhận"
        FROZEN = "frozen", "Gửi ký"
        APPROVED = "approved", "Duyệt"
        COMPLETED = "completed", "Đánh giá hoàn thành"
        NOT_COMPLETED = "not_completed", "Đánh giá không hoàn thành"
        RETRACTED = "retracted", "Rút lại"
        TAKEN_BACK = "taken_back", "Thu hồi"
        PLANNED = "planned", "Thêm hoạt động"
        INVITED = "invited", "Gửi giấy mời"
        REPLIED = "replied", "Trả lời giấy mời"
        HELD = "held", "Nhập kết quả"
        CANCELLED = "cancelled", "Hủy"
        PROPOSED = "proposed", "Giới thiệu"
        ACCEPTED = "accepted", "Công nhận"
        SHARED = "shared", "Phổ biến đến các đơn vị"
        REFUSED = "refused", "Chưa công nhận"
        NEXT_TERM_OPENED = "next_term_opened", "Mở năm thi đua tiếp theo"
        TERM_CLOSED = "term_closed", "Kết thúc năm thi đua"
        SCORING_OPENED = "scoring_opened", "Mở chấm điểm"
        TEAM_SCORED = "team_scored", "Gửi điểm đoàn chấm"
        EXPLAINED = "explained", "Giải trình điểm"
        AGREED = "agreed", "Thống nhất điểm"
        SETTLED = "settled", "Kết luận điểm"
        FINALIZED = "finalized", "Công nhận kết quả"
        ISSUED = "issued", "Ban hành kế hoạch"
        RESCHEDULED = "rescheduled", "Đổi lịch"
        INSPECTION_BEGUN = "inspection_begun", "Bắt đầu kiểm tra"
        OPINION_ASKED = "opinion_asked", "Lấy ý kiến đơn vị"
        OPINED = "opined", "Cho ý kiến về dự thảo biên bản"
        RESUMED = "resumed", "Kiểm tra bổ sung"
        CARRIED = "carried", "Chuyển năm sau"
        FULFILLED = "fulfilled", "Báo cáo thực hiện kiến nghị"
        CONFIRMED = "confirmed", "Xác nhận đã thực hiện"
        VOTING_OPENED = "voting_opened", "Mở bỏ phiếu"
        ADMITTED = "admitted", "Ghi nhận đơn vị đến sau"
        VOTED = "voted", "Đã bỏ phiếu"
        COUNTED = "counted", "Kiểm phiếu"

    chain = models.ForeignKey(EventChain, models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    at = models.DateTimeField("thời điểm")
    verb = models.CharField("việc", max_length=24, choices=Verb)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField("người thực hiện", max_length=200)
    address = models.CharField("địa chỉ mạng", max_length=45, blank=True)
    facts = models.JSONField("chi tiết", default=dict)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField("mã kiểm tra", max_length=64)

    class Meta:
        verbose_name = "sự kiện"
        verbose_name_plural = "sự kiện"
        ordering = ["chain", "number"]
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="events_are_numbered")]

    def __str__(self):
        return f"{self.number}. {self.get_verb_display()}"

    def digest(self) -> str:
        """Compute SHA-256 (hex) over the row's values and the hash before it, as canonical JSON."""
        row = [
            self.chain.key,
            self.number,
            self.at.astimezone(UTC).isoformat(),
            str(self.verb),
            self.actor_id,
            self.actor_name,
            self.address,
            self.facts,
            self.previous_hash,
        ]
        return hashlib.sha256(json.dumps(row, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _now():
    """Return the time to the millisecond: a JSON dump keeps no more, and the hash must survive a move of the database."""
    now = timezone.now()
    return now.replace(microsecond=now.microsecond // 1000 * 1000)
