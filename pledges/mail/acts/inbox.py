"""What a person does with the own inbox and the own calendar; nobody else has a part in it, and no log tells of it."""

from django.db import transaction
from django.utils import timezone

from members.models import Person
from pledges.errors import NotAllowed
from pledges.mail.models import CalendarFeed, Notice


@transaction.atomic
def read(notice: Notice, *, by: Person, address: str = "") -> None:
    """Mark one line; a line that was read stays read since then."""
    if notice.person_id != by.pk:
        raise NotAllowed("Tin báo này không phải của đồng chí.")
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=timezone.now())


@transaction.atomic
def read_all(*, by: Person, address: str = "") -> int:
    """Mark every line that is there now; how many they were."""
    return by.notices.filter(read_at=None).update(read_at=timezone.now())


@transaction.atomic
def renew_feed(*, by: Person, address: str = "") -> CalendarFeed:
    """The first address of the calendar, or a new one: from then on the old one leads nowhere."""
    feed, made = CalendarFeed.objects.select_for_update().get_or_create(person=by)
    if not made:
        feed.number, feed.made_at = feed.number + 1, timezone.now()
        feed.save()
    return feed
