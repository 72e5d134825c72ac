"""What the units promise, and the documents in which they do."""

from pledges.models.activity import Activity, Attendance
from pledges.models.agreement import Agreement, Commitment, Target
from pledges.models.authority import Revocation, SigningAuthority
from pledges.models.comment import Comment, CommentRound
from pledges.models.document import Confirmation, Document
from pledges.models.edition import AgreementTemplate, Edition
from pledges.models.event import Event, EventChain
from pledges.models.exemplar import Exemplar
from pledges.models.handover import Handover
from pledges.models.notice import CalendarFeed, Notice, Reminder
from pledges.models.registration import Registration
from pledges.models.report import Report
from pledges.models.report_line import EvidenceFile, ReportLine
from pledges.models.revision import Revision
from pledges.models.scratch import Scratch
from pledges.models.signatory import Signatory, signatories
from pledges.models.signature import Signature, SignaturePlace

__all__ = [
    "Activity",
    "Agreement",
    "AgreementTemplate",
    "Attendance",
    "CalendarFeed",
    "Comment",
    "CommentRound",
    "Commitment",
    "Confirmation",
    "Document",
    "Edition",
    "Event",
    "EventChain",
    "EvidenceFile",
    "Exemplar",
    "Handover",
    "Notice",
    "Registration",
    "Reminder",
    "Report",
    "ReportLine",
    "Revision",
    "Revocation",
    "Scratch",
    "Signatory",
    "Signature",
    "SignaturePlace",
    "SigningAuthority",
    "Target",
    "signatories",
]
