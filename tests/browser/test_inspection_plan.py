"""The plan of the cross-inspection from an empty page to the inbox of a unit, on a screen and on a phone."""

from pledges.inspections.plan.models import InspectionPlan
from tests.browser.apart import apart
from tests.inspections.plan_on_its_way import issued


def test_a_plan_is_drafted_and_issued(visit, year):
    here = f"/{year.cluster.slug}/2019/kiem-tra/"
    secretary = visit(year.secretary).goes_to(here).sees("Chưa có kế hoạch kiểm tra chéo")
    secretary.presses("Lập kế hoạch kiểm tra chéo").looks().sees("Thiếu ngày ban hành kế hoạch.")
    secretary.follows("Phân công xoay vòng").presses("Phân công tự động").looks().sees("Bảng phân công")
    plan = InspectionPlan.objects.get()
    for number, team in enumerate(plan.teams.all()):
        secretary.goes_to(plan.url("inspection_team", team=team.pk))
        for label, person in (("Trưởng đoàn", year.officers[number]), ("Thư ký đoàn", year.leaders[number])):
            secretary.page.get_by_label(label).select_option(f"{person.pk}-{team.unit_id}")
        secretary.presses("Lưu").looks()
    secretary.goes_to(plan.url("inspection_plan_dates"))
    for number, each in enumerate(plan.inspections.all()):
        row = {
            "day": "31/02/2019" if number else "07/10/2019",
            "from": "8h30",
            "to": "11:30",
            "place": "Trụ sở",
        }
        for name, value in row.items():
            secretary.page.fill(f"[name={name}-{each.pk}]", value)
    secretary.presses("Lưu").looks().sees("Chưa lưu được")
    for number, each in enumerate(plan.inspections.all()):
        secretary.page.fill(f"[name=day-{each.pk}]", f"0{7 + number}/10/2019")
    secretary.presses("Lưu").looks()
    secretary.follows("Nội dung kế hoạch").types("Ngày ban hành", "16/09/2019").presses("Lưu").looks()
    secretary.presses("Ban hành kế hoạch").looks().sees("Đã ban hành kế hoạch", "Quá lịch")
    officer = visit(year.officers[0]).goes_to("/hop-thu/").sees("Ban hành Kế hoạch kiểm tra chéo năm 2019")
    officer.goes_to(here).sees("Đoàn kiểm tra số 1", "08:30 - 11:30 ngày 07/10/2019")


def test_every_page_of_a_draft_fits(visit, year):
    plan = apart(issued, year)
    secretary = visit(year.secretary)
    first = plan.inspections.first()
    for page in ("inspection_reschedule", "inspection_cancel"):
        secretary.goes_to(first.url(page))
    secretary.goes_to(plan.url("inspection_plan_withdraw")).types("Lý do", "Sửa.").presses("Thu hồi").looks()
    for page in ("write", "pattern", "teams", "dates", "checklist"):
        secretary.goes_to(plan.url(f"inspection_plan_{page}"))
    one, _, other = (unit.pk for unit in year.units)
    secretary.goes_to(plan.url("inspection_plan_ring") + f"?one={one}&other={other}")
    secretary.goes_to(plan.url("inspection_question", question=plan.questions.first().pk))
    secretary.goes_to(plan.url("inspection_plan_pattern"))
    secretary.page.get_by_label("Theo đoàn").check()
    secretary.presses("Đổi hình thức kiểm tra").looks()
    secretary.goes_to(plan.url("inspection_plan_teams")).types("Tên đoàn", "Đoàn Một").presses(
        "Thêm đoàn"
    ).looks()
    secretary.page.get_by_label(year.units[0].short_name, exact=True).check()
    secretary.presses("Lưu").looks().sees("Đã lưu các đơn vị được kiểm tra.")
    secretary.goes_to(plan.url("inspection_plan_teams")).sees("Đoàn Một", year.units[0].short_name)
    secretary.goes_to(plan.url("inspection_team_remove", team=plan.teams.get().pk)).presses(
        "Xóa đoàn"
    ).looks()
