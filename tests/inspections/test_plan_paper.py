"""The plan as a paper: what an office expects in it."""

import subprocess
import unicodedata

import pytest

from pledges.inspections.plan.models import InspectionPlan
from pledges.inspections.plan.paper import plan_pdf
from pledges.inspections.plan.roster import Roster
from tests import factories
from tests.inspections.plan_on_its_way import fresh, issued

ABOUT = "kiểm tra chéo công tác thi đua, khen thưởng năm 2019"


@pytest.fixture
def year(db):
    return factories.cluster_year(4)


def printed(plan: InspectionPlan) -> str:
    """The words with single spaces, pages parted by form feeds."""
    plan = fresh(plan)
    read = subprocess.run(
        ["pdftotext", "-raw", "-", "-"],
        input=plan_pdf(Roster(plan)).pdf,
        capture_output=True,
        check=True,
    )
    pages = unicodedata.normalize("NFC", read.stdout.decode()).split("\f")
    return "\f".join(" ".join(page.split()) for page in pages)


def test_a_team_is_listed_once_with_all_it_visits(year):
    plan = issued(year)
    team = plan.teams.first()
    plan.inspections.update(team=team)
    InspectionPlan.objects.update(pattern="teams")
    said = printed(plan)
    assert said.count("Đoàn kiểm tra số 1") == 1
    assert said.count(f"Trưởng đoàn: {team.head.person}") == 1
    assert said.count("Từ 08 giờ 00") == 4


def test_the_plan_says_who_inspects_whom_since_when_and_on_what(year):
    plan = issued(year)
    InspectionPlan.objects.update(number="5/KH-CTĐ4")
    said, cluster = printed(plan), year.cluster.title
    for words in (
        "Số: 05/KH-CTĐ4",
        f"{cluster} ban hành Kế hoạch {ABOUT} như sau:",
        *("1. Mục đích", "2. Yêu cầu", "Thời kỳ kiểm tra: từ ngày 01 tháng 01 năm 2019 đến ngày kiểm tra."),
        f"Đối tượng: 04 đơn vị thành viên của {cluster}.",
        "thời gian: ngày 01/10/2019 đến ngày 04/10/2019; phân công cụ thể như sau:",
        *("Từ 08 giờ 00 đến 11 giờ 00,", "Nội dung chi tiết tại Phụ lục kèm theo Kế hoạch này."),
        "đề nghị các đơn vị triển khai thực hiện./.",
        *(
            "PHỤ LỤC NỘI DUNG KIỂM TRA",
            f"(Kèm theo Kế hoạch số 05/KH-CTĐ4 ngày 16 tháng 9 năm 2019 của {cluster})",
        ),
    ):
        assert words in said


def test_the_number_is_left_to_the_pen_with_the_symbol_of_the_cluster(year):
    assert f"Số: ……/KH-CTĐ{year.cluster.number}".upper() in printed(issued(year)).upper()


def test_the_signature_of_the_plan_never_goes_alone_to_a_page(year):
    plan = issued(year)
    for count in range(1, 14, 2):
        InspectionPlan.objects.update(organisation="Các đơn vị chuẩn bị báo cáo, hồ sơ minh chứng.\n" * count)
        before, _, _ = printed(plan).partition("CỤM TRƯỞNG")
        last = before.rpartition("\f")[2]
        assert "Các đơn vị chuẩn bị báo cáo" in last
        assert "Trên đây là Kế hoạch" in last
