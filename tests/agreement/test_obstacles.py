"""What stands between a draft and its opening, one thing at a time."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from members.models import Mandate, Person
from pledges.agreement.acts.comments import answer, close_comments, comment, invite_comments
from pledges.agreement.acts.signing import open_for_signature
from pledges.agreement.models import Agreement, Comment, CommentRound, Commitment
from pledges.agreement.obstacles import obstacles_to_opening
from pledges.agreement.signatories import signatories
from pledges.errors import PledgeError
from tests import factories
from tests.ladder import refused

MISSING = {
    "superior_body": "Thiếu cơ quan cấp trên.",
    "place": "Thiếu địa danh.",
    "day": "Thiếu ngày ký kết.",
    "subject": "Thiếu trích yếu.",
    "opening": "Thiếu lời mở đầu.",
    "organisation": "Thiếu phần tổ chức thực hiện.",
    "closing": "Thiếu lời kết.",
    "recipients": "Thiếu nơi nhận.",
}


def only_obstacle(year, sentence, page):
    """Listed with the page where it is mended, and the act refuses for it."""
    agreement = year.reload()
    found = [
        (obstacle.sentence, obstacle.page)
        for obstacle in obstacles_to_opening(agreement, signatories(agreement))
    ]
    assert found == [(sentence, page)]
    with refused(PledgeError, f"Chưa gửi ký được. {sentence}"):
        open_for_signature(agreement, by=year.secretary, edition=agreement.edition)


def test_a_complete_draft_has_none(cluster_year):
    assert obstacles_to_opening(cluster_year.agreement, signatories(cluster_year.agreement)) == []


def test_number_theme_grounds_and_venue_may_be_missing(cluster_year):
    Agreement.objects.update(number="", theme="", grounds="", venue="")
    assert obstacles_to_opening(cluster_year.reload(), signatories(cluster_year.agreement)) == []


@pytest.mark.parametrize(("field", "sentence"), MISSING.items())
def test_a_part_is_missing(cluster_year, field, sentence):
    Agreement.objects.update(**{field: None if field == "day" else ""})
    only_obstacle(cluster_year, sentence, "agreement_draft")


def test_there_are_no_commitments(cluster_year):
    Commitment.objects.all().delete()
    only_obstacle(cluster_year, "Chưa có nội dung giao ước.", "agreement_draft")


@pytest.mark.parametrize(("first", "last"), [(-9, -1), (1, 9)])
def test_a_unit_has_nobody_who_may_sign_today(cluster_year, first, last):
    today = timezone.localdate()
    period = {"valid_from": today + timedelta(days=first), "valid_to": today + timedelta(days=last)}
    Mandate.objects.filter(person=cluster_year.leaders[1]).update(**period)
    name = cluster_year.units[1].short_name
    only_obstacle(
        cluster_year,
        f"{name} chưa có người có thẩm quyền ký.",
        "agreement_signatories",
    )


def test_the_witness_has_nobody_who_may_sign_today(authority):
    year = factories.cluster_year(2, witness=True)
    Mandate.objects.filter(person=year.leaders[-1]).update(valid_to=date(2020, 12, 31))
    only_obstacle(year, "Ban Chứng kiến thử chưa có người có thẩm quyền ký.", "agreement_signatories")


def test_the_only_leader_of_a_unit_has_left(cluster_year):
    Person.objects.filter(pk=cluster_year.leaders[1].pk).update(is_active=False)
    name = cluster_year.units[1].short_name
    only_obstacle(cluster_year, f"{name} chưa có người có thẩm quyền ký.", "agreement_signatories")


def test_a_year_has_no_units(cluster_year):
    cluster_year.term.memberships.all().delete()
    only_obstacle(cluster_year, "Năm thi đua chưa có đơn vị thành viên.", "agreement_signatories")


def test_the_round_of_comments_is_open(cluster_year):
    invite_comments(cluster_year.agreement, by=cluster_year.secretary, closes_on=timezone.localdate())
    only_obstacle(cluster_year, "Đợt góp ý chưa kết thúc.", "agreement_comments")
    CommentRound.objects.update(closes_on=date(2020, 1, 1))
    only_obstacle(cluster_year, "Đợt góp ý chưa kết thúc.", "agreement_comments")


def test_remarks_wait_for_an_answer(cluster_year):
    year = cluster_year
    invite_comments(year.agreement, by=year.secretary, closes_on=timezone.localdate())
    for officer, unit in zip(year.officers, year.units, strict=True):
        comment(year.agreement, by=officer, unit=unit, passage="", text="Đề nghị xem lại.")
    close_comments(year.agreement, by=year.secretary)
    only_obstacle(year, "Còn 3 góp ý chưa trả lời.", "agreement_comments")
    for made in Comment.objects.all():
        answer(made, by=year.secretary, text="Đã sửa.")
    assert obstacles_to_opening(year.reload(), signatories(year.agreement)) == []


@pytest.mark.django_db
def test_the_system_has_no_certificate():
    year = factories.cluster_year(2)
    only_obstacle(year, "Hệ thống chưa sẵn sàng để ký. Xin liên hệ quản trị viên.", "agreement_open")
