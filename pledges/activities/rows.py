"""Queries on activities: of a year, next first, until a day."""

from datetime import date, datetime, time

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone


class ActivityQuerySet(models.QuerySet):
    def of_year(self, term):
        """Keep activities of the year, and the next year's conference that closes it."""
        return self.filter(Q(term=term) | Q(closes=term))

    def next_first(self):
        """Order from today on by time, then past activities, newest first."""
        is_over = Case(When(starts_at__lt=start_of(timezone.localdate()), then=Value(1)), default=Value(0))
        ahead = Case(When(starts_at__gte=start_of(timezone.localdate()), then=F("starts_at")))
        return self.annotate(is_over=is_over, ahead=ahead).order_by("is_over", "ahead", "-starts_at", "pk")

    def planned(self):
        return self.filter(state="planned")

    def until(self, day: date):
        """Keep activities that start on `day` or before."""
        return self.filter(starts_at__lte=end_of(day))


def start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))
