"""Addresses of the scale and its criteria."""

from django.urls import path

from pledges.scores.scale.views import criteria, criterion
from pledges.scores.scale.views import importing as criteria_import
from pledges.scores.scale.views import opening as scale_opening

CRITERION = "<int:criterion>/"

urlpatterns = [
    path("", criteria.criteria, name="criteria"),
    path("lap/", criteria.begin, name="scale_begin"),
    path("chep/", criteria.copy, name="scale_copy"),
    path("tong-diem/", criteria.settings, name="scale_settings"),
    path("mo-cham/", scale_opening.open_scoring, name="scale_open"),
    path("soan-lai/", scale_opening.reopen, name="scale_reopen"),
    path("tieu-chi.xlsx", criteria.as_xlsx, name="criteria_xlsx"),
    path("mau-nhap.xlsx", criteria_import.template, name="criteria_template"),
    path("nhap-tep/", criteria_import.upload, name="criteria_import"),
    path("nhap-tep/luu/", criteria_import.confirm, name="criteria_import_confirm"),
    path("them/", criterion.add, name="criterion_add"),
    path(f"{CRITERION}sua/", criterion.write, name="criterion_write"),
    path(f"{CRITERION}len-xuong/", criterion.shift, name="criterion_shift"),
    path(f"{CRITERION}chuyen/", criterion.move, name="criterion_move"),
    path(f"{CRITERION}bo/", criterion.remove, name="criterion_remove"),
]
