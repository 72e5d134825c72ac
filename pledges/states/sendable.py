"""What a unit sends to be judged, gets back and sends again: both sides see what was changed in between."""

from dataclasses import dataclass

from django.db import models

from pledges.errors import WrongState

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
    """`sent`: what it said when it was sent last; `sent_before`: the time before; `read_at`: when it was first read."""

    sent = models.JSONField("nội dung đã gửi", default=dict, editable=False)
    sent_before = models.JSONField("nội dung gửi lần trước", default=dict, editable=False)
    read_at = models.DateTimeField("đã xem lúc", null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def changes(self) -> list[Change]:
        """List what was changed since it was sent the time before; nothing for the first time."""
        return changes(self.sent_before, self.sent) if self.sent_before else []

    def note_sending(self, content: Content) -> None:
        """Keep what is sent now beside what was sent before; the caller saves it."""
        self.sent_before, self.sent, self.read_at = self.sent, content, None

    def forget_sending(self) -> None:
        """Undo the last sending, which nobody has read; the caller saves it."""
        if self.read_at:
            raise WrongState(READ)
        self.sent, self.sent_before = self.sent_before, {}
