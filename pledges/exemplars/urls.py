"""Persons and groups whose experience is shared."""

from django.urls import path

from pledges.exemplars.views import exemplars, judging

EXEMPLAR = "<int:exemplar>/"

urlpatterns = [
    path("", exemplars.exemplars, name="exemplars"),
    path("gioi-thieu/", exemplars.propose, name="exemplar_propose"),
    path(EXEMPLAR, exemplars.exemplar, name="exemplar"),
    path(f"{EXEMPLAR}sua/", exemplars.write, name="exemplar_write"),
    path(f"{EXEMPLAR}cong-nhan/", judging.accept, name="exemplar_accept"),
    path(f"{EXEMPLAR}khong-cong-nhan/", judging.refuse, name="exemplar_refuse"),
    path(f"{EXEMPLAR}chia-se/", judging.share, name="exemplar_share"),
    path(f"{EXEMPLAR}hoc-tap/", exemplars.learn, name="exemplar_learn"),
]
