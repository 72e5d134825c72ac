"""The calendar of a year, and the file that phones fetch."""

from hashlib import sha256

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_POST, require_safe

from members import access
from pledges.mail.acts.inbox import renew_feed
from pledges.mail.models import CalendarFeed
from pledges.states.addresses import year_url
from pledges.states.attempt import attempt
from pledges.year.calendar import months
from pledges.year.feed import feed_at, ics, url_of


@require_safe
@access.readers
def calendar(request, term):
    feed = CalendarFeed.objects.filter(person=request.user).first()
    address, of_year = url_of(feed) if feed else "", months(term)
    return render(
        request,
        "year/calendar.html",
        {
            "months": of_year,
            "quiet": any(not (month.entries or month.is_now) for month in of_year),
            "feed_url": address,
            "webcal_url": f"webcal:{address.partition(':')[2]}",
            "today": timezone.localdate(),
            "tab": "calendar",
        },
    )


@require_POST
@access.readers
def renew(request, term):
    attempt(request, renew_feed, done="Đã tạo địa chỉ lịch; địa chỉ cũ (nếu có) không còn dùng được.")
    return redirect(year_url(term, "calendar") + "#lich-dien-thoai")


@require_safe
@login_not_required
def feed(request, token):
    """Serve the calendar to whoever has the address; 304 for a phone that has the file already."""
    feed = feed_at(token)
    if feed is None:
        raise Http404
    file = ics(feed.person)
    etag = f'"{sha256(file).hexdigest()}"'
    answer = get_conditional_response(request, etag=etag)
    if answer is None:
        answer = HttpResponse(file, content_type="text/calendar; charset=utf-8")
        answer["Content-Disposition"] = 'inline; filename="lich-thi-dua.ics"'
        answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    return answer
