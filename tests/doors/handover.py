"""The doors of the handover: the next year, the minutes, the closing; the states are those of the minutes."""

from pledges.handover.acts import term as terms
from tests import factories
from tests.doors.part import Part
from tests.factories import ClusterYear

# route, method, states; then guest, stranger, secretary elsewhere, leader elsewhere, officer, leader,
# secretary, supervisor, administrator, deactivated, leader whose mandate ended yesterday
TABLE = """
pledges:handover              GET  any               login 404   404   404   200   200   200   200   200   login 404
pledges:handover              POST any               login 405   405   405   405   405   405   405   405   login 405
pledges:next_term             GET  none              login 404   404   404   403   403   200   403   403   login 404
pledges:next_term             GET  begun             login 404   404   404   403   403   page  403   403   login 404
pledges:next_term             POST none              login 404   404   404   403   403   422   403   403   login 404
pledges:next_term             POST begun             login 404   404   404   403   403   page  403   403   login 404
pledges:handover_draft        GET  none              login 404   404   404   403   403   404   403   403   login 404
pledges:handover_draft        GET  draft             login 404   404   404   403   403   200   403   403   login 404
pledges:handover_draft        GET  frozen            login 404   404   404   403   403   page  403   403   login 404
pledges:handover_draft        POST none              login 404   404   404   403   403   404   403   403   login 404
pledges:handover_draft        POST draft             login 404   404   404   403   403   422   403   403   login 404
pledges:handover_draft        POST frozen            login 404   404   404   403   403   page  403   403   login 404
pledges:handover_begin        GET  any               login 405   405   405   405   405   405   405   405   login 405
pledges:handover_begin        POST any               login 404   404   404   403   403   page  403   403   login 404
pledges:handover_open         GET  any               login 405   405   405   405   405   405   405   405   login 405
pledges:handover_open         POST none              login 404   404   404   403   403   404   403   403   login 404
pledges:handover_open         POST begun             login 404   404   404   403   403   page  403   403   login 404
pledges:handover_sign         GET  none              login 404   404   404   404   404   404   404   404   login 404
pledges:handover_sign         GET  begun             login 404   404   404   page  page  page  page  page  login 404
pledges:handover_sign         POST none              login 404   404   404   404   404   404   404   404   login 404
pledges:handover_sign         POST draft,sealed,closed login 404   404   404   page  page  page  page  page  login 404
pledges:handover_sign         POST open              login 404   404   404   page  422   page  page  page  login 404
pledges:handover_decline      GET  none              login 404   404   404   404   404   404   404   404   login 404
pledges:handover_decline      GET  draft,sealed,closed login 404   404   404   page  page  page  page  page  login 404
pledges:handover_decline      GET  open              login 404   404   404   page  200   page  page  page  login 404
pledges:handover_decline      POST none              login 404   404   404   404   404   404   404   404   login 404
pledges:handover_decline      POST draft,sealed,closed login 404   404   404   page  page  page  page  page  login 404
pledges:handover_decline      POST open              login 404   404   404   page  422   page  page  page  login 404
pledges:handover_withdraw     GET  none              login 404   404   404   403   403   404   403   403   login 404
pledges:handover_withdraw     GET  draft,sealed,closed login 404   404   404   403   403   page  403   403   login 404
pledges:handover_withdraw     GET  open              login 404   404   404   403   403   200   403   403   login 404
pledges:handover_withdraw     POST none              login 404   404   404   403   403   404   403   403   login 404
pledges:handover_withdraw     POST draft,sealed,closed login 404   404   404   403   403   page  403   403   login 404
pledges:handover_withdraw     POST open              login 404   404   404   403   403   422   403   403   login 404
pledges:handover_pdf          GET  none,draft        login 404   404   404   404   404   404   404   404   login 404
pledges:handover_pdf          GET  frozen            login 404   404   404   200   200   200   200   200   login 404
pledges:handover_pdf          POST any               login 405   405   405   405   405   405   405   405   login 405
pledges:term_close            GET  open_year         login 404   404   404   403   403   200   403   403   login 404
pledges:term_close            GET  closed            login 404   404   404   403   403   page  403   403   login 404
pledges:term_close            POST open_year         login 404   404   404   403   403   422   403   403   login 404
pledges:term_close            POST closed            login 404   404   404   403   403   page  403   403   login 404
pledges:years                 GET  any               login 404   404   404   200   200   200   200   200   login 404
pledges:years                 POST any               login 405   405   405   405   405   405   405   405   login 405
pledges:matrix_xlsx           GET  any               login 404   404   404   200   200   200   200   200   login 404
pledges:matrix_xlsx           POST any               login 405   405   405   405   405   405   405   405   login 405
"""


def bring(year: ClusterYear, state: str) -> dict:
    if state != "none":
        factories.handover(year, "sealed" if state == "closed" else state)
    if state == "closed":
        terms.close(year.term, by=year.secretary)
    return {}


PART = Part(
    name="handover",
    states=("none", "draft", "open", "sealed", "closed"),
    groups={
        "begun": ("draft", "open", "sealed", "closed"),
        "frozen": ("open", "sealed", "closed"),
        "open_year": ("none", "draft", "open", "sealed"),
    },
    redirects={"login": "members:login", "page": "pledges:handover"},
    table=TABLE,
    bring=bring,
)
