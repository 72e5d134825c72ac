"""Reference data in the administration: clusters and their years, units, people, appointments, mandates."""

from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db.models import DateField, ForeignKey, Q
from django.utils import timezone

from members.days import DayField
from members.invitations import InvitedUserAdmin
from members.models import (
    Appointment,
    Cluster,
    Mandate,
    Membership,
    PasswordChange,
    Person,
    Term,
    Unit,
    with_clusters,
)
from members.vietnamese import fold

admin.site.unregister(Group)  # rights come from appointments and mandates


def yes_or_no(model, name: str):
    """Show the boolean field `name` as a word; screen readers read Django's icons as "True" and "False"."""

    @admin.display(description=model._meta.get_field(name).verbose_name, ordering=name)
    def word(row):
        return {True: "có", False: "không"}.get(getattr(row, name), "chưa có")

    word.__name__ = name
    return word


class RowChoice(forms.ModelChoiceField):
    """Shows the chosen unit with its superior body and clusters, any other row by its name."""

    def label_from_instance(self, row):
        return row.choice_label if isinstance(row, Unit) else str(row)


FIELDS = {ForeignKey: {"form_class": RowChoice}, DateField: {"form_class": DayField}}


class FoldedSearch(admin.ModelAdmin):
    """Searches columns that hold folded text: "nguyen" finds "Nguyễn", and the other way round."""

    formfield_overrides = FIELDS

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term))


class Kept(FoldedSearch):
    """Rows that papers refer to for ever; they cannot be deleted."""

    def has_delete_permission(self, request, obj=None):
        return False


class InForceFilter(admin.SimpleListFilter):
    title = "hiệu lực"
    parameter_name = "hieu-luc"

    def lookups(self, request, model_admin):
        return [("con", "Còn hiệu lực"), ("het", "Đã hết"), ("chua", "Chưa đến ngày")]

    def queryset(self, request, queryset):
        today = timezone.localdate()
        periods = {
            "con": Q(valid_from__lte=today) & (Q(valid_to=None) | Q(valid_to__gte=today)),
            "het": Q(valid_to__lt=today),
            "chua": Q(valid_from__gt=today),
        }
        return queryset.filter(periods.get(self.value(), Q()))


class PeriodInline(admin.TabularInline):
    """A person's mandates or appointments: rows link to their own page, new ones are added in place."""

    extra = 0
    show_change_link = True
    formfield_overrides = FIELDS

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("unit")

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class MandateInline(PeriodInline):
    model = Mandate
    fields = ["unit", "title", "authority", "document", "valid_from", "valid_to"]
    autocomplete_fields = ["unit"]


class AppointmentInline(PeriodInline):
    model = Appointment
    fields = ["role", "cluster", "unit", "telephone", "valid_from", "valid_to"]
    autocomplete_fields = ["unit"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("cluster")


@admin.register(Person)
class PersonAdmin(Kept, InvitedUserAdmin):
    list_display = [
        *("full_name", "username", "email"),
        *(yes_or_no(Person, name) for name in ("is_active", "is_staff", "is_superuser", "is_example")),
    ]
    list_filter = ["is_active", "is_staff", "is_superuser", "is_example"]
    search_fields = ["search"]
    ordering = ["name_order", "pk"]
    filter_horizontal = []
    readonly_fields = ["last_login", "password_state", "password_history"]
    fieldsets = [
        (None, {"fields": ["full_name", "username", "email", "last_login"]}),
        (
            "Mật khẩu",
            {
                "fields": ["password_state", "password_history"],
                "description": "Người dùng tự đặt mật khẩu theo đường dẫn gửi qua thư; quản trị viên không đặt thay.",
            },
        ),
        (
            "Quyền",
            {
                "fields": ["is_active", "is_staff", "is_superuser", "is_example"],
                "description": "Quản trị viên cần chọn cả hai mục: quản trị viên và quản trị toàn hệ thống. "
                "Quyền soạn, góp ý, ký theo phân công và thẩm quyền ký bên dưới.",
            },
        ),
    ]
    add_fieldsets = [(None, {"fields": ["full_name", "username", "email"]})]
    inlines = [MandateInline, AppointmentInline]

    def get_inlines(self, request, obj):
        return self.inlines if obj else []


@admin.register(PasswordChange)
class PasswordChangeAdmin(FoldedSearch):
    list_display = ["at", "person", "how", "address"]
    list_display_links = None
    list_filter = ["how"]
    list_select_related = ["person"]
    search_fields = ["person__search"]
    date_hierarchy = "at"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Unit)
class UnitAdmin(Kept):
    list_display = ["name", "short_name", "abbreviation", "superior_body", "clusters"]
    search_fields = ["search"]

    def get_queryset(self, request):
        return with_clusters(super().get_queryset(request))

    @admin.display(description="cụm thi đua")
    def clusters(self, unit):
        return unit.clusters_line


@admin.register(Cluster)
class ClusterAdmin(Kept):
    list_display = ["title", "name", "superior_body", "place"]
    search_fields = ["slug", "number"]

    @admin.display(description="cụm thi đua", ordering="slug")
    def title(self, cluster):
        return cluster.title


class MembershipForm(forms.ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "unit" in self.fields:
            self.fields["unit"].disabled = True  # another unit is another row


class MembershipInline(admin.TabularInline):
    model = Membership
    form = MembershipForm
    extra = 0
    formfield_overrides = FIELDS
    fields = ["unit", "rank", "position"]
    autocomplete_fields = ["unit"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("unit")


@admin.register(Term)
class TermAdmin(Kept):
    list_display = ["name", "cluster", "theme", "witness", "agreement_due_on"]
    list_display_links = ["name", "cluster"]
    list_filter = ["cluster", "name"]
    list_select_related = ["cluster", "witness"]
    search_fields = ["name", "cluster__slug", "cluster__number"]
    autocomplete_fields = ["witness"]
    inlines = [MembershipInline]
    fieldsets = [
        (None, {"fields": ["cluster", "name", "starts_on", "ends_on", "theme", "witness", "decision"]}),
        (
            "Thời hạn",
            {
                "fields": [
                    "agreement_due_on",
                    "registration_due_on",
                    "half_year_due_on",
                    "inspection_due_on",
                    "year_end_due_on",
                ]
            },
        ),
        ("Quy định của năm", {"fields": ["needs_registrations"]}),
    ]


@admin.register(Appointment)
class AppointmentAdmin(FoldedSearch):
    list_display = ["person", "role", "cluster", "unit", "valid_from", "valid_to"]
    list_filter = [InForceFilter, "role", "cluster"]
    list_select_related = ["person", "cluster", "unit"]
    search_fields = ["person__search", "unit__search"]
    autocomplete_fields = ["person", "unit"]


@admin.register(Mandate)
class MandateAdmin(FoldedSearch):
    list_display = ["person", "title", "unit", "authority", "valid_from", "valid_to"]
    list_filter = [InForceFilter]
    list_select_related = ["person", "unit"]
    search_fields = ["person__search", "unit__search"]
    autocomplete_fields = ["person", "unit"]
    fields = ["person", "unit", "title", "authority", "document", "valid_from", "valid_to"]
