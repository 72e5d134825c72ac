"""A read-only window on the recommendations of inspections."""

from django.contrib import admin

from pledges.admin.window import Window, column
from pledges.inspections.recommendations.models import Recommendation


@admin.register(Recommendation)
class RecommendationWindow(Window):
    list_display = ["text", "unit", "state", "due_on", "term"]
    list_filter = ["state", "term__name", "term__cluster"]
    list_select_related = ["unit", "term__cluster"]
    search_fields = ["unit__search", "term__name", "term__cluster__slug"]
    fields = [
        *("term", "unit", "state", "text", "owner", "due_on", "answer", "answered_at"),
        *(column("answered_by", "người báo cáo"), "reason", column("carried_from", "chuyển từ")),
    ]
