"""Messages about the reports of the units."""

from pledges.mail.letter import leaders_of, people_of, secretariat, send
from pledges.reports.models import Report


def submitted(report: Report) -> None:
    """To the leaders of the unit: read it and approve it."""
    send("reports/submitted", leaders_of(report.unit), report)


def approved(report: Report) -> None:
    """To the secretariat: the report of one more unit is here."""
    send("reports/approved", secretariat(report.term), report)


def sent_back(report: Report) -> None:
    """To officers and leaders of the unit: what is missing."""
    send("reports/sent_back", people_of(report.unit), report)
