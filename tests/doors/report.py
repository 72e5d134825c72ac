"""The doors of the reports; the states are those of the first unit's half-year report ("none": there is none)."""

from pledges.files import acts as evidence_file
from tests import brought, factories
from tests.doors.part import Part
from tests.factories import ClusterYear
from tests.reports import reporting

# route, method, states; then guest, stranger, secretary elsewhere, leader elsewhere, officer, leader,
# secretary, supervisor, administrator, deactivated, leader whose mandate ended yesterday
TABLE = """
pledges:reports                     GET  any          login 404   404   404   200   200   200   200   200   login 404
pledges:reports                     POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:report_start                GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:report_start                POST any          login 404   404   404   all   all   403   403   403   login 404
pledges:report                      GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:report                      GET  inside       login 404   404   404   200   200   404   404   404   login 404
pledges:report                      GET  approved     login 404   404   404   200   200   200   200   200   login 404
pledges:report                      GET  back         login 404   404   404   200   200   200   404   404   login 404
pledges:report                      POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:report_pdf                  GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:report_pdf                  GET  draft        login 404   404   404   404   404   404   404   404   login 404
pledges:report_pdf                  GET  submitted    login 404   404   404   200   200   404   404   404   login 404
pledges:report_pdf                  GET  approved     login 404   404   404   200   200   200   200   200   login 404
pledges:report_pdf                  GET  back         login 404   404   404   404   404   404   404   404   login 404
pledges:report_pdf                  POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:report_docx                 GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:report_docx                 GET  draft        login 404   404   404   404   404   404   404   404   login 404
pledges:report_docx                 GET  submitted    login 404   404   404   200   200   404   404   404   login 404
pledges:report_docx                 GET  approved     login 404   404   404   200   200   200   200   200   login 404
pledges:report_docx                 GET  back         login 404   404   404   404   404   404   404   404   login 404
pledges:report_docx                 POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:report_submit               GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:report_submit               POST none         login 404   404   404   404   404   404   404   404   login 404
pledges:report_submit               POST inside       login 404   404   404   page  page  404   404   404   login 404
pledges:report_submit               POST approved     login 404   404   404   page  page  403   403   403   login 404
pledges:report_submit               POST back         login 404   404   404   page  page  403   404   404   login 404
pledges:report_take_back            GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:report_take_back            POST none         login 404   404   404   404   404   404   404   404   login 404
pledges:report_take_back            POST inside       login 404   404   404   page  403   404   404   404   login 404
pledges:report_take_back            POST approved     login 404   404   404   page  403   403   403   403   login 404
pledges:report_take_back            POST back         login 404   404   404   page  403   403   404   404   login 404
pledges:report_approve              GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:report_approve              POST none         login 404   404   404   404   404   404   404   404   login 404
pledges:report_approve              POST inside       login 404   404   404   403   page  404   404   404   login 404
pledges:report_approve              POST approved     login 404   404   404   403   page  403   403   403   login 404
pledges:report_approve              POST back         login 404   404   404   403   page  403   404   404   login 404
pledges:report_return               GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:report_return               GET  draft        login 404   404   404   403   page  404   404   404   login 404
pledges:report_return               GET  submitted    login 404   404   404   403   200   404   404   404   login 404
pledges:report_return               GET  approved     login 404   404   404   403   page  403   403   403   login 404
pledges:report_return               GET  back         login 404   404   404   403   page  403   404   404   login 404
pledges:report_return               POST none         login 404   404   404   404   404   404   404   404   login 404
pledges:report_return               POST draft        login 404   404   404   403   page  404   404   404   login 404
pledges:report_return               POST submitted    login 404   404   404   403   422   404   404   404   login 404
pledges:report_return               POST approved     login 404   404   404   403   page  403   403   403   login 404
pledges:report_return               POST back         login 404   404   404   403   page  403   404   404   login 404
pledges:report_send_back            GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:report_send_back            GET  inside       login 404   404   404   403   403   404   404   404   login 404
pledges:report_send_back            GET  approved     login 404   404   404   403   403   200   403   403   login 404
pledges:report_send_back            GET  back         login 404   404   404   403   403   page  404   404   login 404
pledges:report_send_back            POST none         login 404   404   404   404   404   404   404   404   login 404
pledges:report_send_back            POST inside       login 404   404   404   403   403   404   404   404   login 404
pledges:report_send_back            POST approved     login 404   404   404   403   403   422   403   403   login 404
pledges:report_send_back            POST back         login 404   404   404   403   403   page  404   404   login 404

pledges:report_write                GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:report_write                GET  draft        login 404   404   404   200   200   404   404   404   login 404
pledges:report_write                GET  submitted    login 404   404   404   page  page  404   404   404   login 404
pledges:report_write                GET  approved     login 404   404   404   page  page  403   403   403   login 404
pledges:report_write                GET  back         login 404   404   404   200   200   403   404   404   login 404
pledges:report_write                POST none         login 404   404   404   404   404   404   404   404   login 404
pledges:report_write                POST draft        login 404   404   404   edit  edit  404   404   404   login 404
pledges:report_write                POST submitted    login 404   404   404   page  page  404   404   404   login 404
pledges:report_write                POST approved     login 404   404   404   page  page  403   403   403   login 404
pledges:report_write                POST back         login 404   404   404   edit  edit  403   404   404   login 404
pledges:report_scratch              GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:report_scratch              POST none         login 404   404   404   404   404   404   404   404   login 404
pledges:report_scratch              POST draft        login 404   404   404   422   422   404   404   404   login 404
pledges:report_scratch              POST submitted    login 404   404   404   409   409   404   404   404   login 404
pledges:report_scratch              POST approved     login 404   404   404   409   409   403   403   403   login 404
pledges:report_scratch              POST back         login 404   404   404   422   422   403   404   404   login 404
pledges:report_scratch_discard      GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:report_scratch_discard      POST none         login 404   404   404   404   404   404   404   404   login 404
pledges:report_scratch_discard      POST draft        login 404   404   404   edit  edit  404   404   404   login 404
pledges:report_scratch_discard      POST submitted    login 404   404   404   page  page  404   404   404   login 404
pledges:report_scratch_discard      POST approved     login 404   404   404   page  page  403   403   403   login 404
pledges:report_scratch_discard      POST back         login 404   404   404   edit  edit  403   404   404   login 404
pledges:report_refresh              GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:report_refresh              POST none         login 404   404   404   404   404   404   404   404   login 404
pledges:report_refresh              POST draft        login 404   404   404   edit  edit  404   404   404   login 404
pledges:report_refresh              POST submitted    login 404   404   404   page  page  404   404   404   login 404
pledges:report_refresh              POST approved     login 404   404   404   page  page  403   403   403   login 404
pledges:report_refresh              POST back         login 404   404   404   edit  edit  403   404   404   login 404

pledges:report_files                GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:report_files                GET  inside       login 404   404   404   200   200   404   404   404   login 404
pledges:report_files                GET  approved     login 404   404   404   200   200   200   200   200   login 404
pledges:report_files                GET  back         login 404   404   404   200   200   200   404   404   login 404
pledges:report_files                POST none         login 404   404   404   404   404   404   404   404   login 404
pledges:report_files                POST draft        login 404   404   404   422   422   404   404   404   login 404
pledges:report_files                POST submitted    login 404   404   404   page  page  404   404   404   login 404
pledges:report_files                POST approved     login 404   404   404   page  page  403   403   403   login 404
pledges:report_files                POST back         login 404   404   404   422   422   403   404   404   login 404
pledges:report_file                 GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:report_file                 GET  inside       login 404   404   404   200   200   404   404   404   login 404
pledges:report_file                 GET  approved     login 404   404   404   200   200   200   200   200   login 404
pledges:report_file                 GET  back         login 404   404   404   200   200   200   404   404   login 404
pledges:report_file                 POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:report_file_remove          GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:report_file_remove          GET  draft        login 404   404   404   200   200   404   404   404   login 404
pledges:report_file_remove          GET  submitted    login 404   404   404   page  page  404   404   404   login 404
pledges:report_file_remove          GET  approved     login 404   404   404   page  page  403   403   403   login 404
pledges:report_file_remove          GET  back         login 404   404   404   200   200   403   404   404   login 404
pledges:report_file_remove          POST none         login 404   404   404   404   404   404   404   404   login 404
pledges:report_file_remove          POST draft        login 404   404   404   list  list  404   404   404   login 404
pledges:report_file_remove          POST submitted    login 404   404   404   page  page  404   404   404   login 404
pledges:report_file_remove          POST approved     login 404   404   404   page  page  403   403   403   login 404
pledges:report_file_remove          POST back         login 404   404   404   list  list  403   404   404   login 404
"""
REVIEW_TABLE = """
pledges:review                      GET  any          login 404   404   404   200   200   200   200   200   login 404
pledges:review                      POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:review_pdf                  GET  none         login 404   404   404   page  page  page  page  page  login 404
pledges:review_pdf                  GET  sent         login 404   404   404   200   200   200   200   200   login 404
pledges:review_pdf                  POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:review_docx                 GET  none         login 404   404   404   page  page  page  page  page  login 404
pledges:review_docx                 GET  sent         login 404   404   404   200   200   200   200   200   login 404
pledges:review_docx                 POST any          login 405   405   405   405   405   405   405   405   login 405
"""
BY_ACTS = {"submitted": "submitted", "approved": "approved", "back": "sent_back_by_cluster"}


def bring(year: ClusterYear, state: str) -> dict:
    """The report with a line that has a file; without one, addresses that lead nowhere."""
    if state == "none":
        return {"period": "half_year", "report": 999, "line": 999, "file": 999}
    reporting.registered(year)
    report = factories.report(year, state="written")
    line = report.lines.get()
    file = evidence_file.attach(line, by=year.officers[0], name="a.pdf", content=brought.PDF)
    if state != "draft":
        factories.brought_on(year, report, BY_ACTS[state])
    return {"period": "half_year", "report": report.pk, "line": line.pk, "file": file.pk}


PART = Part(
    name="report",
    states=("none", "draft", "submitted", "approved", "back"),
    groups={"inside": ("draft", "submitted")},
    redirects={
        "login": "members:login",
        "all": "pledges:reports",
        "page": "pledges:report",
        "edit": "pledges:report_write",
        "list": "pledges:report_files",
    },
    table=TABLE,
    bring=bring,
)


def bring_review(year: ClusterYear, state: str) -> dict:
    """ "sent": one unit has sent its report."""
    if state == "sent":
        factories.report(year)
    return {"period": "half_year"}


REVIEW = Part(
    name="review",
    states=("none", "sent"),
    redirects={"login": "members:login", "page": "pledges:review"},
    table=REVIEW_TABLE,
    bring=bring_review,
)
