"""Unsaved forms of editors."""

from django.conf import settings
from django.db import models


class Scratch(models.Model):
    """An editor's unsaved form, restored when the page is opened again.

    `subject_key` is the `event_key` of the edited row, `form` the form as a query string, `edition` the save it
    started from. `mark` names the opened page that sent it, a dot, and how often that page had sent by then.
    """

    subject_key = models.CharField(max_length=60)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    edition = models.PositiveIntegerField()
    form = models.TextField()
    mark = models.CharField(max_length=80, default="")
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_key", "person"], name="one_scratch_per_editor")
        ]

    def __str__(self):
        return f"{self.subject_key} - {self.person}"

    def is_seen_by(self, page: str, *, seen: str) -> bool:
        """Whether the opened `page`, which was last told of the mark `seen`, shows or sent these words."""
        return self.mark == seen or self._page == page

    def is_later_than(self, mark: str) -> bool:
        """Whether `mark` is of the same page, but of words sent before these: requests overtake each other."""
        page, _, turn = mark.rpartition(".")
        return page != "" and page == self._page and int(turn) < int(self.mark.rpartition(".")[2])

    @property
    def _page(self) -> str:
        return self.mark.rpartition(".")[0]
