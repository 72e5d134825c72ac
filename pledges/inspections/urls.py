"""Addresses of the plan of the cross-inspection, and of each inspection from checklist to minutes."""

from django.urls import path

from pledges.inspections.minutes import views as inspection_minutes
from pledges.inspections.plan.views import checklist
from pledges.inspections.plan.views import plan as inspection_plan
from pledges.inspections.plan.views import teams as inspection_teams
from pledges.inspections.recommendations.views import recommending
from pledges.inspections.visit.views import checklist as inspection_checklist
from pledges.inspections.visit.views import dates as inspection_dates
from pledges.inspections.visit.views import files as inspection_files
from pledges.inspections.visit.views import inspection, inspections
from pledges.inspections.visit.views import writing as inspection_writing

INSPECTION = "<int:inspection>/"
PLAN = "ke-hoach/"

urlpatterns = [
    path("", inspections.inspections, name="inspections"),
    path(f"{PLAN}lap/", inspections.begin, name="inspection_plan_begin"),
    path(f"{PLAN}ke-hoach.pdf", inspections.plan_paper, name="inspection_plan_pdf"),
    path(f"{PLAN}soan/", inspection_plan.write, name="inspection_plan_write"),
    path(f"{PLAN}cach-to-chuc/", inspection_plan.pattern, name="inspection_plan_pattern"),
    path(f"{PLAN}vong-tron/", inspection_plan.ring, name="inspection_plan_ring"),
    path(f"{PLAN}vong-tron/doi/", inspection_plan.swap, name="inspection_plan_swap"),
    path(f"{PLAN}doan/", inspection_teams.teams, name="inspection_plan_teams"),
    path(f"{PLAN}doan/<int:team>/", inspection_teams.team, name="inspection_team"),
    path(f"{PLAN}doan/<int:team>/don-vi/", inspection_teams.visits, name="inspection_team_visits"),
    path(f"{PLAN}doan/<int:team>/bo/", inspection_teams.remove, name="inspection_team_remove"),
    path(f"{PLAN}lich/", inspection_dates.dates, name="inspection_plan_dates"),
    path(f"{PLAN}danh-muc/", checklist.checklist, name="inspection_plan_checklist"),
    path(f"{PLAN}danh-muc/<int:question>/", checklist.question, name="inspection_question"),
    path(f"{PLAN}danh-muc/<int:question>/chuyen/", checklist.move, name="inspection_question_move"),
    path(f"{PLAN}danh-muc/<int:question>/bo/", checklist.remove, name="inspection_question_remove"),
    path(f"{PLAN}ban-hanh/", inspections.issue, name="inspection_plan_issue"),
    path(f"{PLAN}thu-hoi/", inspections.withdraw, name="inspection_plan_withdraw"),
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
]
