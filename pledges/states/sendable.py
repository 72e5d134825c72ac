"""What a unit sends to be judged, gets back and sends again: both sides see what was changed in between."""

from dataclasses import dataclass

from django.db import models

from pledges.errors import WrongState
from pledges.states.reading import Reading

READ = "Nội dung gửi đã được xem. Nếu cần sửa, xin đề nghị trả lại."

Content = dict[str, str]  # label -> words


@dataclass(frozen=True)
class Change:
    label: str
    before: str
    after: str


def changes(before: Content, after: Content) -> list[Change]:
    """List the entries that differ, in the order of `after`; what was taken out stands last."""
    labels = [*after, *(label for label in before if label not in after)]
    pairs = ((label, before.get(label, ""), after.get(label, "")) for label in labels)
    return [Change(label, old, new) for label, old, new in pairs if old != new]


class Sendable(models.Model):
    """`sent`: what it said when it was sent last; `sent_before`: the time before. As pairs: PostgreSQL sorts keys."""

    sent = models.JSONField("nội dung đã gửi", default=dict, editable=False)
    sent_before = models.JSONField("nội dung gửi lần trước", default=dict, editable=False)

    class Meta:
        abstract = True

    @property
    def changes(self) -> list[Change]:
        """List what was changed since it was sent the time before; nothing for the first time."""
        return changes(dict(self.sent_before), dict(self.sent)) if self.sent_before else []

    @property
    def is_read(self) -> bool:
        """Whether somebody to whom it was sent has opened it."""
        return Reading.objects.filter(subject_key=self.event_key).exists()

    def mark_read(self) -> None:
        """Note that it was opened, the first time only; the row itself stays as it is."""
        if not self.is_read:  # asked first, so that reading again writes nothing
            Reading.objects.bulk_create([Reading(subject_key=self.event_key)], ignore_conflicts=True)

    def note_sending(self, content: Content) -> None:
        """Keep what is sent now beside what was sent before, unread; the caller saves it."""
        self.sent_before, self.sent = self.sent, list(content.items())
        Reading.objects.filter(subject_key=self.event_key).delete()

    def forget_sending(self) -> None:
        """Undo the last sending, which nobody has read; the caller saves it."""
        if self.is_read:
            raise WrongState(READ)
        self.sent, self.sent_before = self.sent_before, {}
