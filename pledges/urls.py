from django.urls import path, register_converter

from pledges.views import (
    activities,
    agreement,
    appendix,
    ballots,
    calendar,
    checklist,
    comments,
    count_minutes,
    criteria,
    criteria_import,
    criterion,
    drafting,
    editions,
    evidence,
    exemplars,
    failed_mails,
    handover,
    inbox,
    inspection,
    inspection_checklist,
    inspection_dates,
    inspection_files,
    inspection_minutes,
    inspection_plan,
    inspection_teams,
    inspection_writing,
    inspections,
    judging,
    lookup,
    opening,
    planning,
    proposal,
    recommendation,
    recommending,
    recording,
    registration,
    registration_draft,
    registration_import,
    registrations,
    report,
    report_files,
    report_writing,
    review,
    scale_opening,
    score_files,
    score_sheet,
    score_writing,
    scores,
    signatories,
    signing,
    term,
    trust,
    voting,
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
SCORES = f"{YEAR}cham-diem/"
CRITERIA = f"{SCORES}tieu-chi/"
SHEET = f"{SCORES}<int:sheet>/"
INSPECTIONS = f"{YEAR}kiem-tra/"
INSPECTION = f"{INSPECTIONS}<int:inspection>/"
RECOMMENDATIONS = f"{YEAR}kien-nghi/"
RECOMMENDATION = f"{RECOMMENDATIONS}<int:recommendation>/"
BALLOTS = f"{YEAR}binh-xet/"
BALLOT = f"{BALLOTS}<int:ballot>/"
INSPECTION_PLAN = f"{INSPECTIONS}ke-hoach/"


class PeriodConverter:
    """A period of reports as addresses write it."""

    regex = "so-ket|tong-ket"
    PERIODS = {"so-ket": "half_year", "tong-ket": "year_end"}

    def to_python(self, value):
        return self.PERIODS[value]

    def to_url(self, value):
        return next(word for word, period in self.PERIODS.items() if period == value)


register_converter(PeriodConverter, "period")


class ColumnConverter:
    """A column of a score sheet as addresses write it; the unit's answers to the team are one, too."""

    COLUMNS = {"tu-cham": "self", "doan-cham": "team", "duyet": "approved", "giai-trinh": "answer"}
    regex = "|".join(COLUMNS)

    def to_python(self, value):
        return self.COLUMNS[value]

    def to_url(self, value):
        return next(word for word, column in self.COLUMNS.items() if column == value)


register_converter(ColumnConverter, "column")

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
    path(CRITERIA, criteria.criteria, name="criteria"),
    path(f"{CRITERIA}lap/", criteria.begin, name="scale_begin"),
    path(f"{CRITERIA}chep/", criteria.copy, name="scale_copy"),
    path(f"{CRITERIA}tong-diem/", criteria.settings, name="scale_settings"),
    path(f"{CRITERIA}mo-cham/", scale_opening.open_scoring, name="scale_open"),
    path(f"{CRITERIA}soan-lai/", scale_opening.reopen, name="scale_reopen"),
    path(f"{CRITERIA}tieu-chi.xlsx", criteria.as_xlsx, name="criteria_xlsx"),
    path(f"{CRITERIA}mau-nhap.xlsx", criteria_import.template, name="criteria_template"),
    path(f"{CRITERIA}nhap-tep/", criteria_import.upload, name="criteria_import"),
    path(f"{CRITERIA}nhap-tep/luu/", criteria_import.confirm, name="criteria_import_confirm"),
    path(f"{CRITERIA}them/", criterion.add, name="criterion_add"),
    path(f"{CRITERIA}<int:criterion>/sua/", criterion.write, name="criterion_write"),
    path(f"{CRITERIA}<int:criterion>/len-xuong/", criterion.shift, name="criterion_shift"),
    path(f"{CRITERIA}<int:criterion>/chuyen/", criterion.move, name="criterion_move"),
    path(f"{CRITERIA}<int:criterion>/bo/", criterion.remove, name="criterion_remove"),
    path(INSPECTIONS, inspections.inspections, name="inspections"),
    path(f"{INSPECTION_PLAN}lap/", inspections.begin, name="inspection_plan_begin"),
    path(f"{INSPECTION_PLAN}ke-hoach.pdf", inspections.plan_paper, name="inspection_plan_pdf"),
    path(f"{INSPECTION_PLAN}soan/", inspection_plan.write, name="inspection_plan_write"),
    path(f"{INSPECTION_PLAN}cach-to-chuc/", inspection_plan.pattern, name="inspection_plan_pattern"),
    path(f"{INSPECTION_PLAN}vong-tron/", inspection_plan.ring, name="inspection_plan_ring"),
    path(f"{INSPECTION_PLAN}vong-tron/doi/", inspection_plan.swap, name="inspection_plan_swap"),
    path(f"{INSPECTION_PLAN}doan/", inspection_teams.teams, name="inspection_plan_teams"),
    path(f"{INSPECTION_PLAN}doan/<int:team>/", inspection_teams.team, name="inspection_team"),
    path(f"{INSPECTION_PLAN}doan/<int:team>/don-vi/", inspection_teams.visits, name="inspection_team_visits"),
    path(f"{INSPECTION_PLAN}doan/<int:team>/bo/", inspection_teams.remove, name="inspection_team_remove"),
    path(f"{INSPECTION_PLAN}lich/", inspection_dates.dates, name="inspection_plan_dates"),
    path(f"{INSPECTION_PLAN}danh-muc/", checklist.checklist, name="inspection_plan_checklist"),
    path(f"{INSPECTION_PLAN}danh-muc/<int:question>/", checklist.question, name="inspection_question"),
    path(
        f"{INSPECTION_PLAN}danh-muc/<int:question>/chuyen/", checklist.move, name="inspection_question_move"
    ),
    path(
        f"{INSPECTION_PLAN}danh-muc/<int:question>/bo/", checklist.remove, name="inspection_question_remove"
    ),
    path(f"{INSPECTION_PLAN}ban-hanh/", inspections.issue, name="inspection_plan_issue"),
    path(f"{INSPECTION_PLAN}thu-hoi/", inspections.withdraw, name="inspection_plan_withdraw"),
    path(f"{INSPECTION}doi-lich/", inspection_dates.reschedule, name="inspection_reschedule"),
    path(f"{INSPECTION}huy/", inspection_dates.cancel, name="inspection_cancel"),
    path(INSPECTION, inspection.inspection, name="inspection"),
    path(f"{INSPECTION}bat-dau/", inspection.begin, name="inspection_begin"),
    path(f"{INSPECTION}phieu/", inspection_checklist.checklist, name="inspection_checklist"),
    path(f"{INSPECTION}phieu/<int:question>/", inspection_checklist.answer, name="inspection_answer"),
    path(f"{INSPECTION}phieu/<int:question>/tep/", inspection_checklist.attach, name="inspection_attach"),
    path(f"{INSPECTION}tep/<int:file>/", inspection_files.file, name="inspection_file"),
    path(f"{INSPECTION}tep/<int:file>/xoa/", inspection_files.remove, name="inspection_file_remove"),
    path(f"{INSPECTION}ket-luan/", inspection_writing.write, name="inspection_write"),
    path(f"{INSPECTION}ket-luan/luu-tam/", inspection_writing.scratch, name="inspection_scratch"),
    path(
        f"{INSPECTION}ket-luan/bo-ban-tam/",
        inspection_writing.discard_scratch,
        name="inspection_scratch_discard",
    ),
    path(f"{INSPECTION}lay-y-kien/", inspection.ask_opinion, name="inspection_ask_opinion"),
    path(f"{INSPECTION}kiem-tra-tiep/", inspection.resume, name="inspection_resume"),
    path(f"{INSPECTION}y-kien/", inspection.opinion, name="inspection_opinion"),
    path(f"{INSPECTION}bien-ban/", inspection_minutes.minutes, name="inspection_minutes"),
    path(f"{INSPECTION}bien-ban.pdf", inspection_minutes.newest_pdf, name="inspection_pdf"),
    path(f"{INSPECTION}bien-ban/mo-ky/", inspection_minutes.opening, name="inspection_open"),
    path(f"{INSPECTION}bien-ban/ky/", inspection_minutes.sign, name="inspection_sign"),
    path(f"{INSPECTION}bien-ban/tu-choi/", inspection_minutes.decline, name="inspection_decline"),
    path(f"{INSPECTION}bien-ban/thu-hoi/", inspection_minutes.withdraw, name="inspection_withdraw"),
    path(f"{INSPECTION}kien-nghi/", recommending.recommendations, name="inspection_recommendations"),
    path(
        f"{INSPECTION}kien-nghi/<int:recommendation>/", recommending.change, name="inspection_recommendation"
    ),
    path(
        f"{INSPECTION}kien-nghi/<int:recommendation>/bo/",
        recommending.remove,
        name="inspection_recommendation_remove",
    ),
    path(RECOMMENDATIONS, recommendation.recommendations, name="recommendations"),
    path(RECOMMENDATION, recommendation.recommendation, name="recommendation"),
    path(f"{RECOMMENDATION}bao-cao/", recommendation.answer, name="recommendation_answer"),
    path(f"{RECOMMENDATION}xac-nhan/", recommendation.accept, name="recommendation_accept"),
    path(f"{RECOMMENDATION}tra-lai/", recommendation.send_back, name="recommendation_send_back"),
    path(SCORES, scores.scores, name="scores"),
    path(f"{SCORES}phan/<int:part>/", scores.part, name="scores_part"),
    path(f"{SCORES}cac-nam/", scores.history, name="scores_history"),
    path(f"{SCORES}chot-ket-qua/", scores.finalize_all, name="scores_finalize"),
    path(f"{SCORES}lap-bang-diem/", scale_opening.add_sheets, name="scores_add_sheets"),
    path(f"{SCORES}bang-diem.xlsx", scores.as_xlsx, name="scores_xlsx"),
    path(f"{SCORES}bang-diem.pdf", scores.as_pdf, name="scores_pdf"),
    path(SHEET, score_sheet.score_sheet, name="score_sheet"),
    path(f"{SHEET}bang-diem.xlsx", score_sheet.as_xlsx, name="score_sheet_xlsx"),
    path(f"{SHEET}gui/", score_sheet.submit, name="score_submit"),
    path(f"{SHEET}tra-lai/", score_sheet.send_back, name="score_send_back"),
    path(f"{SHEET}doan-cham-xong/", score_sheet.finish_team, name="score_finish_team"),
    path(f"{SHEET}gui-giai-trinh/", score_sheet.explain, name="score_explain"),
    path(f"{SHEET}chuyen-buoc/", score_sheet.go_on, name="score_go_on"),
    path(f"{SHEET}lay-diem-doan/", score_sheet.take_over, name="score_take_over"),
    path(f"{SHEET}nhat-tri/", score_sheet.agree, name="score_agree"),
    path(f"{SHEET}ket-luan/", score_sheet.settle, name="score_settle"),
    path(f"{SHEET}chot/", score_sheet.finalize, name="score_finalize"),
    path(f"{SHEET}<column:column>/<int:part>/", score_writing.write, name="score_write"),
    path(f"{SHEET}<column:column>/<int:part>/luu-tam/", score_writing.scratch, name="score_scratch"),
    path(
        f"{SHEET}<column:column>/<int:part>/bo-ban-tam/",
        score_writing.discard_scratch,
        name="score_scratch_discard",
    ),
    path(f"{SHEET}minh-chung/<column:column>/<int:criterion>/", score_files.files, name="score_files"),
    path(f"{SHEET}tep/<int:file>/", score_files.file, name="score_file"),
    path(f"{SHEET}tep/<int:file>/xoa/", score_files.remove, name="score_file_remove"),
    path(BALLOTS, ballots.ballots, name="ballots"),
    path(f"{BALLOTS}lap/", ballots.prepare, name="ballot_prepare"),
    path(f"{BALLOTS}to-trinh.pdf", proposal.proposal_pdf, name="proposal_pdf"),
    path(f"{BALLOTS}to-trinh.docx", proposal.proposal_docx, name="proposal_docx"),
    path(BALLOT, ballots.ballot, name="ballot"),
    path(f"{BALLOT}chuan-bi/", ballots.write, name="ballot_write"),
    path(f"{BALLOT}mo-bo-phieu/", ballots.open_voting, name="ballot_open_voting"),
    path(f"{BALLOT}huy/", ballots.cancel, name="ballot_cancel"),
    path(f"{BALLOT}bo-phieu/", voting.vote, name="ballot_vote"),
    path(f"{BALLOT}kiem-phieu/", voting.count, name="ballot_count"),
    path(f"{BALLOT}vong-sau/", ballots.next_round, name="ballot_next_round"),
    path(f"{BALLOT}lap-lai/", ballots.repeat, name="ballot_repeat"),
    path(f"{BALLOT}bien-ban/", count_minutes.amend, name="ballot_amend"),
    path(f"{BALLOT}bien-ban.pdf", count_minutes.newest_pdf, name="ballot_pdf"),
    path(f"{BALLOT}mo-ky/", count_minutes.opening, name="ballot_open"),
    path(f"{BALLOT}ky/", count_minutes.sign, name="ballot_sign"),
    path(f"{BALLOT}tu-choi/", count_minutes.decline, name="ballot_decline"),
    path(f"{BALLOT}thu-hoi/", count_minutes.withdraw, name="ballot_withdraw"),
]
