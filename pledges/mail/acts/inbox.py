"""Acts on one's own inbox and calendar; nobody else takes part, and nothing is logged."""

from django.db import transaction
from django.utils import timezone

from members.models import Person
from pledges.errors import NotAllowed
from pledges.mail.models import CalendarFeed, MailSetting, Notice


@transaction.atomic
def read(notice: Notice, *, by: Person, address: str = "") -> None:
    """Mark as read; keeps the first `read_at`."""
    if notice.person_id != by.pk:
        raise NotAllowed("Thông báo này không phải của đồng chí.")
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=timezone.now())


@transaction.atomic
def read_all(*, by: Person, address: str = "") -> int:
    """Mark all lines as read; return how many were unread."""
    return by.notices.filter(read_at=None).update(read_at=timezone.now())


@transaction.atomic
def choose(*, by: Person, daily: bool, address: str = "") -> None:
    """Choose one mail a day, or each at once, for what is not urgent."""
    MailSetting.objects.update_or_create(person=by, defaults={"daily": daily})


@transaction.atomic
def renew_feed(*, by: Person, address: str = "") -> CalendarFeed:
    """Give the calendar its first address, or a new one, which revokes the old address."""
    feed, created = CalendarFeed.objects.select_for_update().get_or_create(person=by)
    if not created:
        feed.number, feed.made_at = feed.number + 1, timezone.now()
        feed.save()
    return feed
