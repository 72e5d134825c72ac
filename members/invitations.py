"""Accounts in the administration: new people are invited to set a password; nobody sets one for another."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from members import passwords
from members.forms import InvitationForm, PersonForm


class InvitedUserAdmin(UserAdmin):
    """`password_state` holds a button for the form in templates/admin/members/person/change_form.html."""

    form, add_form, add_form_template = PersonForm, InvitationForm, None

    def get_urls(self):
        """Add the page that sends a link; drop the one on which an administrator would set a password."""
        send_link = path(
            "<int:pk>/gui-duong-dan/",
            self.admin_site.admin_view(self.send_link),
            name="members_person_send_link",
        )
        return [send_link, *(url for url in super().get_urls() if url.name != "auth_user_password_change")]

    def save_model(self, request, person, form, change):
        if change:
            super().save_model(request, person, form, change)
            if "email" in form.changed_data:
                self._address_changed(request, person, form.initial["email"])
            return
        person.set_unusable_password()
        super().save_model(request, person, form, change)
        passwords.send_link(person, by=request.user)
        self.message_user(request, f"Thư mời tự đặt mật khẩu được gửi đến {person.email}.")

    def _address_changed(self, request, person, former: str) -> None:
        """Warn the former address and log both: whoever gets an account's mails can set its password."""
        passwords.tell_former_address(person, former, by=request.user)
        self.log_change(
            request, person, f"Thư điện tử: từ “{former or 'chưa có'}” thành “{person.email or 'chưa có'}”."
        )

    @method_decorator(require_POST)
    def send_link(self, request, pk):
        """Mail the link again and log who did so."""
        person = self.get_object(request, str(pk))
        if person is None:
            raise Http404
        if not self.has_change_permission(request, person):
            raise PermissionDenied
        if refusal := passwords.why_no_link(person):
            self.message_user(request, refusal, "error")
        else:
            sent = f"Đường dẫn đặt mật khẩu được gửi đến {person.email}."
            with transaction.atomic():
                passwords.send_link(person, by=request.user)
                self.log_change(request, person, sent)
            self.message_user(request, sent)
        return redirect("admin:members_person_change", pk)

    @admin.display(description="mật khẩu")
    def password_state(self, person):
        state = "đã đặt" if person.has_usable_password() else "chưa đặt"
        if passwords.why_no_link(person):
            return state
        label = "Gửi đường dẫn đặt lại mật khẩu" if person.has_usable_password() else "Gửi lại thư mời"
        return format_html('{} <input type="submit" form="send-link" value="{}">', state, label)

    @admin.display(description="các lần thay đổi")
    def password_history(self, person):
        """Show the newest ten; a list of its own shows all."""
        changes = person.password_changes.all()[:10]
        rows = ((change, f", từ {change.address}" if change.address else "") for change in changes)
        return format_html_join(mark_safe("<br>"), "{}{}", rows) or "chưa có"
