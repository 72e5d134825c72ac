"""Sign-in and password pages: Django's views, public where they must be; new passwords are recorded."""

from django.contrib import messages
from django.contrib.auth import views
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator

from members import passwords
from members.address import client_address
from members.forms import PasswordResetForm, SignInForm
from members.models import PasswordChange
from members.views.interrupted import PRESSED

NOT_DONE = (
    "Phiên làm việc đã hết hạn nên thao tác vừa rồi chưa được thực hiện. Xin xem lại trang này rồi bấm lại."
)
public = method_decorator(login_not_required, name="dispatch")


@public
class LoginView(views.LoginView):
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_success_url(self):
        if PRESSED in self.request.GET:
            messages.warning(self.request, NOT_DONE)
        return super().get_success_url()


@public
class LogoutView(views.LogoutView):
    """Public, so that nobody whose session has ended must sign in to sign out."""


class PasswordChangeView(views.PasswordChangeView):
    success_url = reverse_lazy("members:password_change_done")
    template_name = "registration/password_change_form.html"

    @transaction.atomic
    def form_valid(self, form):
        answer = super().form_valid(form)
        passwords.record(form.user, PasswordChange.How.CHANGED, address=client_address(self.request))
        return answer


@public
class PasswordResetView(views.PasswordResetView):
    form_class = PasswordResetForm
    success_url = reverse_lazy("members:password_reset_done")


@public
class PasswordResetDoneView(views.PasswordResetDoneView):
    pass


@public
class PasswordResetConfirmView(views.PasswordResetConfirmView):
    """The page that links of invitations and of resets lead to."""

    success_url = reverse_lazy("members:password_reset_complete")

    def get_user(self, uidb64):
        """Refuse people who were deactivated since the link was sent."""
        person = super().get_user(uidb64)
        return person if person and person.is_active else None

    @transaction.atomic
    def form_valid(self, form):
        how = PasswordChange.How.RESET if self.user.has_usable_password() else PasswordChange.How.FIRST
        answer = super().form_valid(form)
        passwords.record(self.user, how, address=client_address(self.request))
        return answer


@public
class PasswordResetCompleteView(views.PasswordResetCompleteView):
    pass
