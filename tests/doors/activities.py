"""The doors of activities and exemplars; the states are those of the one activity and the one exemplar of the year."""

from django.utils import timezone

from pledges.activities import acts
from tests import factories
from tests.doors.part import Part
from tests.factories import ClusterYear

# route, method, states; then guest, stranger, secretary elsewhere, leader elsewhere, officer, leader,
# secretary, supervisor, administrator, deactivated, leader whose mandate ended yesterday
TABLE = """
pledges:activities             GET  any             login 404   404   404   200   200   200   200   200   login 404
pledges:activities             POST any             login 405   405   405   405   405   405   405   405   login 405
pledges:activity_plan          GET  any             login 404   404   404   403   403   200   403   403   login 404
pledges:activity_plan          POST any             login 404   404   404   403   403   422   403   403   login 404
pledges:activity               GET  any             login 404   404   404   200   200   200   200   200   login 404
pledges:activity               POST any             login 405   405   405   405   405   405   405   405   login 405
pledges:activity_write         GET  fresh,invited   login 404   404   404   403   403   200   403   403   login 404
pledges:activity_write         GET  held,cancelled  login 404   404   404   403   403   page  403   403   login 404
pledges:activity_write         POST fresh,invited   login 404   404   404   403   403   422   403   403   login 404
pledges:activity_write         POST held,cancelled  login 404   404   404   403   403   page  403   403   login 404
pledges:activity_invite        GET  fresh,invited   login 404   404   404   403   403   200   403   403   login 404
pledges:activity_invite        GET  held,cancelled  login 404   404   404   403   403   page  403   403   login 404
pledges:activity_invite        POST any             login 404   404   404   403   403   page  403   403   login 404
pledges:activity_reply         GET  invited         login 404   404   404   200   200   403   403   403   login 404
pledges:activity_reply         GET  rest            login 404   404   404   page  page  403   403   403   login 404
pledges:activity_reply         POST invited         login 404   404   404   422   422   403   403   403   login 404
pledges:activity_reply         POST rest            login 404   404   404   page  page  403   403   403   login 404
pledges:activity_hold          GET  fresh,cancelled login 404   404   404   403   403   page  403   403   login 404
pledges:activity_hold          GET  invited,held    login 404   404   404   403   403   200   403   403   login 404
pledges:activity_hold          POST fresh,cancelled login 404   404   404   403   403   page  403   403   login 404
pledges:activity_hold          POST invited,held    login 404   404   404   403   403   422   403   403   login 404
pledges:activity_cancel        GET  fresh,invited   login 404   404   404   403   403   200   403   403   login 404
pledges:activity_cancel        GET  held,cancelled  login 404   404   404   403   403   page  403   403   login 404
pledges:activity_cancel        POST fresh,invited   login 404   404   404   403   403   422   403   403   login 404
pledges:activity_cancel        POST held,cancelled  login 404   404   404   403   403   page  403   403   login 404
pledges:activity_invitations   GET  invited         login 404   404   404   200   200   200   200   200   login 404
pledges:activity_invitations   GET  rest            login 404   404   404   404   404   404   404   404   login 404
pledges:activity_invitations   POST any             login 405   405   405   405   405   405   405   405   login 405
pledges:activity_attendance    GET  there           login 404   404   404   200   200   200   200   200   login 404
pledges:activity_attendance    GET  cancelled       login 404   404   404   404   404   404   404   404   login 404
pledges:activity_attendance    POST any             login 405   405   405   405   405   405   405   405   login 405
pledges:activity_minutes       GET  held            login 404   404   404   200   200   200   200   200   login 404
pledges:activity_minutes       GET  not_held        login 404   404   404   404   404   404   404   404   login 404
pledges:activity_minutes       POST any             login 405   405   405   405   405   405   405   405   login 405

pledges:exemplars              GET  any             login 404   404   404   200   200   200   200   200   login 404
pledges:exemplars              POST any             login 405   405   405   405   405   405   405   405   login 405
pledges:exemplar_propose       GET  any             login 404   404   404   200   200   403   403   403   login 404
pledges:exemplar_propose       POST any             login 404   404   404   422   422   403   403   403   login 404
pledges:exemplar               GET  any             login 404   404   404   200   200   200   200   200   login 404
pledges:exemplar               POST any             login 405   405   405   405   405   405   405   405   login 405
pledges:exemplar_write         GET  fresh,cancelled login 404   404   404   200   200   403   403   403   login 404
pledges:exemplar_write         GET  invited,held    login 404   404   404   model model 403   403   403   login 404
pledges:exemplar_write         POST fresh,cancelled login 404   404   404   422   422   403   403   403   login 404
pledges:exemplar_write         POST invited,held    login 404   404   404   model model 403   403   403   login 404
pledges:exemplar_accept        GET  any             login 405   405   405   405   405   405   405   405   login 405
pledges:exemplar_accept        POST any             login 404   404   404   403   403   model 403   403   login 404
pledges:exemplar_refuse        GET  fresh           login 404   404   404   403   403   200   403   403   login 404
pledges:exemplar_refuse        GET  judged          login 404   404   404   403   403   model 403   403   login 404
pledges:exemplar_refuse        POST fresh           login 404   404   404   403   403   422   403   403   login 404
pledges:exemplar_refuse        POST judged          login 404   404   404   403   403   model 403   403   login 404
pledges:exemplar_share         GET  any             login 405   405   405   405   405   405   405   405   login 405
pledges:exemplar_share         POST any             login 404   404   404   403   403   model 403   403   login 404
pledges:exemplar_learn         GET  any             login 405   405   405   405   405   405   405   405   login 405
pledges:exemplar_learn         POST held            login 404   404   404   422   422   403   403   403   login 404
pledges:exemplar_learn         POST not_held        login 404   404   404   model model 403   403   403   login 404
"""
EXEMPLARS = {"fresh": "proposed", "invited": "accepted", "held": "shared", "cancelled": "refused"}


def bring(year: ClusterYear, state: str) -> dict:
    """Besides the activity in `state` an exemplar: proposed, accepted, shared and refused, in the order of the states."""
    if state == "invited":
        activity = factories.activity(year, starts_at=timezone.now())
        acts.invite(activity, by=year.secretary)
    else:
        activity = factories.activity(year, state="planned" if state == "fresh" else state)
    exemplar = factories.exemplar(year, state=EXEMPLARS[state])
    return {"activity": activity.pk, "exemplar": exemplar.pk}


PART = Part(
    name="activities",
    states=("fresh", "invited", "held", "cancelled"),
    groups={
        "rest": ("fresh", "held", "cancelled"),
        "there": ("fresh", "invited", "held"),
        "not_held": ("fresh", "invited", "cancelled"),
        "judged": ("invited", "held", "cancelled"),
    },
    redirects={"login": "members:login", "page": "pledges:activity", "model": "pledges:exemplar"},
    table=TABLE,
    bring=bring,
)
