"""A table in which nothing is added, changed or deleted."""

from django.contrib import admin

from members.admin import FoldedSearch


class Window(FoldedSearch):
    """A read-only table; `fields` are shown of a row, `heavy` fields are never read from the database."""

    heavy = ()

    def get_queryset(self, request):
        return super().get_queryset(request).defer(*self.heavy)

    def get_readonly_fields(self, request, obj=None):
        return self.fields

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def column(name: str, label: str):
    """Show the field `name` under a Vietnamese label, for fields whose model gives them none."""

    @admin.display(description=label, ordering=name)
    def value(row):
        content = getattr(row, name)
        return "-" if content is None or content == "" else content

    value.__name__ = name
    return value


def yes_or_no(name: str, label: str):
    """Show the flag `name` in words: the marks of Django are named "True" and "False" to who does not see them."""

    @admin.display(description=label, ordering=name)
    def value(row):
        return "Có" if getattr(row, name) else "Không"

    value.__name__ = name
    return value
