"""An act of law that papers cite as their ground (căn cứ pháp lý)."""

from datetime import date

from django.db import models

from members.models.fields import LineField
from members.vietnamese import day_in_words


class LegalAct(models.Model):
    """An act in force from `since` to `until`, both days included; without them, always.

    `is_standard`: default texts cite the newest act of every kind in force on the paper's day. `is_checked`: somebody
    read the facts in the act itself.
    """

    kind = LineField("loại văn bản", max_length=40, help_text="Ví dụ: Luật, Nghị định, Thông tư.")
    number = LineField("số, ký hiệu", max_length=40, blank=True, help_text="Ví dụ: 152/2025/NĐ-CP.")
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    issuer = LineField("cơ quan ban hành", max_length=120, blank=True)
    name = LineField("tên gọi, trích yếu", max_length=300, blank=True)
    since = models.DateField("có hiệu lực từ ngày", null=True, blank=True)
    until = models.DateField("có hiệu lực đến hết ngày", null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name="văn bản thay thế",
    )
    scope = LineField("phạm vi áp dụng", max_length=120, default="Cả nước")
    is_standard = models.BooleanField("có trong mẫu chung", default=False)
    is_checked = models.BooleanField(
        "đã kiểm tra", default=False, help_text="Đã đối chiếu số, ngày, hiệu lực với văn bản."
    )

    class Meta:
        verbose_name = "căn cứ pháp lý"
        verbose_name_plural = "căn cứ pháp lý"
        ordering = ["kind", "since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["number"], condition=~models.Q(number=""), name="legal_acts_have_their_own_number"
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.number or self.name}"

    @property
    def line(self) -> str:
        """Cite the act; a law by its name and day, every other act by number, day, issuer and subject."""
        day = day_in_words(self.issued_on) if self.issued_on else ""
        if self.kind == "Luật":
            parts = (self.name, day)
        else:
            parts = (
                self.number and f"số {self.number}",
                day,
                self.issuer and f"của {self.issuer}",
                self.name,
            )
        return " ".join(["Căn cứ", self.kind, *filter(None, parts)])

    def is_in_force(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def successor(self, day: date) -> "LegalAct | None":
        """Follow the acts that replaced this one to the one in force on `day`."""
        seen, act = {self.pk}, self.replaced_by
        while act is not None and act.pk not in seen and not act.is_in_force(day):
            seen.add(act.pk)
            act = act.replaced_by
        return act if act is not None and act.is_in_force(day) else None
