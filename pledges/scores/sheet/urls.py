"""Addresses of the score sheets, one by one and side by side."""

from django.urls import path, register_converter

from pledges.scores.scale.views import opening as scale_opening
from pledges.scores.sheet.views import files as score_files
from pledges.scores.sheet.views import scores
from pledges.scores.sheet.views import sheet as score_sheet
from pledges.scores.sheet.views import writing as score_writing

SHEET = "<int:sheet>/"


class ColumnConverter:
    """A column of a score sheet as addresses write it; the unit's answers to the team count as one."""

    COLUMNS = {"tu-cham": "self", "doan-cham": "team", "duyet": "approved", "giai-trinh": "answer"}
    regex = "|".join(COLUMNS)

    def to_python(self, value):
        return self.COLUMNS[value]

    def to_url(self, value):
        return next(word for word, column in self.COLUMNS.items() if column == value)


register_converter(ColumnConverter, "column")

urlpatterns = [
    path("", scores.scores, name="scores"),
    path("phan/<int:part>/", scores.part, name="scores_part"),
    path("cac-nam/", scores.history, name="scores_history"),
    path("chot-ket-qua/", scores.finalize_all, name="scores_finalize"),
    path("lap-bang-diem/", scale_opening.add_sheets, name="scores_add_sheets"),
    path("bang-diem.xlsx", scores.as_xlsx, name="scores_xlsx"),
    path("bang-diem.pdf", scores.as_pdf, name="scores_pdf"),
    path(SHEET, score_sheet.score_sheet, name="score_sheet"),
    path(f"{SHEET}bang-diem.xlsx", score_sheet.as_xlsx, name="score_sheet_xlsx"),
    path(f"{SHEET}bao-cao-tu-cham.pdf", score_sheet.own_pdf, name="score_sheet_pdf"),
    path(f"{SHEET}bao-cao-tu-cham.docx", score_sheet.own_docx, name="score_sheet_docx"),
    path(f"{SHEET}gui/", score_sheet.submit, name="score_submit"),
    path(f"{SHEET}tra-lai/", score_sheet.send_back, name="score_send_back"),
    path(f"{SHEET}gui-diem-doan/", score_sheet.finish_team, name="score_finish_team"),
    path(f"{SHEET}gui-giai-trinh/", score_sheet.explain, name="score_explain"),
    path(f"{SHEET}chuyen-buoc/", score_sheet.go_on, name="score_go_on"),
    path(f"{SHEET}lay-diem-tu-cham/", score_sheet.take_own, name="score_take_own"),
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
]
