"""Conferences, meetings, visits."""

from django.urls import path

from pledges.activities.views import activities, planning, replying

ACTIVITY = "<int:activity>/"

urlpatterns = [
    path("", activities.activities, name="activities"),
    path("len-ke-hoach/", planning.plan, name="activity_plan"),
    path(ACTIVITY, activities.activity, name="activity"),
    path(f"{ACTIVITY}sua/", planning.write, name="activity_write"),
    path(f"{ACTIVITY}moi/", planning.invite, name="activity_invite"),
    path(f"{ACTIVITY}tra-loi/", replying.reply, name="activity_reply"),
    path(f"{ACTIVITY}ket-qua/", planning.hold, name="activity_hold"),
    path(f"{ACTIVITY}huy/", planning.cancel, name="activity_cancel"),
    path(f"{ACTIVITY}giay-moi.pdf", activities.invitations, name="activity_invitations"),
    path(f"{ACTIVITY}danh-sach.pdf", activities.attendance, name="activity_attendance"),
    path(f"{ACTIVITY}bien-ban.pdf", activities.minutes, name="activity_minutes"),
]
