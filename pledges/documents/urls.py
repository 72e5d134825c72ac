"""What belongs to no year: the start page, look-up, trust, calendar feed, inbox."""

from django.urls import path

from pledges.documents.views import lookup, trust
from pledges.mail.views import inbox
from pledges.year.views import calendar, workbench

urlpatterns = [
    path("", workbench.workbench, name="workbench"),
    path("tra-cuu/", lookup.lookup, name="lookup"),
    path("tra-cuu/tep/", lookup.upload, name="lookup_upload"),
    path("tra-cuu/<str:code>/", lookup.verification, name="verification"),
    path("chung-thu/", trust.trust, name="trust"),
    path("chung-thu/goc.crt", trust.root_certificate, name="trust_root"),
    path("chung-thu/<slug:name>.crl", trust.revocation_list, name="trust_crl"),
    path("lich/<str:token>.ics", calendar.feed, name="calendar_feed"),
    path("hop-thu/", inbox.inbox, name="inbox"),
    path("hop-thu/da-doc-het/", inbox.read_all, name="inbox_read_all"),
    path("hop-thu/<int:notice>/da-doc/", inbox.read, name="inbox_read"),
]
