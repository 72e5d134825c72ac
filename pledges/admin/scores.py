"""Read-only windows on score sheets, their lines and their files."""

from django.contrib import admin

from pledges.admin.window import Window, column
from pledges.scores.sheet.models import Score, ScoreFile, ScoreSheet


@admin.register(ScoreSheet)
class ScoreSheetWindow(Window):
    list_display = ["unit", "state", "submitted_at", "agreed_at", "final_at", "term"]
    list_filter = ["state", "term__name", "term__cluster"]
    list_select_related = ["unit", "term__cluster"]
    search_fields = ["unit__search", "term__name", "term__cluster__slug"]
    fields = [
        *("term", "unit", "state", "submitted_at", "team_scored_at", "explained_at", "agreed_at"),
        *(
            column("agreed_by", "người thống nhất"),
            "reason",
            "final_at",
            column("final_by", "người công nhận"),
        ),
    ]


@admin.register(Score)
class ScoreWindow(Window):
    list_display = ["criterion", "column", "figure", "points", column("sheet", "bảng điểm")]
    list_filter = ["column", "sheet__term__name", "sheet__term__cluster"]
    list_select_related = ["criterion", "sheet__unit", "sheet__term"]
    search_fields = ["sheet__unit__search"]
    fields = [
        *(column("sheet", "bảng điểm"), "criterion", "column", "figure", "points", "remark", "reason"),
        *("evidence", "answer", "edition", column("written_by", "người ghi")),
    ]


@admin.register(ScoreFile)
class ScoreFileWindow(Window):
    heavy = ("content",)
    list_display = ["name", "media_type", "size", "brought_at", column("brought_by", "người tải lên")]
    list_filter = ["media_type", "brought_at"]
    list_select_related = ["brought_by"]
    search_fields = ["sha256", "score__sheet__unit__search"]
    fields = ["name", "media_type", "size", "sha256", "brought_at", column("brought_by", "người tải lên")]
