"""The doors of the ballots; the states are those of one ballot, whose tellers are the first two officers."""

from tests.ballots.voting import brought
from tests.doors.part import Part
from tests.factories import ClusterYear

# route, method, states; then guest, stranger, secretary elsewhere, leader elsewhere, officer, leader,
# secretary, supervisor, administrator, deactivated, leader whose mandate ended yesterday
TABLE = """
pledges:ballots               GET  any               login 404   404   404   200   200   200   200   200   login 404
pledges:ballots               POST any               login 405   405   405   405   405   405   405   405   login 405
pledges:ballot_prepare        GET  any               login 405   405   405   405   405   405   405   405   login 405
pledges:ballot_prepare        POST any               login 404   404   404   403   403   list  403   403   login 404
pledges:proposal_pdf          GET  unsigned          login 404   404   404   list  list  list  list  list  login 404
pledges:proposal_pdf          GET  sealed            login 404   404   404   200   200   200   200   200   login 404
pledges:proposal_pdf          POST any               login 405   405   405   405   405   405   405   405   login 405
pledges:proposal_docx         GET  unsigned          login 404   404   404   list  list  list  list  list  login 404
pledges:proposal_docx         GET  sealed            login 404   404   404   200   200   200   200   200   login 404
pledges:proposal_docx         POST any               login 405   405   405   405   405   405   405   405   login 405
pledges:ballot                GET  any               login 404   404   404   200   200   200   200   200   login 404
pledges:ballot                POST any               login 405   405   405   405   405   405   405   405   login 405
pledges:ballot_write          GET  draft             login 404   404   404   403   403   200   403   403   login 404
pledges:ballot_write          GET  begun             login 404   404   404   403   403   page  403   403   login 404
pledges:ballot_write          POST draft             login 404   404   404   403   403   422   403   403   login 404
pledges:ballot_write          POST begun             login 404   404   404   403   403   page  403   403   login 404
pledges:ballot_open_voting    GET  draft             login 404   404   404   403   403   200   403   403   login 404
pledges:ballot_open_voting    GET  begun             login 404   404   404   403   403   page  403   403   login 404
pledges:ballot_open_voting    POST any               login 404   404   404   403   403   page  403   403   login 404
pledges:ballot_cancel         GET  draft,voting      login 404   404   404   403   403   200   403   403   login 404
pledges:ballot_cancel         GET  over              login 404   404   404   403   403   page  403   403   login 404
pledges:ballot_cancel         POST draft,voting      login 404   404   404   403   403   422   403   403   login 404
pledges:ballot_cancel         POST over              login 404   404   404   403   403   page  403   403   login 404
pledges:ballot_vote           GET  still             login 404   404   404   403   page  403   403   403   login 404
pledges:ballot_vote           GET  voting            login 404   404   404   403   200   403   403   403   login 404
pledges:ballot_vote           POST still             login 404   404   404   403   page  403   403   403   login 404
pledges:ballot_vote           POST voting            login 404   404   404   403   422   403   403   403   login 404
pledges:ballot_admit          GET  any               login 405   405   405   405   405   405   405   405   login 405
pledges:ballot_admit          POST any               login 404   404   404   403   403   page  403   403   login 404
pledges:ballot_count          GET  still             login 404   404   404   403   403   page  403   403   login 404
pledges:ballot_count          GET  voting            login 404   404   404   403   403   200   403   403   login 404
pledges:ballot_count          POST still             login 404   404   404   403   403   page  403   403   login 404
pledges:ballot_count          POST voting            login 404   404   404   403   403   422   403   403   login 404
pledges:ballot_next_round     GET  any               login 405   405   405   405   405   405   405   405   login 405
pledges:ballot_next_round     POST any               login 404   404   404   403   403   page  403   403   login 404
pledges:ballot_repeat         GET  any               login 405   405   405   405   405   405   405   405   login 405
pledges:ballot_repeat         POST any               login 404   404   404   403   403   page  403   403   login 404
pledges:ballot_amend          GET  counted           login 404   404   404   403   403   200   403   403   login 404
pledges:ballot_amend          GET  uncounted         login 404   404   404   403   403   page  403   403   login 404
pledges:ballot_amend          POST counted           login 404   404   404   403   403   422   403   403   login 404
pledges:ballot_amend          POST uncounted         login 404   404   404   403   403   page  403   403   login 404
pledges:ballot_pdf            GET  frozen            login 404   404   404   200   200   200   200   200   login 404
pledges:ballot_pdf            GET  loose             login 404   404   404   404   404   404   404   404   login 404
pledges:ballot_pdf            POST any               login 405   405   405   405   405   405   405   405   login 405
pledges:ballot_open           GET  counted           login 404   404   404   403   403   200   403   403   login 404
pledges:ballot_open           GET  uncounted         login 404   404   404   403   403   page  403   403   login 404
pledges:ballot_open           POST any               login 404   404   404   403   403   page  403   403   login 404
pledges:ballot_sign           GET  any               login 404   404   404   page  page  page  page  page  login 404
pledges:ballot_sign           POST closed            login 404   404   404   page  page  page  page  page  login 404
pledges:ballot_sign           POST open              login 404   404   404   422   page  page  page  page  login 404
pledges:ballot_decline        GET  closed            login 404   404   404   page  page  page  page  page  login 404
pledges:ballot_decline        GET  open              login 404   404   404   200   page  page  page  page  login 404
pledges:ballot_decline        POST closed            login 404   404   404   page  page  page  page  page  login 404
pledges:ballot_decline        POST open              login 404   404   404   422   page  page  page  page  login 404
pledges:ballot_withdraw       GET  closed            login 404   404   404   403   403   page  403   403   login 404
pledges:ballot_withdraw       GET  open              login 404   404   404   403   403   200   403   403   login 404
pledges:ballot_withdraw       POST closed            login 404   404   404   403   403   page  403   403   login 404
pledges:ballot_withdraw       POST open              login 404   404   404   403   403   422   403   403   login 404
"""


def bring(year: ClusterYear, state: str) -> dict:
    return {"ballot": brought(year, state).pk}


PART = Part(
    name="ballot",
    states=("draft", "voting", "counted", "open", "sealed", "cancelled"),
    groups={
        "unsigned": ("draft", "voting", "counted", "open", "cancelled"),
        "begun": ("voting", "counted", "open", "sealed", "cancelled"),
        "over": ("counted", "open", "sealed", "cancelled"),
        "still": ("draft", "counted", "open", "sealed", "cancelled"),
        "uncounted": ("draft", "voting", "open", "sealed", "cancelled"),
        "frozen": ("open", "sealed"),
        "loose": ("draft", "voting", "counted", "cancelled"),
        "closed": ("draft", "voting", "counted", "sealed", "cancelled"),
    },
    redirects={"login": "members:login", "page": "pledges:ballot", "list": "pledges:ballots"},
    table=TABLE,
    bring=bring,
)
