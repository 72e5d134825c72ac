"""What became of asking somebody to sign."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from pledges.documents.models.signature import SignaturePlace


class Invitation(models.Model):
    """When the signer of a place first opened the paper, and when somebody last reminded of it."""

    place = models.OneToOneField(SignaturePlace, models.PROTECT, related_name="invitation")
    seen_at = models.DateTimeField("xem lúc", null=True)
    reminded_at = models.DateTimeField("nhắc lúc", null=True)
    reminded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người nhắc"
    )

    class Meta:
        verbose_name = "đề nghị ký"
        verbose_name_plural = "đề nghị ký"

    def __str__(self):
        return str(self.place)

    @classmethod
    def see(cls, place: SignaturePlace) -> None:
        """Note that the signer has the paper open, the first time only."""
        now = timezone.now()
        if place.invited is None:
            cls.objects.bulk_create([cls(place=place, seen_at=now)], ignore_conflicts=True)
        elif place.invited.seen_at is None:
            cls.objects.filter(place=place, seen_at=None).update(seen_at=now)
