"""The doors of an inspection while it is carried out.

It is that of the second unit by the people of the first: "officer" is the head of the team, "leader" its secretary.
The states are those of the inspection; "drafted": its plan is not issued yet.
"""

from uuid import uuid4

from pledges.inspections.plan.models import Question
from pledges.inspections.visit.acts import answer as answers
from pledges.inspections.visit.models import Inspection
from tests import brought, judging
from tests.doors.part import Part
from tests.factories import ClusterYear
from tests.inspections import inspecting

# route, method, states; then guest, stranger, secretary elsewhere, leader elsewhere, officer, leader,
# secretary, supervisor, administrator, deactivated, leader whose mandate ended yesterday
TABLE = """
pledges:inspection                 GET  drafted  login 404   404   404   404   404   200   404   404   login 404
pledges:inspection                 GET  known    login 404   404   404   200   200   200   200   200   login 404
pledges:inspection                 POST any      login 405   405   405   405   405   405   405   405   login 405
pledges:inspection_begin           GET  any      login 405   405   405   405   405   405   405   405   login 405
pledges:inspection_begin           POST drafted  login 404   404   404   404   404   403   404   404   login 404
pledges:inspection_begin           POST planned  login 404   404   404   422   422   403   403   403   login 404
pledges:inspection_begin           POST begun    login 404   404   404   page  page  403   403   403   login 404
pledges:inspection_checklist       GET  drafted  login 404   404   404   404   404   403   404   404   login 404
pledges:inspection_checklist       GET  ongoing  login 404   404   404   200   200   403   403   403   login 404
pledges:inspection_checklist       GET  other    login 404   404   404   page  page  403   403   403   login 404
pledges:inspection_checklist       POST any      login 405   405   405   405   405   405   405   405   login 405
pledges:inspection_answer          GET  any      login 405   405   405   405   405   405   405   405   login 405
pledges:inspection_answer          POST drafted  login 404   404   404   404   404   403   404   404   login 404
pledges:inspection_answer          POST ongoing  login 404   404   404   422   422   403   403   403   login 404
pledges:inspection_answer          POST other    login 404   404   404   page  page  403   403   403   login 404
pledges:inspection_attach          GET  any      login 405   405   405   405   405   405   405   405   login 405
pledges:inspection_attach          POST drafted  login 404   404   404   404   404   403   404   404   login 404
pledges:inspection_attach          POST ongoing  login 404   404   404   422   422   403   403   403   login 404
pledges:inspection_attach          POST other    login 404   404   404   page  page  403   403   403   login 404
pledges:inspection_file            GET  drafted,planned login 404 404 404   404   404   404   404   404   login 404
pledges:inspection_file            GET  begun    login 404   404   404   200   200   200   200   200   login 404
pledges:inspection_file            POST any      login 405   405   405   405   405   405   405   405   login 405
pledges:inspection_file_remove     GET  drafted,planned login 404 404 404   404   404   404   404   404   login 404
pledges:inspection_file_remove     GET  ongoing  login 404   404   404   200   200   403   403   403   login 404
pledges:inspection_file_remove     GET  opinion  login 404   404   404   page  page  403   403   403   login 404
pledges:inspection_file_remove     POST drafted,planned login 404 404 404   404   404   404   404   404   login 404
pledges:inspection_file_remove     POST ongoing  login 404   404   404   work  work  403   403   403   login 404
pledges:inspection_file_remove     POST opinion  login 404   404   404   page  page  403   403   403   login 404
pledges:inspection_write           GET  drafted  login 404   404   404   404   404   403   404   404   login 404
pledges:inspection_write           GET  ongoing  login 404   404   404   200   200   403   403   403   login 404
pledges:inspection_write           GET  other    login 404   404   404   page  page  403   403   403   login 404
pledges:inspection_write           POST drafted  login 404   404   404   404   404   403   404   404   login 404
pledges:inspection_write           POST ongoing  login 404   404   404   422   422   403   403   403   login 404
pledges:inspection_write           POST other    login 404   404   404   page  page  403   403   403   login 404
pledges:inspection_scratch         GET  any      login 405   405   405   405   405   405   405   405   login 405
pledges:inspection_scratch         POST drafted  login 404   404   404   404   404   403   404   404   login 404
pledges:inspection_scratch         POST ongoing  login 404   404   404   422   422   403   403   403   login 404
pledges:inspection_scratch         POST other    login 404   404   404   409   409   403   403   403   login 404
pledges:inspection_scratch_discard GET  any      login 405   405   405   405   405   405   405   405   login 405
pledges:inspection_scratch_discard POST drafted  login 404   404   404   404   404   403   404   404   login 404
pledges:inspection_scratch_discard POST ongoing  login 404   404   404   edit  edit  403   403   403   login 404
pledges:inspection_scratch_discard POST other    login 404   404   404   page  page  403   403   403   login 404
pledges:inspection_ask_opinion     GET  any      login 405   405   405   405   405   405   405   405   login 405
pledges:inspection_ask_opinion     POST drafted  login 404   404   404   404   404   403   404   404   login 404
pledges:inspection_ask_opinion     POST planned,opinion login 404 404 404 page  page  403   403   403   login 404
pledges:inspection_ask_opinion     POST ongoing  login 404   404   404   422   422   403   403   403   login 404
pledges:inspection_resume          GET  drafted  login 404   404   404   404   404   page  404   404   login 404
pledges:inspection_resume          GET  opinion  login 404   404   404   200   200   200   403   403   login 404
pledges:inspection_resume          GET  planned,ongoing login 404 404 404   page  page  page  403   403   login 404
pledges:inspection_resume          POST drafted  login 404   404   404   404   404   page  404   404   login 404
pledges:inspection_resume          POST opinion  login 404   404   404   422   422   422   403   403   login 404
pledges:inspection_resume          POST planned,ongoing login 404 404 404   page  page  page  403   403   login 404
pledges:inspection_opinion         GET  drafted  login 404   404   404   404   404   403   404   404   login 404
pledges:inspection_opinion         GET  known    login 404   404   404   403   403   403   403   403   login 404
pledges:inspection_opinion         POST drafted  login 404   404   404   404   404   403   404   404   login 404
pledges:inspection_opinion         POST known    login 404   404   404   403   403   403   403   403   login 404
"""


def bring(year: ClusterYear, state: str) -> dict:
    if state in {"drafted", "planned"}:
        plan = judging.plan(year, "draft" if state == "drafted" else "issued")
        made = judging.inspection_of(year)
        return {"inspection": made.pk, "question": plan.questions.first().pk, "file": 999}
    made = inspecting.inspection(year)
    question = Question.objects.filter(plan=made.plan).first()
    content = {"name": "a.pdf", "content": brought.PDF, "token": uuid4()}
    file = answers.attach(made, question=question, by=year.officers[0], **content)
    Inspection.objects.filter(pk=made.pk).update(state=state)
    return {"inspection": made.pk, "question": question.pk, "file": file.pk}


PART = Part(
    name="inspection",
    states=("drafted", "planned", "ongoing", "opinion"),
    groups={
        "known": ("planned", "ongoing", "opinion"),
        "begun": ("ongoing", "opinion"),
        "other": ("planned", "opinion"),
    },
    redirects={
        "login": "members:login",
        "page": "pledges:inspection",
        "work": "pledges:inspection_checklist",
        "edit": "pledges:inspection_write",
    },
    table=TABLE,
    bring=bring,
)
