"""An administrator, and a year with something of every kind."""

import pytest
from django.utils import timezone

from pledges.agreement.acts import comments
from pledges.documents.models import Revocation
from tests import factories


@pytest.fixture
def browser(client, db):
    """An administrator's."""
    return factories.client_of(client, factories.person("Quản Trị", is_staff=True, is_superuser=True))


@pytest.fixture
def year(cluster_year):
    """Something of every kind: a comment that was answered, one signature, a revoked certificate."""
    day = timezone.localdate()
    comments.invite_comments(cluster_year.agreement, by=cluster_year.secretary, closes_on=day)
    officer, unit = cluster_year.officers[0], cluster_year.units[0]
    made = comments.comment(cluster_year.reload(), by=officer, unit=unit, passage="", text="Góp ý thử.")
    comments.answer(made, by=cluster_year.secretary, text="Xin tiếp thu.")
    comments.close_comments(cluster_year.reload(), by=cluster_year.secretary)
    cluster_year.open()
    cluster_year.sign(cluster_year.leaders[0])
    Revocation.objects.create(serial="1", reason="Thử")
    return cluster_year
