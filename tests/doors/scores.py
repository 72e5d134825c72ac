"""The doors of the score sheets; the states are those of the first unit's sheet ("none": no scale is open)."""

from pledges.files import acts as evidence_file
from pledges.scores.sheet.acts import writing as score_writing
from tests import brought, judging
from tests.doors.part import Part
from tests.factories import ClusterYear
from tests.scores import scoring_sheets as sheets

# route, method, states; then guest, stranger, secretary elsewhere, leader elsewhere, officer, leader,
# secretary, supervisor, administrator, deactivated, leader whose mandate ended yesterday
TABLE = """
pledges:scores_finalize        GET  others             login 404   404   404   403   403   all   403   403   login 404
pledges:scores_finalize        GET  agreed             login 404   404   404   403   403   200   403   403   login 404
pledges:scores_finalize        POST any                login 404   404   404   403   403   all   403   403   login 404
pledges:scores_add_sheets      GET  any                login 405   405   405   405   405   405   405   405   login 405
pledges:scores_add_sheets      POST none               login 404   404   404   403   403   404   403   403   login 404
pledges:scores_add_sheets      POST sheets             login 404   404   404   403   403   all   403   403   login 404
pledges:score_sheet            GET  none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_sheet            GET  self               login 404   404   404   200   200   200   200   404   login 404
pledges:score_sheet            GET  sent               login 404   404   404   200   200   200   200   200   login 404
pledges:score_sheet            POST any                login 405   405   405   405   405   405   405   405   login 405
pledges:score_sheet_xlsx       GET  none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_sheet_xlsx       GET  self               login 404   404   404   200   200   200   200   404   login 404
pledges:score_sheet_xlsx       GET  sent               login 404   404   404   200   200   200   200   200   login 404
pledges:score_sheet_xlsx       POST any                login 405   405   405   405   405   405   405   405   login 405
pledges:score_sheet_pdf        GET  none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_sheet_pdf        GET  self               login 404   404   404   page  page  page  page  404   login 404
pledges:score_sheet_pdf        GET  sent               login 404   404   404   200   200   200   200   200   login 404
pledges:score_sheet_pdf        POST any                login 405   405   405   405   405   405   405   405   login 405
pledges:score_sheet_docx       GET  none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_sheet_docx       GET  self               login 404   404   404   page  page  page  page  404   login 404
pledges:score_sheet_docx       GET  sent               login 404   404   404   200   200   200   200   200   login 404
pledges:score_sheet_docx       POST any                login 405   405   405   405   405   405   405   405   login 405
pledges:score_submit           GET  any                login 405   405   405   405   405   405   405   405   login 405
pledges:score_submit           POST none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_submit           POST self               login 404   404   404   page  page  403   403   404   login 404
pledges:score_submit           POST sent               login 404   404   404   page  page  403   403   403   login 404
pledges:score_send_back        GET  none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_send_back        GET  self               login 404   404   404   403   403   page  403   404   login 404
pledges:score_send_back        GET  submitted          login 404   404   404   403   403   200   403   403   login 404
pledges:score_send_back        GET  explained,agreed   login 404   404   404   403   403   page  403   403   login 404
pledges:score_send_back        POST none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_send_back        POST self               login 404   404   404   403   403   page  403   404   login 404
pledges:score_send_back        POST submitted          login 404   404   404   403   403   422   403   403   login 404
pledges:score_send_back        POST explained,agreed   login 404   404   404   403   403   page  403   403   login 404
pledges:score_finish_team      GET  any                login 405   405   405   405   405   405   405   405   login 405
pledges:score_finish_team      POST none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_finish_team      POST self               login 404   404   404   403   403   page  403   404   login 404
pledges:score_finish_team      POST sent               login 404   404   404   403   403   page  403   403   login 404
pledges:score_explain          GET  any                login 405   405   405   405   405   405   405   405   login 405
pledges:score_explain          POST none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_explain          POST self               login 404   404   404   page  page  403   403   404   login 404
pledges:score_explain          POST sent               login 404   404   404   page  page  403   403   403   login 404
pledges:score_take_own         GET  any                login 405   405   405   405   405   405   405   405   login 405
pledges:score_take_own         POST none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_take_own         POST self               login 404   404   404   403   403   page  403   404   login 404
pledges:score_take_own         POST sent               login 404   404   404   403   403   page  403   403   login 404
pledges:score_take_over        GET  any                login 405   405   405   405   405   405   405   405   login 405
pledges:score_take_over        POST none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_take_over        POST self               login 404   404   404   403   403   page  403   404   login 404
pledges:score_take_over        POST sent               login 404   404   404   403   403   page  403   403   login 404
pledges:score_go_on            GET  none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_go_on            GET  self               login 404   404   404   403   403   200   403   404   login 404
pledges:score_go_on            GET  sent               login 404   404   404   403   403   page  403   403   login 404
pledges:score_go_on            POST none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_go_on            POST self               login 404   404   404   403   403   422   403   404   login 404
pledges:score_go_on            POST sent               login 404   404   404   403   403   page  403   403   login 404
pledges:score_agree            GET  any                login 405   405   405   405   405   405   405   405   login 405
pledges:score_agree            POST none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_agree            POST self               login 404   404   404   403   page  403   403   404   login 404
pledges:score_agree            POST sent               login 404   404   404   403   page  403   403   403   login 404
pledges:score_settle           GET  none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_settle           GET  self               login 404   404   404   403   403   page  403   404   login 404
pledges:score_settle           GET  submitted,agreed   login 404   404   404   403   403   page  403   403   login 404
pledges:score_settle           GET  explained          login 404   404   404   403   403   200   403   403   login 404
pledges:score_settle           POST none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_settle           POST self               login 404   404   404   403   403   page  403   404   login 404
pledges:score_settle           POST submitted,agreed   login 404   404   404   403   403   page  403   403   login 404
pledges:score_settle           POST explained          login 404   404   404   403   403   422   403   403   login 404
pledges:score_finalize         GET  none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_finalize         GET  self               login 404   404   404   403   403   page  403   404   login 404
pledges:score_finalize         GET  submitted          login 404   404   404   403   403   page  403   403   login 404
pledges:score_finalize         GET  explained          login 404   404   404   403   403   page  403   403   login 404
pledges:score_finalize         GET  agreed             login 404   404   404   403   403   200   403   403   login 404
pledges:score_finalize         POST none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_finalize         POST self               login 404   404   404   403   403   page  403   404   login 404
pledges:score_finalize         POST sent               login 404   404   404   403   403   page  403   403   login 404
pledges:score_write            GET  none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_write            GET  self               login 404   404   404   200   200   403   403   404   login 404
pledges:score_write            GET  sent               login 404   404   404   page  page  403   403   403   login 404
pledges:score_write            POST none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_write            POST self               login 404   404   404   edit  edit  403   403   404   login 404
pledges:score_write            POST sent               login 404   404   404   page  page  403   403   403   login 404
pledges:score_scratch          GET  any                login 405   405   405   405   405   405   405   405   login 405
pledges:score_scratch          POST none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_scratch          POST self               login 404   404   404   422   422   403   403   404   login 404
pledges:score_scratch          POST sent               login 404   404   404   409   409   403   403   403   login 404
pledges:score_scratch_discard  GET  any                login 405   405   405   405   405   405   405   405   login 405
pledges:score_scratch_discard  POST none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_scratch_discard  POST self               login 404   404   404   edit  edit  403   403   404   login 404
pledges:score_scratch_discard  POST sent               login 404   404   404   page  page  403   403   403   login 404
pledges:score_files            GET  none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_files            GET  self               login 404   404   404   200   200   200   200   404   login 404
pledges:score_files            GET  sent               login 404   404   404   200   200   200   200   200   login 404
pledges:score_files            POST none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_files            POST self               login 404   404   404   422   422   403   403   404   login 404
pledges:score_files            POST sent               login 404   404   404   page  page  403   403   403   login 404
pledges:score_file             GET  none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_file             GET  self               login 404   404   404   200   200   200   200   404   login 404
pledges:score_file             GET  sent               login 404   404   404   200   200   200   200   200   login 404
pledges:score_file             POST any                login 405   405   405   405   405   405   405   405   login 405
pledges:score_file_remove      GET  none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_file_remove      GET  self               login 404   404   404   200   200   403   403   404   login 404
pledges:score_file_remove      GET  sent               login 404   404   404   page  page  403   403   403   login 404
pledges:score_file_remove      POST none               login 404   404   404   404   404   404   404   404   login 404
pledges:score_file_remove      POST self               login 404   404   404   list  list  403   403   404   login 404
pledges:score_file_remove      POST sent               login 404   404   404   page  page  403   403   403   login 404
"""
YEAR_TABLE = """
pledges:scores                 GET  any                login 404   404   404   200   200   200   200   200   login 404
pledges:scores                 POST any                login 405   405   405   405   405   405   405   405   login 405
pledges:scores_part            GET  none               login 404   404   404   404   404   404   404   404   login 404
pledges:scores_part            GET  open               login 404   404   404   200   200   200   200   200   login 404
pledges:scores_part            POST any                login 405   405   405   405   405   405   405   405   login 405
pledges:scores_history         GET  any                login 404   404   404   200   200   200   200   200   login 404
pledges:scores_history         POST any                login 405   405   405   405   405   405   405   405   login 405
pledges:scores_xlsx            GET  none               login 404   404   404   all   all   all   all   all   login 404
pledges:scores_xlsx            GET  open               login 404   404   404   200   200   200   200   200   login 404
pledges:scores_xlsx            POST any                login 405   405   405   405   405   405   405   405   login 405
pledges:scores_pdf             GET  none               login 404   404   404   all   all   all   all   all   login 404
pledges:scores_pdf             GET  open               login 404   404   404   200   200   200   200   200   login 404
pledges:scores_pdf             POST any                login 405   405   405   405   405   405   405   405   login 405
"""
STATES = {
    "self": "self_scoring",
    "submitted": "submitted",
    "explained": "explained",
    "agreed": "agreed",
}


def bring(year: ClusterYear, state: str) -> dict:
    """The sheet with a file in the unit's own column; without a scale, addresses that lead nowhere."""
    values = {"column": "self", "part": 1}
    if state == "none":
        return values | {"sheet": 999, "criterion": 999, "file": 999}
    judging.scale(year)
    sheet, officer = sheets.sheet_of(year, 0), year.officers[0]
    criterion = sheets.leaves(sheet)[0].pk
    line = score_writing.line_for_files(sheet, by=officer, column="self", criterion=criterion)
    file = evidence_file.attach(line, by=officer, name="a.pdf", content=brought.PDF)
    sheets.brought_to(year, STATES[state], 0)
    return values | {"sheet": sheet.pk, "criterion": criterion, "file": file.pk}


PART = Part(
    name="scores",
    states=("none", *STATES),
    groups={
        "sheets": tuple(STATES),
        "sent": ("submitted", "explained", "agreed"),
        "others": ("none", "self", "submitted", "explained"),
    },
    redirects={
        "login": "members:login",
        "all": "pledges:scores",
        "page": "pledges:score_sheet",
        "edit": "pledges:score_write",
        "list": "pledges:score_files",
    },
    table=TABLE,
    bring=bring,
)
YEAR = Part(
    name="scores of the year",
    states=("none", "open"),
    redirects={"login": "members:login", "all": "pledges:scores"},
    table=YEAR_TABLE,
    bring=lambda year, state: {"part": 1, "scale": state == "open" and judging.scale(year)},
)
