"""Read-only windows on reports, their evidence, the handover, notices and reminders."""

from django.contrib import admin

from pledges.admin.window import Window, column
from pledges.handover.models import Handover
from pledges.mail.models import Notice, Reminder
from pledges.reports.models import EvidenceFile, Report

PLACE = ["term__name", "term__cluster__slug"]


@admin.register(Report)
class ReportWindow(Window):
    list_display = ["unit", "period", "state", "approved_at", "term"]
    list_filter = ["state", "period", "term__name", "term__cluster"]
    list_select_related = ["unit", "term__cluster"]
    search_fields = ["unit__search", *PLACE]
    fields = [
        *("term", "unit", "period", "state", "edition", "submitted_at", "approved_at"),
        *(column("approved_by", "người duyệt"), "approved_as", "reason"),
        *("achievements", "limits", "tasks_ahead", "proposals"),
    ]


@admin.register(EvidenceFile)
class EvidenceFileWindow(Window):
    heavy = ("content",)
    list_display = ["name", "media_type", "size", "brought_at", column("brought_by", "người tải lên")]
    list_filter = ["media_type", "brought_at"]
    list_select_related = ["brought_by"]
    search_fields = ["sha256", "line__report__unit__search"]
    fields = ["name", "media_type", "size", "sha256", "brought_at", column("brought_by", "người tải lên")]


@admin.register(Handover)
class HandoverWindow(Window):
    list_display = ["term", "next_term", "state", "version", "day"]
    list_filter = ["state", "term__cluster"]
    list_select_related = ["term__cluster", "next_term__cluster"]
    search_fields = PLACE
    fields = [
        *("term", "next_term", "state", "version", "edition", column("document", "văn bản ký")),
        *("number", "day", "venue", "giving", "receiving", "present"),
        *("content", "papers", "assets", "remarks"),
    ]


@admin.register(Notice)
class NoticeWindow(Window):
    list_display = ["title", column("person", "người nhận"), "made_at", "read_at"]
    list_filter = ["made_at"]
    list_select_related = ["person"]
    search_fields = ["person__search", *PLACE]
    fields = ["title", "note", column("person", "người nhận"), "term", "url", "made_at", "read_at"]


@admin.register(Reminder)
class ReminderWindow(Window):
    list_display = [
        *(column("duty", "việc"), column("unit", "đơn vị"), column("due_on", "hạn")),
        *(column("stage", "trước hạn (ngày)"), column("sent_at", "nhắc lúc"), "term"),
    ]
    list_select_related = ["unit", "term__cluster"]
    search_fields = ["unit__search", *PLACE]
    fields = [
        *("term", column("unit", "đơn vị"), column("duty", "việc"), column("due_on", "hạn")),
        *(column("stage", "trước hạn (ngày)"), column("sent_at", "nhắc lúc")),
    ]
