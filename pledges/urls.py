from django.urls import path, register_converter

from pledges.views import (
    activities,
    agreement,
    appendix,
    calendar,
    comments,
    drafting,
    editions,
    evidence,
    exemplars,
    failed_mails,
    handover,
    inbox,
    judging,
    lookup,
    opening,
    planning,
    recording,
    registration,
    registration_draft,
    registration_import,
    registrations,
    report,
    report_files,
    report_writing,
    review,
    signatories,
    signing,
    term,
    trust,
    workbench,
)

YEAR = "<slug:cluster>/<year:year>/"
AGREEMENT = f"{YEAR}giao-uoc/"
HANDOVER = f"{YEAR}ban-giao/"
REGISTRATIONS = f"{YEAR}dang-ky/"
REGISTRATION = f"{REGISTRATIONS}<int:registration>/"
ACTIVITIES = f"{YEAR}hoat-dong/"
ACTIVITY = f"{ACTIVITIES}<int:activity>/"
EXEMPLARS = f"{YEAR}dien-hinh/"
EXEMPLAR = f"{EXEMPLARS}<int:exemplar>/"
CALENDAR = f"{YEAR}lich/"
FAILED_MAILS = f"{YEAR}thu-chua-gui/"
INBOX = "hop-thu/"
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
    path(f"{YEAR}ma-tran.xlsx", workbench.matrix_xlsx, name="matrix_xlsx"),
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
    path(HANDOVER, handover.handover, name="handover"),
    path(f"{HANDOVER}nam-moi/", term.next_term, name="next_term"),
    path(f"{HANDOVER}lap/", handover.begin, name="handover_begin"),
    path(f"{HANDOVER}soan/", handover.draft, name="handover_draft"),
    path(f"{HANDOVER}mo-ky/", handover.opening, name="handover_open"),
    path(f"{HANDOVER}ky/", handover.sign, name="handover_sign"),
    path(f"{HANDOVER}tu-choi/", handover.decline, name="handover_decline"),
    path(f"{HANDOVER}thu-hoi/", handover.withdraw, name="handover_withdraw"),
    path(f"{HANDOVER}bien-ban.pdf", handover.newest_pdf, name="handover_pdf"),
    path(f"{HANDOVER}khep-nam/", term.close, name="term_close"),
    path(f"{YEAR}cac-nam/", term.years, name="years"),
    path(REGISTRATIONS, registrations.registrations, name="registrations"),
    path(f"{REGISTRATIONS}lap/", registration.start, name="registration_start"),
    path(REGISTRATION, registration.registration, name="registration"),
    path(f"{REGISTRATION}soan/", registration_draft.draft, name="registration_draft"),
    path(f"{REGISTRATION}soan/luu-tam/", registration_draft.scratch, name="registration_scratch"),
    path(
        f"{REGISTRATION}soan/bo-ban-tam/",
        registration_draft.discard_scratch,
        name="registration_scratch_discard",
    ),
    path(f"{REGISTRATION}bo/", registration.discard, name="registration_discard"),
    path(f"{REGISTRATION}gui/", registration.submit, name="registration_submit"),
    path(f"{REGISTRATION}ghi-nhan/", recording.record, name="registration_record"),
    path(f"{REGISTRATION}tra-lai/", recording.send_back, name="registration_send_back"),
    path(f"{REGISTRATION}rut/", recording.withdraw, name="registration_withdraw"),
    path(f"{REGISTRATION}ket-qua/", recording.conclude, name="registration_conclude"),
    path(f"{REGISTRATION}phu-luc.pdf", appendix.appendix_pdf, name="registration_pdf"),
    path(f"{REGISTRATION}ky/", appendix.sign, name="registration_sign"),
    path(f"{REGISTRATION}tu-choi/", appendix.decline, name="registration_decline"),
    path(f"{REGISTRATIONS}dang-ky.csv", registrations.as_csv, name="registrations_csv"),
    path(f"{REGISTRATIONS}dang-ky.xlsx", registrations.as_xlsx, name="registrations_xlsx"),
    path(f"{REGISTRATIONS}mau-nhap.xlsx", registration_import.template, name="registrations_template"),
    path(f"{REGISTRATIONS}nhap-tep/", registration_import.upload, name="registrations_import"),
    path(f"{REGISTRATIONS}nhap-tep/luu/", registration_import.confirm, name="registrations_import_confirm"),
    path(ACTIVITIES, activities.activities, name="activities"),
    path(f"{ACTIVITIES}len-ke-hoach/", planning.plan, name="activity_plan"),
    path(ACTIVITY, activities.activity, name="activity"),
    path(f"{ACTIVITY}sua/", planning.write, name="activity_write"),
    path(f"{ACTIVITY}moi/", planning.invite, name="activity_invite"),
    path(f"{ACTIVITY}ket-qua/", planning.hold, name="activity_hold"),
    path(f"{ACTIVITY}huy/", planning.cancel, name="activity_cancel"),
    path(f"{ACTIVITY}giay-moi.pdf", activities.invitations, name="activity_invitations"),
    path(f"{ACTIVITY}danh-sach.pdf", activities.attendance, name="activity_attendance"),
    path(f"{ACTIVITY}bien-ban.pdf", activities.minutes, name="activity_minutes"),
    path(EXEMPLARS, exemplars.exemplars, name="exemplars"),
    path(f"{EXEMPLARS}gioi-thieu/", exemplars.propose, name="exemplar_propose"),
    path(EXEMPLAR, exemplars.exemplar, name="exemplar"),
    path(f"{EXEMPLAR}sua/", exemplars.write, name="exemplar_write"),
    path(f"{EXEMPLAR}cong-nhan/", judging.accept, name="exemplar_accept"),
    path(f"{EXEMPLAR}khong-cong-nhan/", judging.refuse, name="exemplar_refuse"),
    path(f"{EXEMPLAR}chia-se/", judging.share, name="exemplar_share"),
    path(f"{EXEMPLAR}hoc-tap/", exemplars.learn, name="exemplar_learn"),
    path(CALENDAR, calendar.calendar, name="calendar"),
    path(f"{CALENDAR}dia-chi-moi/", calendar.renew, name="calendar_feed_renew"),
    path("lich/<str:token>.ics", calendar.feed, name="calendar_feed"),
    path(INBOX, inbox.inbox, name="inbox"),
    path(f"{INBOX}da-doc-het/", inbox.read_all, name="inbox_read_all"),
    path(f"{INBOX}<int:notice>/da-doc/", inbox.read, name="inbox_read"),
    path(FAILED_MAILS, failed_mails.failed_mails, name="failed_mails"),
    path(f"{FAILED_MAILS}gui-lai/", failed_mails.retry, name="failed_mails_retry"),
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
