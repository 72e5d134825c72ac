"""Messages about the reports of the units."""

from members.serving import leaders_of, people_of, secretariat
from pledges.mail.letter import send
from pledges.reports.models import Report


def submitted(report: Report) -> None:
    """Ask the unit's leaders to read and approve it."""
    send("reports/submitted", leaders_of(report.unit), report)


def taken_back(report: Report) -> None:
    """Tell the unit's leaders that the officer changes it once more."""
    send("reports/taken_back", leaders_of(report.unit), report)


def approved(report: Report) -> None:
    """Tell the secretariat that a unit's report has arrived."""
    send("reports/approved", secretariat(report.term), report)


def sent_back(report: Report) -> None:
    """Tell officers and leaders of the unit what is missing."""
    send("reports/sent_back", people_of(report.unit), report)
