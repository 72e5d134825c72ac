"""The script that opens a checklist without a network."""

from django.test import Client
from django.urls import reverse


def test_it_is_given_to_anybody_and_asked_for_anew(db):
    response = Client().get(reverse("pledges:checklist_worker"))
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-cache"
    assert b'addEventListener("fetch"' in response.content
