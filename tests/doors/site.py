"""The doors of the whole site but the parts that have a table of their own; the states are those of the agreement."""

from pledges.documents.models import SigningAuthority
from tests import cast, factories
from tests.doors.part import Part
from tests.factories import ClusterYear

# route, method, states; then guest, stranger, secretary elsewhere, leader elsewhere, officer, leader,
# secretary, supervisor, administrator, deactivated, leader whose mandate ended yesterday
TABLE = """
healthz                             GET  any          200   200   200   200   200   200   200   200   200   200   200
healthz                             POST any          405   405   405   405   405   405   405   405   405   405   405
readyz                              GET  any          200   200   200   200   200   200   200   200   200   200   200
readyz                              POST any          405   405   405   405   405   405   405   405   405   405   405
favicon                             GET  any          200   200   200   200   200   200   200   200   200   200   200
favicon                             POST any          405   405   405   405   405   405   405   405   405   405   405
admin:index                         GET  any          staff staff staff staff staff staff staff staff 200   staff staff
admin:index                         POST any          login staff staff staff staff staff staff staff 200   login staff
admin:login                         GET  any          login 403   403   403   403   403   403   403   admin login 403
admin:login                         POST any          login 403   403   403   403   403   403   403   admin login 403

members:login                       GET  any          200   bench bench bench bench bench bench bench bench 200   bench
members:login                       POST any          200   bench bench bench bench bench bench bench bench 200   bench
members:logout                      GET  any          405   405   405   405   405   405   405   405   405   405   405
members:logout                      POST any          login login login login login login login login login login login
members:password_change             GET  any          login 200   200   200   200   200   200   200   200   login 200
members:password_change             POST any          login 200   200   200   200   200   200   200   200   login 200
members:password_change_done        GET  any          login 200   200   200   200   200   200   200   200   login 200
members:password_change_done        POST any          login 405   405   405   405   405   405   405   405   login 405
members:password_reset              GET  any          200   200   200   200   200   200   200   200   200   200   200
members:password_reset              POST any          200   200   200   200   200   200   200   200   200   200   200
members:password_reset_done         GET  any          200   200   200   200   200   200   200   200   200   200   200
members:password_reset_done         POST any          405   405   405   405   405   405   405   405   405   405   405
members:password_reset_confirm      GET  any          200   200   200   200   200   200   200   200   200   200   200
members:password_reset_confirm      POST any          200   200   200   200   200   200   200   200   200   200   200
members:password_reset_complete     GET  any          200   200   200   200   200   200   200   200   200   200   200
members:password_reset_complete     POST any          405   405   405   405   405   405   405   405   405   405   405
members:guide                       GET  any          200   200   200   200   200   200   200   200   200   200   200
members:guide                       POST any          405   405   405   405   405   405   405   405   405   405   405
members:units                       GET  any          login 404   404   404   200   200   200   200   200   login 404
members:units                       POST any          login 405   405   405   405   405   405   405   405   login 405

pledges:checklist_worker            GET  any          200   200   200   200   200   200   200   200   200   200   200
pledges:checklist_worker            POST any          405   405   405   405   405   405   405   405   405   405   405
pledges:lookup                      GET  any          200   200   200   200   200   200   200   200   200   200   200
pledges:lookup                      POST any          405   405   405   405   405   405   405   405   405   405   405
pledges:lookup_upload               GET  any          405   405   405   405   405   405   405   405   405   405   405
pledges:lookup_upload               POST any          422   422   422   422   422   422   422   422   422   422   422
pledges:verification                GET  none,draft   404   404   404   404   404   404   404   404   404   404   404
pledges:verification                GET  open,sealed  200   200   200   200   200   200   200   200   200   200   200
pledges:verification                POST any          405   405   405   405   405   405   405   405   405   405   405
pledges:trust                       GET  any          200   200   200   200   200   200   200   200   200   200   200
pledges:trust                       POST any          405   405   405   405   405   405   405   405   405   405   405
pledges:trust_root                  GET  any          200   200   200   200   200   200   200   200   200   200   200
pledges:trust_root                  POST any          405   405   405   405   405   405   405   405   405   405   405
pledges:trust_crl                   GET  any          200   200   200   200   200   200   200   200   200   200   200
pledges:trust_crl                   POST any          405   405   405   405   405   405   405   405   405   405   405

pledges:workbench                   GET  any          login 200   200   200   200   200   200   200   200   login 200
pledges:workbench                   POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:workbench_year              GET  any          login 404   404   404   200   200   200   200   200   login 404
pledges:workbench_year              POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement                   GET  any          login 404   404   404   200   200   200   200   200   login 404
pledges:agreement                   POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_start             GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_start             POST any          login 404   404   404   403   403   422   403   403   login 404
pledges:agreement_pdf               GET  none,draft   login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_pdf               GET  open,sealed  login 404   404   404   200   200   200   200   200   login 404
pledges:agreement_pdf               POST any          login 405   405   405   405   405   405   405   405   login 405

pledges:agreement_draft             GET  none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_draft             GET  draft        login 404   404   404   403   403   200   403   403   login 404
pledges:agreement_draft             GET  open,sealed  login 404   404   404   403   403   page  403   403   login 404
pledges:agreement_draft             POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_draft             POST draft        login 404   404   404   403   403   edit  403   403   login 404
pledges:agreement_draft             POST open,sealed  login 404   404   404   403   403   page  403   403   login 404
pledges:agreement_scratch           GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_scratch           POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_scratch           POST draft        login 404   404   404   403   403   422   403   403   login 404
pledges:agreement_scratch           POST open,sealed  login 404   404   404   403   403   409   403   403   login 404
pledges:agreement_scratch_discard   GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_scratch_discard   POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_scratch_discard   POST begun        login 404   404   404   403   403   edit  403   403   login 404
pledges:agreement_preview           GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_preview           POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_preview           POST begun        login 404   404   404   403   403   200   403   403   login 404
pledges:agreement_docx              GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_docx              GET  draft        login 404   404   404   200   200   200   200   200   login 404
pledges:agreement_docx              GET  open,sealed  login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_docx              POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_template          GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_template          POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_template          POST begun        login 404   404   404   403   403   page  403   403   login 404
pledges:agreement_signatories       GET  none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_signatories       GET  draft        login 404   404   404   403   403   200   403   403   login 404
pledges:agreement_signatories       GET  open,sealed  login 404   404   404   403   403   page  403   403   login 404
pledges:agreement_signatories       POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_signatories       POST draft        login 404   404   404   403   403   422   403   403   login 404
pledges:agreement_signatories       POST open,sealed  login 404   404   404   403   403   page  403   403   login 404

pledges:agreement_comments          GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_comments          GET  begun        login 404   404   404   200   200   200   200   200   login 404
pledges:agreement_comments          POST none         login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_comments          POST draft        login 404   404   404   422   422   talk  talk  talk  login 404
pledges:agreement_comments          POST open,sealed  login 404   404   404   talk  talk  talk  talk  talk  login 404
pledges:agreement_comments_invite   GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_comments_invite   POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_comments_invite   POST draft        login 404   404   404   403   403   422   403   403   login 404
pledges:agreement_comments_invite   POST open,sealed  login 404   404   404   403   403   talk  403   403   login 404
pledges:agreement_comments_close    GET  none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_comments_close    GET  draft        login 404   404   404   403   403   200   403   403   login 404
pledges:agreement_comments_close    GET  open,sealed  login 404   404   404   403   403   talk  403   403   login 404
pledges:agreement_comments_close    POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_comments_close    POST begun        login 404   404   404   403   403   talk  403   403   login 404
pledges:agreement_comments_prolong  GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_comments_prolong  POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_comments_prolong  POST draft        login 404   404   404   403   403   422   403   403   login 404
pledges:agreement_comments_prolong  POST open,sealed  login 404   404   404   403   403   talk  403   403   login 404
pledges:agreement_reading           GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_reading           POST none         login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_reading           POST begun        login 404   404   404   204   204   204   204   204   login 404
pledges:agreement_comment_answer    GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_comment_answer    POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_comment_answer    POST draft        login 404   404   404   403   403   422   403   403   login 404
pledges:agreement_comment_answer    POST open,sealed  login 404   404   404   403   403   talk  403   403   login 404

pledges:agreement_open              GET  none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_open              GET  draft        login 404   404   404   403   403   200   403   403   login 404
pledges:agreement_open              GET  open,sealed  login 404   404   404   403   403   page  403   403   login 404
pledges:agreement_open              POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_open              POST begun        login 404   404   404   403   403   page  403   403   login 404
pledges:agreement_sign              GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_sign              GET  begun        login 404   404   404   page  page  page  page  page  login 404
pledges:agreement_sign              POST none         login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_sign              POST draft,sealed login 404   404   404   page  page  page  page  page  login 404
pledges:agreement_sign              POST open         login 404   404   404   page  422   page  page  page  login 404
pledges:agreement_decline           GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_decline           GET  draft,sealed login 404   404   404   page  page  page  page  page  login 404
pledges:agreement_decline           GET  open         login 404   404   404   page  200   page  page  page  login 404
pledges:agreement_decline           POST none         login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_decline           POST draft,sealed login 404   404   404   page  page  page  page  page  login 404
pledges:agreement_decline           POST open         login 404   404   404   page  422   page  page  page  login 404
pledges:agreement_withdraw          GET  none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_withdraw          GET  draft,sealed login 404   404   404   403   403   page  403   403   login 404
pledges:agreement_withdraw          GET  open         login 404   404   404   403   403   200   403   403   login 404
pledges:agreement_withdraw          POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_withdraw          POST draft,sealed login 404   404   404   403   403   page  403   403   login 404
pledges:agreement_withdraw          POST open         login 404   404   404   403   403   422   403   403   login 404

pledges:agreement_history           GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_history           GET  begun        login 404   404   404   200   200   200   200   200   login 404
pledges:agreement_history           POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_comparison        GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_comparison        GET  begun        login 404   404   404   200   200   200   200   200   login 404
pledges:agreement_comparison        POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_events            GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_events            GET  begun        login 404   404   404   200   200   200   200   200   login 404
pledges:agreement_events            POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:document_pdf                GET  none,draft   login 404   404   404   404   404   404   404   404   login 404
pledges:document_pdf                GET  open,sealed  login 404   404   404   200   200   200   200   200   login 404
pledges:document_pdf                POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:document_evidence           GET  none,draft   login 404   404   404   404   404   404   404   404   login 404
pledges:document_evidence           GET  open,sealed  login 404   404   404   200   200   200   200   200   login 404
pledges:document_evidence           POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:document_remind             GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:document_remind             POST none,draft   login 404   404   404   403   403   404   403   403   login 404
pledges:document_remind             POST open,sealed  login 404   404   404   403   403   page  403   403   login 404
pledges:document_question           GET  none,draft   login 404   404   404   404   404   404   404   404   login 404
pledges:document_question           GET  open         login 404   404   404   page  200   page  page  page  login 404
pledges:document_question           GET  sealed       login 404   404   404   page  page  page  page  page  login 404
pledges:document_question           POST none,draft   login 404   404   404   404   404   404   404   404   login 404
pledges:document_question           POST open         login 404   404   404   page  422   page  page  page  login 404
pledges:document_question           POST sealed       login 404   404   404   page  page  page  page  page  login 404
"""


def bring(year: ClusterYear, state: str) -> dict:
    """The values of the addresses; "none" is a year without an agreement."""
    comment = cast.commented(year)
    if state in {"open", "sealed"}:
        cast.answered(year, comment)
    values = {"year": "2019", "comment": comment.pk, "code": "GU19-2222-2222"}
    if state == "none":
        empty = factories.term(year.cluster, "2020")
        factories.member(empty, year.units[0])
        values["year"] = "2020"
    elif document := cast.bring_to(year, state).agreement.document:
        values["code"] = document.code
    crl, *_ = SigningAuthority.current().named_revocation_lists()
    return values | {"name": crl.removesuffix(".crl"), "uidb64": "MQ", "token": "khong-dung"}


PART = Part(
    name="site",
    states=("none", "draft", "open", "sealed"),
    groups={"begun": ("draft", "open", "sealed")},
    redirects={
        "login": "members:login",
        "bench": "pledges:workbench",
        "page": "pledges:agreement",
        "talk": "pledges:agreement_comments",
        "edit": "pledges:agreement_draft",
        "staff": "admin:login",
        "admin": "admin:index",
    },
    table=TABLE,
    bring=bring,
)
