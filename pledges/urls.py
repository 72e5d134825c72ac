"""Every address of the product: the prefix names the file that has the rest."""

from django.urls import include, path

from pledges.documents.views import evidence
from pledges.inspections.visit.views.worker import checklist_worker
from pledges.mail.views import signing
from pledges.year.views import calendar, workbench

YEAR = "<slug:cluster>/<year:year>/"
DOCUMENT = f"{YEAR}giao-uoc/van-ban/<str:code>"

app_name = "pledges"
urlpatterns = [
    path("", workbench.workbench, name="workbench"),
    path("", include("pledges.documents.urls")),
    path("phieu-kiem-tra.js", checklist_worker, name="checklist_worker"),
    path("hop-thu/", include("pledges.mail.urls")),
    path("lich/<str:token>.ics", calendar.feed, name="calendar_feed"),
    path(YEAR, include("pledges.year.urls")),
    path(f"{DOCUMENT}.pdf", evidence.document_pdf, name="document_pdf"),
    path(f"{DOCUMENT}/chung-cu.pdf", evidence.evidence, name="document_evidence"),
    path(f"{DOCUMENT}/nhac-ky/", signing.remind, name="document_remind"),
    path(f"{DOCUMENT}/hoi/", signing.question, name="document_question"),
    path(f"{YEAR}giao-uoc/", include("pledges.agreement.urls")),
    path(f"{YEAR}ban-giao/", include("pledges.handover.urls")),
    path(f"{YEAR}dang-ky/", include("pledges.registrations.urls")),
    path(f"{YEAR}hoat-dong/", include("pledges.activities.urls")),
    path(f"{YEAR}dien-hinh/", include("pledges.exemplars.urls")),
    path(f"{YEAR}bao-cao/", include("pledges.reports.urls")),
    path(f"{YEAR}cham-diem/tieu-chi/", include("pledges.scores.scale.urls")),
    path(f"{YEAR}cham-diem/", include("pledges.scores.sheet.urls")),
    path(f"{YEAR}kiem-tra/", include("pledges.inspections.urls")),
    path(f"{YEAR}kien-nghi/", include("pledges.inspections.recommendations.urls")),
    path(f"{YEAR}binh-xet/", include("pledges.ballots.urls")),
]
