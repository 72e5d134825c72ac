"""Sign in, and passwords: Django's own views, made public where they must be."""

from django.contrib.auth import views
from django.contrib.auth.decorators import login_not_required
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator

from members.forms import SignInForm

public = method_decorator(login_not_required, name="dispatch")


@public
class LoginView(views.LoginView):
    authentication_form = SignInForm
    redirect_authenticated_user = True


class PasswordChangeView(views.PasswordChangeView):
    success_url = reverse_lazy("members:password_change_done")
    template_name = "registration/password_change_form.html"


@public
class PasswordResetView(views.PasswordResetView):
    success_url = reverse_lazy("members:password_reset_done")
    email_template_name = "registration/password_reset_email.html"
    subject_template_name = "registration/password_reset_subject.txt"


@public
class PasswordResetDoneView(views.PasswordResetDoneView):
    pass


@public
class PasswordResetConfirmView(views.PasswordResetConfirmView):
    success_url = reverse_lazy("members:password_reset_complete")


@public
class PasswordResetCompleteView(views.PasswordResetCompleteView):
    pass
