"""Read-only windows on activities and exemplars."""

from django.contrib import admin

from pledges.activities.models import Activity, Attendance
from pledges.admin.window import Window, column
from pledges.exemplars.models import Exemplar


@admin.register(Activity)
class ActivityWindow(Window):
    list_display = ["name", "kind", "starts_at", "place", "state", "term"]
    list_filter = ["state", "kind", "term__name", "term__cluster"]
    date_hierarchy = "starts_at"
    list_select_related = ["term__cluster"]
    search_fields = ["term__name", "term__cluster__slug", "host__search"]
    fields = [
        *("term", "state", "kind", "name", "starts_at", "ends_at", "place", "host", "closes"),
        *("chaired_by", "minutes_by", "reply_by", "contact", "topic", "programme", "guests"),
        *("course", "outcome", "agreed", "reason"),
    ]


@admin.register(Attendance)
class AttendanceWindow(Window):
    list_display = ["unit", column("activity", "hoạt động"), "invited_at", "presence"]
    list_filter = ["is_present"]
    list_select_related = ["unit", "activity"]
    search_fields = ["unit__search"]
    fields = [
        column("activity", "hoạt động"),
        "unit",
        "invited_at",
        "reply",
        "replied_at",
        "presence",
        "people",
    ]

    @admin.display(description="có mặt", ordering="is_present")
    def presence(self, attendance):
        return {True: "có", False: "vắng"}.get(attendance.is_present, "chưa có")


@admin.register(Exemplar)
class ExemplarWindow(Window):
    list_display = ["name", "unit", "kind", "state", "term"]
    list_filter = ["state", "kind", "term__name", "term__cluster"]
    list_select_related = ["unit", "term__cluster"]
    search_fields = ["search", "unit__search"]
    fields = [
        *("term", "unit", "state", "kind", "name", "achievement", "lesson"),
        *("proposed_at", column("proposed_by", "người giới thiệu"), "reason"),
    ]
