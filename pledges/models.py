"""What the units promise, the documents in which they do, and how the cluster judges the year."""

from pledges.activities.models import Activity, Attendance
from pledges.agreement.models.agreement import Agreement, Commitment, Target
from pledges.agreement.models.comment import Comment, CommentRound, DraftReading
from pledges.agreement.models.edition import AgreementTemplate, Edition
from pledges.agreement.signatories import Signatory, signatories
from pledges.ballots.models.ballot import Ballot
from pledges.ballots.models.candidate import Candidate
from pledges.ballots.models.voter import Slip, Teller, Voter
from pledges.documents.models.authority import Revocation, SigningAuthority
from pledges.documents.models.document import Confirmation, Document
from pledges.documents.models.invitation import Invitation
from pledges.documents.models.revision import Revision
from pledges.documents.models.signature import Signature, SignaturePlace
from pledges.exemplars.models import Exemplar
from pledges.grounds.models import LegalAct
from pledges.handover.models import Handover
from pledges.inspections.plan.models.plan import InspectionPlan, Question
from pledges.inspections.plan.models.team import Team, TeamMember
from pledges.inspections.recommendations.models import Recommendation
from pledges.inspections.visit.models.answer import Answer, AnswerFile
from pledges.inspections.visit.models.inspection import Inspection
from pledges.mail.models import CalendarFeed, MailSetting, Notice, Reminder
from pledges.registrations.models import Registration
from pledges.reports.models.line import EvidenceFile, ReportLine
from pledges.reports.models.report import Report
from pledges.scores.scale.models import Criterion, Scale
from pledges.scores.sheet.models.score import Score, ScoreFile
from pledges.scores.sheet.models.sheet import ScoreSheet
from pledges.states.event import Event, EventChain
from pledges.states.reading import Reading
from pledges.states.scratch import Scratch
from pledges.states.sent import Sent

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
    "DraftReading",
    "Edition",
    "Event",
    "EventChain",
    "EvidenceFile",
    "Exemplar",
    "Handover",
    "Inspection",
    "InspectionPlan",
    "Invitation",
    "LegalAct",
    "MailSetting",
    "Notice",
    "Question",
    "Reading",
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
    "Sent",
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
