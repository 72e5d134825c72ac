"""The inbox of a person, of all years."""

from django.urls import path

from pledges.mail.views import inbox

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("da-doc-het/", inbox.read_all, name="inbox_read_all"),
    path("cach-nhan-thu/", inbox.choose, name="inbox_choose"),
    path("<int:notice>/da-doc/", inbox.read, name="inbox_read"),
]
