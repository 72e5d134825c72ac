"""Unsaved forms of editors."""

from django.conf import settings
from django.db import models


class Scratch(models.Model):
    """An editor's unsaved form, restored when the page is opened again.

    `subject_key` is the `event_key` of the edited row, `form` the form as a query string, `edition` the save it
    started from.
    """

    subject_key = models.CharField(max_length=60)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    edition = models.PositiveIntegerField()
    form = models.TextField()
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_key", "person"], name="one_scratch_per_editor")
        ]

    def __str__(self):
        return f"{self.subject_key} - {self.person}"
