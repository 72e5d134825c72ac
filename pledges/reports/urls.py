"""Reports of the units, and the cluster's review of them."""

from django.urls import path, register_converter

from pledges.reports.views import files as report_files
from pledges.reports.views import report, review, unit_paper
from pledges.reports.views import writing as report_writing

REPORT = "<int:report>/"


class PeriodConverter:
    regex = "so-ket|tong-ket"
    PERIODS = {"so-ket": "half_year", "tong-ket": "year_end"}

    def to_python(self, value):
        return self.PERIODS[value]

    def to_url(self, value):
        return next(word for word, period in self.PERIODS.items() if period == value)


register_converter(PeriodConverter, "period")

urlpatterns = [
    path("", report.reports, name="reports"),
    path("<period:period>/lap/", report.start, name="report_start"),
    path("<period:period>/tong-hop/", review.review, name="review"),
    path("<period:period>/tong-hop.pdf", review.review_pdf, name="review_pdf"),
    path("<period:period>/tong-hop.docx", review.review_docx, name="review_docx"),
    path(REPORT, report.report, name="report"),
    path(f"{REPORT}bao-cao.pdf", unit_paper.report_pdf, name="report_pdf"),
    path(f"{REPORT}bao-cao.docx", unit_paper.report_docx, name="report_docx"),
    path(f"{REPORT}trinh/", report.submit, name="report_submit"),
    path(f"{REPORT}thu-hoi/", report.take_back, name="report_take_back"),
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
