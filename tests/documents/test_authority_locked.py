"""The authority cannot be unlocked, or the stored bytes cannot be read: readers are told, nothing is stored."""

import pytest
from django.db import connection

from pledges import append_only
from pledges.documents.models import Revision
from pledges.errors import SigningFailed


@pytest.fixture
def anonymous(client):
    client.raise_request_exception = False
    return client


def test_the_public_page_says_that_the_authority_is_locked(cluster_year, anonymous, settings):
    code = cluster_year.open().document.code
    settings.SIGNING_SECRET = "another secret, long enough"
    answer = anonymous.get(f"/tra-cuu/{code}/")
    assert answer.status_code == 503
    assert "Hệ thống chưa mở được khóa ký. Xin liên hệ quản trị viên" in answer.content.decode()


def test_nobody_signs_on_bytes_that_cannot_be_read(cluster_year):
    cluster_year.open()
    with connection.cursor() as cursor:
        for statement in append_only.removing(connection.vendor):
            cursor.execute(statement)
        cursor.execute("UPDATE pledges_revision SET pdf = %s", [b"not a PDF"])
        for statement in append_only.installing(connection.vendor):
            cursor.execute(statement)
    with pytest.raises(SigningFailed, match="Chưa ký được do lỗi hệ thống"):
        cluster_year.sign(cluster_year.leaders[0])
    assert Revision.objects.count() == 1
