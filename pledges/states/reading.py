"""Notes that what a unit sent was opened by whom it was sent to: from then on it is not taken back."""

from django.db import models


class Reading(models.Model):
    """`subject_key` is the `event_key` of what was sent; the row goes when it is sent again."""

    subject_key = models.CharField(max_length=60, unique=True)
    read_at = models.DateTimeField("đã xem lúc", auto_now_add=True)

    def __str__(self):
        return self.subject_key
