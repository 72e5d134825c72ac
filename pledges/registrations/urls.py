"""Themes, models and movements of the units."""

from django.urls import path

from pledges.registrations.views import appendix, recording, registration, registrations, unit_paper
from pledges.registrations.views import drafting as registration_draft
from pledges.registrations.views import importing as registration_import

REGISTRATION = "<int:registration>/"

urlpatterns = [
    path("", registrations.registrations, name="registrations"),
    path("lap/", registration.start, name="registration_start"),
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
    path(f"{REGISTRATION}thu-hoi/", registration.take_back, name="registration_take_back"),
    path(f"{REGISTRATION}ghi-nhan/", recording.record, name="registration_record"),
    path(f"{REGISTRATION}tra-lai/", recording.send_back, name="registration_send_back"),
    path(f"{REGISTRATION}rut/", recording.withdraw, name="registration_withdraw"),
    path(f"{REGISTRATION}ket-qua/", recording.conclude, name="registration_conclude"),
    path(f"{REGISTRATION}phu-luc.pdf", appendix.appendix_pdf, name="registration_pdf"),
    path(f"{REGISTRATION}ban-dang-ky.pdf", unit_paper.registration_paper, name="registration_paper"),
    path(f"{REGISTRATION}ban-dang-ky.docx", unit_paper.registration_docx, name="registration_docx"),
    path(f"{REGISTRATION}ky/", appendix.sign, name="registration_sign"),
    path(f"{REGISTRATION}tu-choi/", appendix.decline, name="registration_decline"),
    path("dang-ky.csv", registrations.as_csv, name="registrations_csv"),
    path("dang-ky.xlsx", registrations.as_xlsx, name="registrations_xlsx"),
    path("mau-nhap.xlsx", registration_import.template, name="registrations_template"),
    path("nhap-tep/", registration_import.upload, name="registrations_import"),
    path("nhap-tep/luu/", registration_import.confirm, name="registrations_import_confirm"),
]
