"""Read-only windows on the scoring scales and their criteria."""

from django.contrib import admin

from pledges.admin.window import Window, column
from pledges.scores.scale.models import Criterion, Scale

PLACE = ["term__name", "term__cluster__slug"]


@admin.register(Scale)
class ScaleWindow(Window):
    list_display = ["term", "state", "total", "source", "opened_at"]
    list_filter = ["state", "term__name", "term__cluster"]
    list_select_related = ["term__cluster"]
    search_fields = PLACE
    fields = [
        *("term", "state", "edition", "total", "source", "opened_at"),
        column("opened_by", "người mở chấm"),
    ]


@admin.register(Criterion)
class CriterionWindow(Window):
    list_display = ["name", "kind", "maximum", "scale"]
    list_filter = ["kind", "scale__term__name", "scale__term__cluster"]
    list_select_related = ["scale__term__cluster"]
    search_fields = ["name", "scale__term__name", "scale__term__cluster__slug"]
    fields = [
        *("scale", "parent", "position", "kind", "name", "maximum", "minimum"),
        *("target", "points_each", "measured_in", "guidance"),
    ]
