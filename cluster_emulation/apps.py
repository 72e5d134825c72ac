"""App configs: our admin site in place of Django's, and Vietnamese names for third-party apps."""

from axes.apps import AppConfig as Axes
from django.contrib.admin.apps import AdminConfig
from mailer.apps import MailerConfig


class Administration(AdminConfig):
    default_site = "cluster_emulation.admin.Administration"


class SignIns(Axes):
    verbose_name = "Đăng nhập"


class Outbox(MailerConfig):
    verbose_name = "Thư điện tử"
