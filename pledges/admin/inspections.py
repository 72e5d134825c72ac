"""Read-only windows on the cross-inspections: plans, teams, answers, the photos and papers that show them."""

from django.contrib import admin

from members.admin import yes_or_no
from pledges.admin.window import Window, column
from pledges.inspections.plan.models import InspectionPlan, Question, Team, TeamMember
from pledges.inspections.visit.models import Answer, AnswerFile, Inspection

PLACE = ["term__name", "term__cluster__slug"]
PLACE_OF_PLAN = ["plan__term__name", "plan__term__cluster__slug"]


@admin.register(InspectionPlan)
class InspectionPlanWindow(Window):
    list_display = ["term", "pattern", "state", "number", "day"]
    list_filter = ["state", "pattern", "term__cluster"]
    list_select_related = ["term__cluster"]
    search_fields = PLACE
    fields = [
        *("term", "state", "pattern", "edition", "number", "day"),
        *(column("issued_at", "ban hành lúc"), column("issued_by", "người ban hành")),
        *("grounds", "purpose", "content", "organisation"),
    ]


@admin.register(Question)
class QuestionWindow(Window):
    list_display = ["text", "part", "position", column("plan", "kế hoạch")]
    list_select_related = ["plan__term__cluster"]
    search_fields = PLACE_OF_PLAN
    fields = [column("plan", "kế hoạch"), "position", "part", "text", "guidance"]


@admin.register(Team)
class TeamWindow(Window):
    list_display = ["name", "unit", column("plan", "kế hoạch")]
    list_select_related = ["unit", "plan__term__cluster"]
    search_fields = ["unit__search", *PLACE_OF_PLAN]
    fields = [column("plan", "kế hoạch"), "position", "name", "unit"]


@admin.register(TeamMember)
class TeamMemberWindow(Window):
    list_display = ["person", "role", "unit", column("team", "đoàn")]
    list_filter = ["role"]
    list_select_related = ["person", "unit", "team"]
    search_fields = ["person__search", "unit__search"]
    fields = [column("team", "đoàn"), "person", "unit", "role"]


@admin.register(Inspection)
class InspectionWindow(Window):
    list_display = ["unit", column("team", "đoàn kiểm tra"), "state", "starts_at", "term"]
    list_filter = ["state", "term__name", "term__cluster"]
    date_hierarchy = "starts_at"
    list_select_related = ["unit", "team", "term__cluster"]
    search_fields = ["unit__search", *PLACE]
    fields = [
        *("term", column("plan", "kế hoạch"), "team", "unit", "state", "version", "edition"),
        *(column("document", "văn bản ký"), "starts_at", "ends_at", "place"),
        *("began_at", "finished_at", "present", "strengths", "limits"),
        *(
            "opinion",
            yes_or_no(Inspection, "agrees"),
            column("opined_at", "cho ý kiến lúc"),
            column("opined_by", "người cho ý kiến"),
        ),
        "reason",
    ]


@admin.register(Answer)
class AnswerWindow(Window):
    list_display = [
        *(column("inspection", "cuộc kiểm tra"), column("question", "nội dung"), "verdict"),
        *("answered_at", column("answered_by", "người trả lời")),
    ]
    list_filter = ["verdict", "inspection__term__name"]
    list_select_related = ["inspection__unit", "inspection__term", "question", "answered_by"]
    search_fields = ["inspection__unit__search"]
    fields = [
        *(
            column("inspection", "cuộc kiểm tra"),
            column("question", "nội dung"),
            "verdict",
            "papers",
            "remark",
        ),
        *("edition", "answered_at", column("answered_by", "người trả lời")),
    ]


@admin.register(AnswerFile)
class AnswerFileWindow(Window):
    heavy = ("content",)
    list_display = ["name", "media_type", "size", "brought_at", column("brought_by", "người tải lên")]
    list_filter = ["media_type", "brought_at"]
    list_select_related = ["brought_by"]
    search_fields = ["sha256", "answer__inspection__unit__search"]
    fields = ["name", "media_type", "size", "sha256", "brought_at", column("brought_by", "người tải lên")]
