"""A person's calendar as an iCalendar file (RFC 5545), and the secret address where phones fetch it."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar, Event, vDuration

from members.models import Person, Term
from pledges.mail.models import CalendarFeed
from pledges.year.calendar import Entry, Kind, entries

KEPT = timedelta(days=365)  # how long a closed year stays in the calendar
REFRESH = timedelta(hours=6)


def url_of(feed: CalendarFeed) -> str:
    """Return the full address. Nothing secret is stored: its token is signed with the secret of the installation."""
    token = _signer().sign(f"{feed.person_id}-{feed.number}")
    return settings.SITE_URL + reverse("pledges:calendar_feed", kwargs={"token": token})


def feed_at(token: str) -> CalendarFeed | None:
    """Return the feed of `token`; None if it leads to no calendar (any more), whatever the cause."""
    try:
        person, _, number = _signer().unsign(token).partition("-")
    except BadSignature:
        return None
    feeds = CalendarFeed.objects.select_related("person")
    return feeds.filter(person=person, number=number, person__is_active=True).first()


def _signer() -> Signer:
    return Signer(salt="pledges.feed", sep=".")


def ics(person: Person) -> bytes:
    """Render the entries of all years that `person` may see today, except those closed more than `KEPT` ago."""
    terms = Term.objects.visible_to(person).exclude(closed_at__lt=timezone.now() - KEPT)
    calendar = Calendar()
    calendar.add("prodid", "-//Cum thi dua//Giao uoc thi dua//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", "Lịch thi đua")
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    # Changes of dates are not recorded: each day counts as a revision, so that the file is the same all day.
    revised = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
    for entry in entries(list(terms.select_related("cluster"))):
        calendar.add_component(_event(entry, revised))
    return calendar.to_ical()


def _event(entry: Entry, revised: datetime) -> Event:
    event, cluster = Event(), entry.term.cluster
    event.add("uid", f"{entry.key}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", revised)
    title = f"Đã hủy: {entry.title}" if entry.is_cancelled else entry.title
    event.add("summary", f"{title} ({cluster.title}, {entry.term.name})")
    if entry.starts_at:
        event.add("dtstart", entry.starts_at.astimezone(UTC))
        # an end that is not known is not "at once": half a day keeps the morning or the afternoon free
        event.add("dtend", (entry.ends_at or entry.starts_at + timedelta(hours=4)).astimezone(UTC))
    else:
        event.add("dtstart", entry.day)
        if entry.day < date.max:  # without an end it lasts that one day, too
            event.add("dtend", entry.day + timedelta(days=1))
    if entry.place:
        event.add("location", entry.place)
    url = settings.SITE_URL + entry.path
    event.add("url", url)
    event.add(
        "description", f"{entry.kind.value} của {cluster.title}, năm {entry.term.name}.\nXem tại: {url}"
    )
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    if entry.kind is Kind.DEADLINE:
        event.add("transp", "TRANSPARENT")  # a deadline does not make anybody busy
    return event
