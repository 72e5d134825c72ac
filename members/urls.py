from django.contrib.auth import views as auth
from django.urls import path, register_converter

from members.views import account, guide, units


class YearConverter:
    """A calendar year "2019" or a school year "2024-2025"."""

    regex = r"\d{4}(?:-\d{4})?"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(YearConverter, "year")

app_name = "members"
urlpatterns = [
    path("dang-nhap/", account.LoginView.as_view(), name="login"),
    path("dang-xuat/", account.LogoutView.as_view(), name="logout"),
    path("mat-khau/doi/", account.PasswordChangeView.as_view(), name="password_change"),
    path(
        "mat-khau/da-doi/",
        auth.PasswordChangeDoneView.as_view(template_name="registration/password_change_done.html"),
        name="password_change_done",
    ),
    path("mat-khau/quen/", account.PasswordResetView.as_view(), name="password_reset"),
    path("mat-khau/quen/da-gui/", account.PasswordResetDoneView.as_view(), name="password_reset_done"),
    path(
        "mat-khau/dat-lai/<uidb64>/<token>/",
        account.PasswordResetConfirmView.as_view(),
        name="password_reset_confirm",
    ),
    path(
        "mat-khau/dat-lai/xong/", account.PasswordResetCompleteView.as_view(), name="password_reset_complete"
    ),
    path("huong-dan/", guide.guide, name="guide"),
    path("<slug:cluster>/<year:year>/don-vi/", units.units, name="units"),
]
