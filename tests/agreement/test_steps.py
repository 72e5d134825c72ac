"""The steps of a draft, each with its state, on the agreement's page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pledges.agreement.acts.comments import close_comments, comment, invite_comments
from pledges.agreement.models import Agreement
from tests.pages import chips, page, visitor

STEPS = ["agreement_draft", "agreement_signatories", "agreement_comments", "agreement_open"]


def states(year):
    """The chips of the steps, and the page where the work goes on."""
    response = visitor(year.secretary).get(year.url())
    (chosen,) = [step for step in response.context["steps"] if step.is_next]
    links = page(response).links()
    assert [name for name in STEPS if year.url(name) in links] == STEPS
    return [step.label for step in response.context["steps"]], chosen.url.removeprefix(year.url())


def test_a_complete_draft_leads_to_its_opening(cluster_year):
    labels = ["Đủ nội dung", "Đủ người ký", "Chưa lấy ý kiến", "Đủ điều kiện"]
    assert states(cluster_year) == (labels, "mo-ky/")


@pytest.mark.parametrize(
    ("field", "labels", "place"),
    [
        ("closing", ["Còn 1 mục", "Đủ người ký", "Chưa lấy ý kiến", "Còn 1 nội dung"], "soan/"),
        ("mandate", ["Đủ nội dung", "Thiếu 1", "Chưa lấy ý kiến", "Còn 1 nội dung"], "nguoi-ky/"),
    ],
)
def test_what_is_missing_leads_to_its_step(cluster_year, field, labels, place):
    if field == "mandate":
        cluster_year.leaders[0].mandates.update(valid_to="2020-01-01")
    else:
        Agreement.objects.update(**{field: ""})
    assert states(cluster_year) == (labels, place)


def test_remarks_that_wait_lead_to_the_comments(cluster_year):
    year = cluster_year
    until = timezone.localdate() + timedelta(days=1)
    invite_comments(year.agreement, by=year.secretary, closes_on=until)
    assert states(year)[0][2] == "Đang lấy ý kiến"
    assert chips(visitor(year.officers[0]).get(year.url()))[0] == "Đang góp ý"
    comment(year.agreement, by=year.officers[0], unit=year.units[0], text="Nên rõ.")
    close_comments(year.reload(), by=year.secretary)
    assert states(year) == (["Đủ nội dung", "Đủ người ký", "1 chưa trả lời", "Còn 1 nội dung"], "gop-y/")


def test_only_the_secretariat_sees_them(cluster_year):
    assert "steps" not in visitor(cluster_year.officers[0]).get(cluster_year.url()).context
