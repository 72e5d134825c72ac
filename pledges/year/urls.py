"""The workbench and the calendar of a year, and the years side by side."""

from django.urls import path

from pledges.mail.views import failed_mails
from pledges.year.views import calendar, workbench, years

urlpatterns = [
    path("", workbench.workbench_year, name="workbench_year"),
    path("ma-tran.xlsx", workbench.matrix_xlsx, name="matrix_xlsx"),
    path("cac-nam/", years.years, name="years"),
    path("lich/", calendar.calendar, name="calendar"),
    path("lich/dia-chi-moi/", calendar.renew, name="calendar_feed_renew"),
    path("thu-chua-gui/", failed_mails.failed_mails, name="failed_mails"),
    path("thu-chua-gui/gui-lai/", failed_mails.retry, name="failed_mails_retry"),
]
