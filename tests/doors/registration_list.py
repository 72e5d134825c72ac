"""The doors of the list of registrations, its files and the import; "closed" is a year that was closed."""

from django.utils import timezone

from tests.doors.part import Part
from tests.factories import ClusterYear

# guest, stranger, secretary elsewhere, leader elsewhere, officer, leader,
# secretary, supervisor, administrator, deactivated, leader whose mandate ended yesterday
TABLE = """
pledges:registrations                GET  any    login 404 404 404 200  200  200  200 200 login 404
pledges:registrations                POST any    login 405 405 405 405  405  405  405 405 login 405
pledges:registrations_csv            GET  any    login 404 404 404 200  200  200  200 200 login 404
pledges:registrations_csv            POST any    login 405 405 405 405  405  405  405 405 login 405
pledges:registrations_xlsx           GET  any    login 404 404 404 200  200  200  200 200 login 404
pledges:registrations_xlsx           POST any    login 405 405 405 405  405  405  405 405 login 405
pledges:registrations_template       GET  any    login 404 404 404 200  200  200  403 403 login 404
pledges:registrations_template       POST any    login 405 405 405 405  405  405  405 405 login 405
pledges:registrations_import         GET  open   login 404 404 404 200  200  200  403 403 login 404
pledges:registrations_import         POST open   login 404 404 404 422  422  422  403 403 login 404
pledges:registrations_import         GET  closed login 404 404 404 list list list 403 403 login 404
pledges:registrations_import         POST closed login 404 404 404 list list list 403 403 login 404
pledges:registrations_import_confirm GET  any    login 405 405 405 405  405  405  405 405 login 405
pledges:registrations_import_confirm POST open   login 404 404 404 file file file 403 403 login 404
pledges:registrations_import_confirm POST closed login 404 404 404 list list list 403 403 login 404
"""


def bring(year: ClusterYear, state: str) -> dict:
    if state == "closed":
        year.term.closed_at, year.term.closed_by = timezone.now(), year.secretary
        year.term.save()
    return {}


PART = Part(
    name="registration_list",
    states=("open", "closed"),
    redirects={
        "login": "members:login",
        "list": "pledges:registrations",
        "file": "pledges:registrations_import",
    },
    table=TABLE,
    bring=bring,
)
