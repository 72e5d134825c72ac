from django.urls import path

from pledges.views import (
    agreement,
    calendar,
    comments,
    drafting,
    editions,
    evidence,
    failed_mails,
    inbox,
    lookup,
    opening,
    signatories,
    signing,
    trust,
    workbench,
)

YEAR = "<slug:cluster>/<year:year>/"
AGREEMENT = f"{YEAR}giao-uoc/"
CALENDAR = f"{YEAR}lich/"
FAILED_MAILS = f"{YEAR}thu-chua-gui/"
INBOX = "hop-thu/"

app_name = "pledges"
urlpatterns = [
    path("", workbench.workbench, name="workbench"),
    path("tra-cuu/", lookup.lookup, name="lookup"),
    path("tra-cuu/tep/", lookup.upload, name="lookup_upload"),
    path("tra-cuu/<str:code>/", lookup.verification, name="verification"),
    path("chung-thu/", trust.trust, name="trust"),
    path("chung-thu/goc.crt", trust.root_certificate, name="trust_root"),
    path("chung-thu/<slug:name>.crl", trust.revocation_list, name="trust_crl"),
    path(YEAR, workbench.workbench_year, name="workbench_year"),
    path(AGREEMENT, agreement.agreement, name="agreement"),
    path(f"{AGREEMENT}bat-dau/", agreement.start, name="agreement_start"),
    path(f"{AGREEMENT}giao-uoc.pdf", agreement.newest_pdf, name="agreement_pdf"),
    path(f"{AGREEMENT}soan/", drafting.draft, name="agreement_draft"),
    path(f"{AGREEMENT}soan/luu-tam/", drafting.scratch, name="agreement_scratch"),
    path(f"{AGREEMENT}soan/bo-ban-tam/", drafting.discard_scratch, name="agreement_scratch_discard"),
    path(f"{AGREEMENT}soan/xem-thu/", drafting.preview, name="agreement_preview"),
    path(f"{AGREEMENT}lam-mau/", drafting.template, name="agreement_template"),
    path(f"{AGREEMENT}nguoi-ky/", signatories.signatories, name="agreement_signatories"),
    path(f"{AGREEMENT}gop-y/", comments.comments, name="agreement_comments"),
    path(f"{AGREEMENT}gop-y/mo/", comments.invite, name="agreement_comments_invite"),
    path(f"{AGREEMENT}gop-y/ket-thuc/", comments.close, name="agreement_comments_close"),
    path(f"{AGREEMENT}gop-y/<int:comment>/tra-loi/", comments.answer, name="agreement_comment_answer"),
    path(f"{AGREEMENT}mo-ky/", opening.opening, name="agreement_open"),
    path(f"{AGREEMENT}ky/", signing.sign, name="agreement_sign"),
    path(f"{AGREEMENT}tu-choi/", signing.decline, name="agreement_decline"),
    path(f"{AGREEMENT}thu-hoi/", opening.withdraw, name="agreement_withdraw"),
    path(f"{AGREEMENT}lich-su/", editions.history, name="agreement_history"),
    path(f"{AGREEMENT}lich-su/so-sanh/", editions.comparison, name="agreement_comparison"),
    path(f"{AGREEMENT}nhat-ky/", editions.events, name="agreement_events"),
    path(f"{AGREEMENT}van-ban/<str:code>.pdf", evidence.document_pdf, name="document_pdf"),
    path(f"{AGREEMENT}van-ban/<str:code>/chung-cu.pdf", evidence.evidence, name="document_evidence"),
    path(CALENDAR, calendar.calendar, name="calendar"),
    path(f"{CALENDAR}dia-chi-moi/", calendar.renew, name="calendar_feed_renew"),
    path("lich/<str:token>.ics", calendar.feed, name="calendar_feed"),
    path(INBOX, inbox.inbox, name="inbox"),
    path(f"{INBOX}da-doc-het/", inbox.read_all, name="inbox_read_all"),
    path(f"{INBOX}<int:notice>/da-doc/", inbox.read, name="inbox_read"),
    path(FAILED_MAILS, failed_mails.failed_mails, name="failed_mails"),
    path(f"{FAILED_MAILS}gui-lai/", failed_mails.retry, name="failed_mails_retry"),
]
