"""The doors of the minutes of an inspection and of what it recommends.

The officer heads the team, the leader is its secretary; the inspected unit is another one. In "elsewhere" the
inspection that goes on is that of two other units; in "ours" the unit of officer and leader is inspected.
"""

from tests import judging
from tests.doors.part import Part
from tests.factories import ClusterYear

# route, method, states; then guest, stranger, secretary elsewhere, leader elsewhere, officer, leader,
# secretary, supervisor, administrator, deactivated, leader whose mandate ended yesterday
TABLE = """
pledges:inspection_minutes         GET  planned       login 404   404   404   404   404   404   404   404   login 404
pledges:inspection_minutes         GET  begun         login 404   404   404   200   200   200   200   200   login 404
pledges:inspection_minutes         POST any           login 405   405   405   405   405   405   405   405   login 405
pledges:inspection_pdf             GET  unfrozen      login 404   404   404   404   404   404   404   404   login 404
pledges:inspection_pdf             GET  frozen        login 404   404   404   200   200   200   200   200   login 404
pledges:inspection_pdf             POST any           login 405   405   405   405   405   405   405   405   login 405
pledges:inspection_open            GET  any           login 405   405   405   405   405   405   405   405   login 405
pledges:inspection_open            POST planned       login 404   404   404   404   404   404   404   404   login 404
pledges:inspection_open            POST begun         login 404   404   404   page  page  page  page  page  login 404
pledges:inspection_sign            GET  planned       login 404   404   404   404   404   404   404   404   login 404
pledges:inspection_sign            GET  begun         login 404   404   404   page  page  page  page  page  login 404
pledges:inspection_sign            POST planned       login 404   404   404   404   404   404   404   404   login 404
pledges:inspection_sign            POST ongoing,opinion,sealed login 404 404 404 page page page  page  page  login 404
pledges:inspection_sign            POST open          login 404   404   404   422   422   page  page  page  login 404
pledges:inspection_decline         GET  planned       login 404   404   404   404   404   404   404   404   login 404
pledges:inspection_decline         GET  ongoing,opinion,sealed login 404 404 404 page page page  page  page  login 404
pledges:inspection_decline         GET  open          login 404   404   404   200   200   page  page  page  login 404
pledges:inspection_decline         POST planned       login 404   404   404   404   404   404   404   404   login 404
pledges:inspection_decline         POST ongoing,opinion,sealed login 404 404 404 page page page  page  page  login 404
pledges:inspection_decline         POST open          login 404   404   404   422   422   page  page  page  login 404
pledges:inspection_withdraw        GET  planned       login 404   404   404   404   404   404   404   404   login 404
pledges:inspection_withdraw        GET  ongoing,opinion,sealed login 404 404 404 page page page  page  page  login 404
pledges:inspection_withdraw        GET  open          login 404   404   404   200   200   200   page  page  login 404
pledges:inspection_withdraw        POST planned       login 404   404   404   404   404   404   404   404   login 404
pledges:inspection_withdraw        POST ongoing,opinion,sealed login 404 404 404 page page page  page  page  login 404
pledges:inspection_withdraw        POST open          login 404   404   404   422   422   422   page  page  login 404
pledges:inspection_recommendations GET  planned       login 404   404   404   404   404   404   404   404   login 404
pledges:inspection_recommendations GET  ongoing       login 404   404   404   200   200   page  page  page  login 404
pledges:inspection_recommendations GET  written       login 404   404   404   page  page  page  page  page  login 404
pledges:inspection_recommendations POST planned       login 404   404   404   404   404   404   404   404   login 404
pledges:inspection_recommendations POST ongoing       login 404   404   404   422   422   page  page  page  login 404
pledges:inspection_recommendations POST written       login 404   404   404   page  page  page  page  page  login 404
pledges:inspection_recommendation  GET  planned       login 404   404   404   404   404   404   404   404   login 404
pledges:inspection_recommendation  GET  ongoing       login 404   404   404   200   200   page  page  page  login 404
pledges:inspection_recommendation  GET  written       login 404   404   404   page  page  page  page  page  login 404
pledges:inspection_recommendation  POST planned       login 404   404   404   404   404   404   404   404   login 404
pledges:inspection_recommendation  POST ongoing       login 404   404   404   422   422   page  page  page  login 404
pledges:inspection_recommendation  POST written       login 404   404   404   page  page  page  page  page  login 404
pledges:inspection_recommendation_remove GET any      login 405   405   405   405   405   405   405   405   login 405
pledges:inspection_recommendation_remove POST planned login 404   404   404   404   404   404   404   404   login 404
pledges:inspection_recommendation_remove POST ongoing login 404   404   404   write write page  page  page  login 404
pledges:inspection_recommendation_remove POST written login 404   404   404   page  page  page  page  page  login 404
pledges:inspection_minutes         GET  unread        login 404   404   404   404   404   200   200   200   login 404
pledges:inspection_open            POST unread        login 404   404   404   404   404   page  page  page  login 404
pledges:inspection_sign            GET  unread        login 404   404   404   404   404   page  page  page  login 404
pledges:inspection_sign            POST unread        login 404   404   404   404   404   page  page  page  login 404
pledges:inspection_decline         GET  unread        login 404   404   404   404   404   page  page  page  login 404
pledges:inspection_decline         POST unread        login 404   404   404   404   404   page  page  page  login 404
pledges:inspection_withdraw        GET  unread        login 404   404   404   404   404   page  page  page  login 404
pledges:inspection_withdraw        POST unread        login 404   404   404   404   404   page  page  page  login 404
pledges:inspection_recommendations GET  unread        login 404   404   404   404   404   page  page  page  login 404
pledges:inspection_recommendations POST unread        login 404   404   404   404   404   page  page  page  login 404
pledges:inspection_recommendation  GET  unread        login 404   404   404   404   404   page  page  page  login 404
pledges:inspection_recommendation  POST unread        login 404   404   404   404   404   page  page  page  login 404
pledges:inspection_recommendation_remove POST unread  login 404   404   404   404   404   page  page  page  login 404
"""

UNREAD = {"elsewhere": 2, "ours": 0}  # the place of the inspected unit


def bring(year: ClusterYear, state: str) -> dict:
    judging.plan(year)
    if state in UNREAD:
        made = judging.in_opinion(year, UNREAD[state], state="ongoing")
        return {"inspection": made.pk, "recommendation": judging.recommended(made).pk}
    made = judging.inspection_of(year) if state == "planned" else judging.in_opinion(year)
    recommendation = judging.recommended(made)
    if state in {"open", "sealed"}:
        made = judging.open_minutes(year)
    if state == "sealed":
        made = judging.sign_minutes(made)
    if state == "ongoing":
        made.state = state
        made.save()
    return {"inspection": made.pk, "recommendation": recommendation.pk}


PART = Part(
    name="minutes",
    states=("planned", "ongoing", "opinion", "open", "sealed", *UNREAD),
    groups={
        "unread": tuple(UNREAD),
        "begun": ("ongoing", "opinion", "open", "sealed"),
        "unfrozen": ("planned", "ongoing", "opinion", *UNREAD),
        "frozen": ("open", "sealed"),
        "written": ("opinion", "open", "sealed"),
    },
    redirects={
        "login": "members:login",
        "page": "pledges:inspection_minutes",
        "write": "pledges:inspection_recommendations",
    },
    table=TABLE,
    bring=bring,
)

RECOMMENDATIONS_TABLE = """
pledges:recommendations          GET  any           login 404   404   404   200   200   200   200   200   login 404
pledges:recommendations          POST any           login 405   405   405   405   405   405   405   405   login 405
pledges:recommendation           GET  any           login 404   404   404   200   200   200   200   200   login 404
pledges:recommendation           POST any           login 405   405   405   405   405   405   405   405   login 405
pledges:recommendation_answer    GET  any           login 405   405   405   405   405   405   405   405   login 405
pledges:recommendation_answer    POST open          login 404   404   404   422   422   page  page  page  login 404
pledges:recommendation_answer    POST draft,answered,done login 404 404 404 page page  page  page  page  login 404
pledges:recommendation_accept    GET  any           login 405   405   405   405   405   405   405   405   login 405
pledges:recommendation_accept    POST any           login 404   404   404   page  page  page  page  page  login 404
pledges:recommendation_send_back GET  any           login 405   405   405   405   405   405   405   405   login 405
pledges:recommendation_send_back POST answered      login 404   404   404   422   422   422   page  page  login 404
pledges:recommendation_send_back POST draft,open,done login 404 404   404   page  page  page  page  page  login 404
"""


def bring_recommendation(year: ClusterYear, state: str) -> dict:
    """Of the unit of officer and leader while it waits for the unit; else of the one that they inspected."""
    judging.plan(year)
    made = judging.in_opinion(year, 0 if state == "open" else 1)
    return {"recommendation": judging.recommended(made, state).pk}


RECOMMENDATIONS = Part(
    name="recommendations",
    states=("draft", "open", "answered", "done"),
    redirects={"login": "members:login", "page": "pledges:recommendation"},
    table=RECOMMENDATIONS_TABLE,
    bring=bring_recommendation,
)
