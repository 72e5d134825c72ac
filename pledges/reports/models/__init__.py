from pledges.reports.models.line import EvidenceFile, ReportLine
from pledges.reports.models.report import Report

__all__ = [
    "EvidenceFile",
    "Report",
    "ReportLine",
]
