"""A read-only window on ballots: never on the urn; slips are only counted."""

from django.contrib import admin
from django.db.models import Count

from members.admin import yes_or_no
from pledges.admin.window import Window, column
from pledges.ballots.models import Ballot


@admin.register(Ballot)
class BallotWindow(Window):
    heavy = ("urn",)
    list_display = ["title", "kind", "round", "state", "day", "slip_count", "term"]
    list_filter = ["state", "kind", "term__name", "term__cluster"]
    list_select_related = ["term__cluster"]
    search_fields = ["title", "term__name", "term__cluster__slug"]
    fields = [
        *("term", "kind", "title", "round", "state", "version", "edition", column("document", "văn bản ký")),
        *("day", "venue", "quota", "threshold_numerator", "threshold_denominator", "threshold_base"),
        *(yes_or_no(Ballot, "is_more_than"), "quorum_numerator", "quorum_denominator", "opened_at"),
        *(column("opened_by", "người mở"), "counted_at", column("counted_by", "người kiểm"), "reason"),
        "slip_count",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(slip_number=Count("slips"))

    @admin.display(description="số lá phiếu", ordering="slip_number")
    def slip_count(self, ballot):
        return ballot.slip_number
