"""The admin site: its names, and the sign-in that it shares with the pages."""

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator


class Suggestions(AutocompleteJsonView):
    """Autocomplete answers: rows that have a `choice_label` are shown by it."""

    def serialize_result(self, row, to_field_name):
        label = getattr(row, "choice_label", str(row))
        return super().serialize_result(row, to_field_name) | {"text": label}


class Administration(admin.AdminSite):
    site_header = site_title = "Quản trị"
    index_title = "Danh mục và hồ sơ"

    @method_decorator(login_not_required)
    def login(self, request, extra_context=None):
        """Redirect to everybody's sign-in, which limits wrong passwords; 403 for who is signed in without rights."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"), reverse("members:login"))

    def password_change(self, request, extra_context=None):
        return redirect("members:password_change")

    def autocomplete_view(self, request):
        return Suggestions.as_view(admin_site=self)(request)
