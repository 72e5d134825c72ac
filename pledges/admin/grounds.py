"""The registry of legal grounds."""

from django.contrib import admin

from members.admin import FIELDS
from pledges.admin.window import yes_or_no
from pledges.grounds.models import LegalAct


@admin.register(LegalAct)
class LegalActAdmin(admin.ModelAdmin):
    formfield_overrides = FIELDS
    list_display = [
        "__str__",
        "name",
        "issued_on",
        "since",
        "until",
        "replaced_by",
        yes_or_no("is_standard", "có trong mẫu chung"),
        yes_or_no("is_checked", "đã kiểm tra"),
    ]
    list_filter = ["kind", "is_standard", "is_checked", "scope"]
    list_select_related = ["replaced_by"]
    search_fields = ["number", "name"]
    autocomplete_fields = ["replaced_by"]
