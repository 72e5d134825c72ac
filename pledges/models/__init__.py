"""What the units promise, the documents in which they do, and how the cluster judges the year."""

from pledges.models.activity import Activity, Attendance
from pledges.models.agreement import Agreement, Commitment, Target
from pledges.models.answer import Answer, AnswerFile
from pledges.models.authority import Revocation, SigningAuthority
from pledges.models.ballot import Ballot
from pledges.models.candidate import Candidate
from pledges.models.comment import Comment, CommentRound
from pledges.models.criterion import Criterion, Scale
from pledges.models.document import Confirmation, Document
from pledges.models.edition import AgreementTemplate, Edition
from pledges.models.event import Event, EventChain
from pledges.models.exemplar import Exemplar
from pledges.models.handover import Handover
from pledges.models.inspection import Inspection
from pledges.models.inspection_plan import InspectionPlan, Question
from pledges.models.notice import CalendarFeed, Notice, Reminder
from pledges.models.recommendation import Recommendation
from pledges.models.registration import Registration
from pledges.models.report import Report
from pledges.models.report_line import EvidenceFile, ReportLine
from pledges.models.revision import Revision
from pledges.models.score import ScoreSheet
from pledges.models.score_line import Score, ScoreFile
from pledges.models.scratch import Scratch
from pledges.models.signatory import Signatory, signatories
from pledges.models.signature import Signature, SignaturePlace
from pledges.models.team import Team, TeamMember
from pledges.models.voter import Slip, Teller, Voter

__all__ = [
    "Activity",
    "Agreement",
    "AgreementTemplate",
    "Answer",
    "AnswerFile",
    "Attendance",
    "Ballot",
    "CalendarFeed",
    "Candidate",
    "Comment",
    "CommentRound",
    "Commitment",
    "Confirmation",
    "Criterion",
    "Document",
    "Edition",
    "Event",
    "EventChain",
    "EvidenceFile",
    "Exemplar",
    "Handover",
    "Inspection",
    "InspectionPlan",
    "Notice",
    "Question",
    "Recommendation",
    "Registration",
    "Reminder",
    "Report",
    "ReportLine",
    "Revision",
    "Revocation",
    "Scale",
    "Score",
    "ScoreFile",
    "ScoreSheet",
    "Scratch",
    "Signatory",
    "Signature",
    "SignaturePlace",
    "SigningAuthority",
    "Slip",
    "Target",
    "Team",
    "TeamMember",
    "Teller",
    "Voter",
    "signatories",
]
