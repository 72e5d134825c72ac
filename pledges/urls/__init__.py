"""Every address of the product: the prefix names the file that has the rest."""

from django.urls import include, path

YEAR = "<slug:cluster>/<year:year>/"

app_name = "pledges"
urlpatterns = [
    path("", include("pledges.urls.public")),
    path(YEAR, include("pledges.urls.year")),
    path(f"{YEAR}giao-uoc/", include("pledges.urls.agreement")),
    path(f"{YEAR}ban-giao/", include("pledges.urls.handover")),
    path(f"{YEAR}dang-ky/", include("pledges.urls.registrations")),
    path(f"{YEAR}hoat-dong/", include("pledges.urls.activities")),
    path(f"{YEAR}dien-hinh/", include("pledges.urls.exemplars")),
    path(f"{YEAR}bao-cao/", include("pledges.urls.reports")),
    path(f"{YEAR}cham-diem/tieu-chi/", include("pledges.urls.criteria")),
    path(f"{YEAR}cham-diem/", include("pledges.urls.scores")),
    path(f"{YEAR}kiem-tra/", include("pledges.urls.inspections")),
    path(f"{YEAR}kien-nghi/", include("pledges.urls.recommendations")),
    path(f"{YEAR}binh-xet/", include("pledges.urls.ballots")),
]
