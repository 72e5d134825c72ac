from django.urls import path, register_converter

from pledges.views import (
    agreement,
    comments,
    drafting,
    editions,
    evidence,
    lookup,
    opening,
    report,
    report_files,
    report_writing,
    review,
    signatories,
    signing,
    trust,
    workbench,
)

YEAR = "<slug:cluster>/<year:year>/"
AGREEMENT = f"{YEAR}giao-uoc/"
REPORTS = f"{YEAR}bao-cao/"
REPORT = f"{REPORTS}<int:report>/"


class PeriodConverter:
    """A period of reports as addresses write it."""

    regex = "so-ket|tong-ket"
    PERIODS = {"so-ket": "half_year", "tong-ket": "year_end"}

    def to_python(self, value):
        return self.PERIODS[value]

    def to_url(self, value):
        return next(word for word, period in self.PERIODS.items() if period == value)


register_converter(PeriodConverter, "period")

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
    # reports
    path(REPORTS, report.reports, name="reports"),
    path(f"{REPORTS}<period:period>/lap/", report.start, name="report_start"),
    path(f"{REPORTS}<period:period>/tong-hop/", review.review, name="review"),
    path(f"{REPORTS}<period:period>/tong-hop.pdf", review.review_pdf, name="review_pdf"),
    path(f"{REPORTS}<period:period>/tong-hop.docx", review.review_docx, name="review_docx"),
    path(REPORT, report.report, name="report"),
    path(f"{REPORT}trinh/", report.submit, name="report_submit"),
    path(f"{REPORT}duyet/", report.approve, name="report_approve"),
    path(f"{REPORT}tra-lai/", report.return_to_officer, name="report_return"),
    path(f"{REPORT}de-nghi-bo-sung/", report.send_back, name="report_send_back"),
    path(f"{REPORT}soan/", report_writing.write, name="report_write"),
    path(f"{REPORT}soan/luu-tam/", report_writing.scratch, name="report_scratch"),
    path(f"{REPORT}soan/bo-ban-tam/", report_writing.discard_scratch, name="report_scratch_discard"),
    path(f"{REPORT}soan/cap-nhat/", report_writing.refresh, name="report_refresh"),
    path(f"{REPORT}minh-chung/<int:line>/", report_files.files, name="report_files"),
    path(f"{REPORT}tep/<int:file>/", report_files.file, name="report_file"),
    path(f"{REPORT}tep/<int:file>/xoa/", report_files.remove, name="report_file_remove"),
]
