"""Addresses of the recommendations."""

from django.urls import path

from pledges.inspections.recommendations.views import recommendation

RECOMMENDATION = "<int:recommendation>/"

urlpatterns = [
    path("", recommendation.recommendations, name="recommendations"),
    path(RECOMMENDATION, recommendation.recommendation, name="recommendation"),
    path(f"{RECOMMENDATION}bao-cao/", recommendation.answer, name="recommendation_answer"),
    path(f"{RECOMMENDATION}xac-nhan/", recommendation.accept, name="recommendation_accept"),
    path(f"{RECOMMENDATION}tra-lai/", recommendation.send_back, name="recommendation_send_back"),
]
