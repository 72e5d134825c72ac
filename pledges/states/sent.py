"""Forms that were taken: the same one sent twice makes one thing.

Its one-time name is made of the token against forged requests, which every page gets anew, and of all that was sent with
it. So a second press, and a retry after an answer that was lost, are known; other words are another form.
"""

import hashlib
from datetime import timedelta

from django.apps import apps
from django.db import models
from django.utils import timezone

KEPT = timedelta(days=2)  # how long a page may lie about before its form is sent again


class Sent(models.Model):
    """A form that was taken; `made` names the row that its act returned ("pledges.activity:12"), if any."""

    name = models.CharField(max_length=64, unique=True)
    made = models.CharField(max_length=80, default="")
    sent_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self):
        return self.name

    @staticmethod
    def name_of(request, act) -> str:
        """Make the one-time name; "" for what has no token, or asks for a password: a vote, a signature."""
        token = request.POST.get("csrfmiddlewaretoken", "")
        if not token or any("password" in field for field in request.POST):
            return ""
        files = [(field, file.name, file.size) for field, file in sorted(request.FILES.items())]
        act = getattr(act, "__qualname__", "")
        sent = (request.user.pk, request.path, act, sorted(request.POST.lists()), files)
        return hashlib.sha256(repr(sent).encode()).hexdigest()

    @classmethod
    def forget(cls) -> int:
        """Delete those that no page can send again; return their number."""
        return cls.objects.filter(sent_at__lt=timezone.now() - KEPT).delete()[0]

    def keep(self, outcome) -> None:
        if isinstance(outcome, models.Model) and outcome.pk:
            self.made = f"{outcome._meta.label_lower}:{outcome.pk}"
            self.save()

    @property
    def outcome(self) -> models.Model | None:
        """The row that was made; None when there was none, or it is gone."""
        label, _, pk = self.made.rpartition(":")
        return apps.get_model(label)._base_manager.filter(pk=pk).first() if label else None
