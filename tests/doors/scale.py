"""The doors of the scoring scale; the states are its own, and a draft in a year that was closed."""

from tests import judging
from tests.doors.part import Part
from tests.factories import ClusterYear
from tests.reports import reporting

# route, method, states; then guest, stranger, secretary elsewhere, leader elsewhere, officer, leader,
# secretary, supervisor, administrator, deactivated, leader whose mandate ended yesterday
TABLE = """
pledges:criteria                 GET  any               login 404   404   404   200   200   200   200   200   login 404
pledges:criteria                 POST any               login 405   405   405   405   405   405   405   405   login 405
pledges:scale_begin              GET  any               login 405   405   405   405   405   405   405   405   login 405
pledges:scale_begin              POST any               login 404   404   404   403   403   page  403   403   login 404
pledges:scale_copy               GET  any               login 405   405   405   405   405   405   405   405   login 405
pledges:scale_copy               POST none              login 404   404   404   403   403   404   403   403   login 404
pledges:scale_copy               POST begun             login 404   404   404   403   403   page  403   403   login 404
pledges:scale_open               GET  none              login 404   404   404   403   403   404   403   403   login 404
pledges:scale_open               GET  draft             login 404   404   404   403   403   200   403   403   login 404
pledges:scale_open               GET  fixed             login 404   404   404   403   403   page  403   403   login 404
pledges:scale_open               POST none              login 404   404   404   403   403   404   403   403   login 404
pledges:scale_open               POST begun             login 404   404   404   403   403   page  403   403   login 404
pledges:scale_settings           GET  none              login 404   404   404   403   403   404   403   403   login 404
pledges:scale_settings           GET  draft             login 404   404   404   403   403   200   403   403   login 404
pledges:scale_settings           GET  fixed             login 404   404   404   403   403   page  403   403   login 404
pledges:scale_settings           POST none              login 404   404   404   403   403   404   403   403   login 404
pledges:scale_settings           POST draft             login 404   404   404   403   403   422   403   403   login 404
pledges:scale_settings           POST fixed             login 404   404   404   403   403   page  403   403   login 404
pledges:criterion_add            GET  none              login 404   404   404   403   403   404   403   403   login 404
pledges:criterion_add            GET  draft             login 404   404   404   403   403   200   403   403   login 404
pledges:criterion_add            GET  fixed             login 404   404   404   403   403   page  403   403   login 404
pledges:criterion_add            POST none              login 404   404   404   403   403   404   403   403   login 404
pledges:criterion_add            POST draft             login 404   404   404   403   403   422   403   403   login 404
pledges:criterion_add            POST fixed             login 404   404   404   403   403   page  403   403   login 404
pledges:criteria_import          GET  none              login 404   404   404   403   403   404   403   403   login 404
pledges:criteria_import          GET  draft             login 404   404   404   403   403   200   403   403   login 404
pledges:criteria_import          GET  fixed             login 404   404   404   403   403   page  403   403   login 404
pledges:criteria_import          POST none              login 404   404   404   403   403   404   403   403   login 404
pledges:criteria_import          POST draft             login 404   404   404   403   403   422   403   403   login 404
pledges:criteria_import          POST fixed             login 404   404   404   403   403   page  403   403   login 404
pledges:criterion_write          GET  none              login 404   404   404   403   403   404   403   403   login 404
pledges:criterion_write          GET  draft             login 404   404   404   403   403   200   403   403   login 404
pledges:criterion_write          GET  fixed             login 404   404   404   403   403   page  403   403   login 404
pledges:criterion_write          POST none              login 404   404   404   403   403   404   403   403   login 404
pledges:criterion_write          POST draft             login 404   404   404   403   403   422   403   403   login 404
pledges:criterion_write          POST fixed             login 404   404   404   403   403   page  403   403   login 404
pledges:criterion_move           GET  none              login 404   404   404   403   403   404   403   403   login 404
pledges:criterion_move           GET  draft             login 404   404   404   403   403   200   403   403   login 404
pledges:criterion_move           GET  fixed             login 404   404   404   403   403   page  403   403   login 404
pledges:criterion_move           POST none              login 404   404   404   403   403   404   403   403   login 404
pledges:criterion_move           POST begun             login 404   404   404   403   403   page  403   403   login 404
pledges:criterion_remove         GET  none              login 404   404   404   403   403   404   403   403   login 404
pledges:criterion_remove         GET  draft             login 404   404   404   403   403   200   403   403   login 404
pledges:criterion_remove         GET  fixed             login 404   404   404   403   403   page  403   403   login 404
pledges:criterion_remove         POST none              login 404   404   404   403   403   404   403   403   login 404
pledges:criterion_remove         POST begun             login 404   404   404   403   403   page  403   403   login 404
pledges:criterion_shift          GET  any               login 405   405   405   405   405   405   405   405   login 405
pledges:criterion_shift          POST none              login 404   404   404   403   403   404   403   403   login 404
pledges:criterion_shift          POST begun             login 404   404   404   403   403   page  403   403   login 404
pledges:criteria_import_confirm  GET  any               login 405   405   405   405   405   405   405   405   login 405
pledges:criteria_import_confirm  POST none              login 404   404   404   403   403   404   403   403   login 404
pledges:criteria_import_confirm  POST draft             login 404   404   404   403   403   file  403   403   login 404
pledges:criteria_import_confirm  POST fixed             login 404   404   404   403   403   page  403   403   login 404
pledges:criteria_template        GET  any               login 404   404   404   403   403   200   403   403   login 404
pledges:criteria_template        POST any               login 405   405   405   405   405   405   405   405   login 405
pledges:criteria_xlsx            GET  none              login 404   404   404   404   404   404   404   404   login 404
pledges:criteria_xlsx            GET  begun             login 404   404   404   200   200   200   200   200   login 404
pledges:criteria_xlsx            POST any               login 405   405   405   405   405   405   405   405   login 405
pledges:scale_reopen             GET  none              login 404   404   404   403   403   404   403   403   login 404
pledges:scale_reopen             GET  open              login 404   404   404   403   403   200   403   403   login 404
pledges:scale_reopen             GET  draft,closed      login 404   404   404   403   403   page  403   403   login 404
pledges:scale_reopen             POST none              login 404   404   404   403   403   404   403   403   login 404
pledges:scale_reopen             POST begun             login 404   404   404   403   403   page  403   403   login 404
"""


def bring(year: ClusterYear, state: str) -> dict:
    if state == "none":
        return {"criterion": 1}
    scale = judging.scale(year, "open" if state == "open" else "draft")
    if state == "closed":
        reporting.close(year)
    return {"criterion": scale.criteria.first().pk}


PART = Part(
    name="scale",
    states=("none", "draft", "open", "closed"),
    groups={"begun": ("draft", "open", "closed"), "fixed": ("open", "closed")},
    redirects={"login": "members:login", "page": "pledges:criteria", "file": "pledges:criteria_import"},
    table=TABLE,
    bring=bring,
)
