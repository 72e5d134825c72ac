"""The pages of the plan: what they show, offer, ask the database; forms filled in by hand and by hostile hands."""

import subprocess
import unicodedata
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from members.standing import Standing
from pledges.inspections.plan.acts import plan as plans
from pledges.inspections.plan.acts import teams
from pledges.inspections.plan.models import InspectionPlan
from pledges.inspections.visit.acts import dates
from pledges.inspections.visit.models import Inspection
from pledges.states import rules
from tests import cast, factories, judging
from tests.inspections.plan_on_its_way import (
    begun,
    complete,
    fresh,
    inspection_by,
    issued,
    seats,
    staffed,
    team_of,
)
from tests.ladder import rows
from tests.offered.walking import succeeds
from tests.pages import field_errors, fields, notices, page, visitor, words
from tests.queries.limits import MOST

pytestmark = pytest.mark.django_db
PAGES = ("write", "pattern", "ring", "teams", "dates", "checklist")


@pytest.fixture
def year():
    return factories.cluster_year(3)


def url(year, name="inspections", **more):
    return reverse(f"pledges:{name}", kwargs={"cluster": year.cluster.slug, "year": "2019"} | more)


def send(year, name, typed=None, *, follow=True, **more):
    return visitor(year.secretary).post(url(year, name, **more), typed or {}, follow=follow)


def test_without_a_plan_the_secretariat_is_offered_to_begin(year):
    assert url(year, "inspection_plan_begin") in page(visitor(year.secretary).get(url(year))).posts()
    assert url(year, "inspection_plan_begin") not in page(visitor(year.officers[0]).get(url(year))).posts()
    assert "Đã lập dự thảo" in notices(send(year, "inspection_plan_begin"))[0]


def test_a_draft_is_not_shown_to_the_units(year):
    complete(year)
    assert "Kế hoạch đang được soạn" in words(visitor(year.officers[0]).get(url(year)))
    assert "Đoàn kiểm tra số 1" in words(visitor(year.supervisor).get(url(year)))


def test_the_issued_plan_is_a_table_and_a_paper(year):
    plan = issued(year)
    first = inspection_by(plan, year.units[0])
    said = words(visitor(year.officers[0]).get(url(year)))
    for word in (
        first.unit.short_name,
        "Đoàn kiểm tra số 1",
        f"Trưởng đoàn: {year.officers[0]}",
        "Quá lịch",
    ):
        assert word in said
    paper = printed(visitor(year.officers[0]).get(plan.pdf_url).content)
    for word in (
        "KẾ HOẠCH",
        "Kiểm tra chéo công tác thi đua",
        first.unit.name,
        "Từ 08 giờ 00 đến 11 giờ 00",
        "Nơi nhận:",
    ):
        assert word in paper


def printed(pdf: bytes) -> str:
    read = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return unicodedata.normalize("NFC", " ".join(read.stdout.decode().split()))


def acts_on(plan, year, by) -> dict:
    return {
        "write": lambda: plans.write(
            plan, by=by, edition=plan.edition, fields={name: getattr(plan, name) for name in plans.FIELDS}
        ),
        "staff": lambda: teams.staff(team_of(plan, year.units[0]), by=by, seats=seats(year, 0)),
        "issue": lambda: plans.issue(plan, by=by, edition=plan.edition),
        "withdraw": lambda: plans.withdraw(plan, by=by, reason="Sửa."),
    }


def acts_on_inspection(inspection, by) -> dict:
    slot = dates.Slot(starts_at=inspection.starts_at, ends_at=inspection.ends_at, place="Nơi khác")
    return {
        "reschedule": lambda: dates.reschedule(inspection, by=by, slot=slot),
        "cancel": lambda: dates.cancel(inspection, by=by, reason="Mưa."),
    }


@pytest.mark.parametrize(
    ("state", "may", "may_move"),
    [
        ("draft", {"write", "staff", "issue"}, set()),
        ("issued", {"withdraw", "staff"}, {"reschedule", "cancel"}),
        ("begun", {"staff"}, {"cancel"}),
    ],
)
def test_what_is_offered_is_what_is_accepted(year, state, may, may_move):
    plan = complete(year) if state == "draft" else issued(year)
    first = inspection_by(plan, year.units[0])
    if state == "begun":
        Inspection.objects.filter(pk=first.pk).update(state="ongoing", began_at=timezone.now())
    pages = {act: plan.url(f"inspection_plan_{act}") for act in ("write", "issue", "withdraw")}
    staffing = plan.url("inspection_plan_teams"), plan.url("inspection_team", team=first.team_id)
    pages["staff"] = staffing[state != "draft"]
    people = cast.people(year)
    del people["guest"]
    for kind, client in cast.clients(people).items():
        by, standing = people[kind], Standing.of(people[kind], year.term)
        answer = client.get(url(year))
        shown = page(answer) if answer.status_code == 200 else None
        links = {*shown.links(), *shown.posts()} if shown else set()
        expected = (may, may_move) if kind == "secretary" else (set(), set())
        now = fresh(plan)
        accepted = {act for act, call in acts_on(now, year, by).items() if succeeds(call)}
        moved = {act for act, call in acts_on_inspection(first, by).items() if succeeds(call)}
        offered = {act for act in InspectionPlan.ACTS if pages[act] in links}
        offers = {act for act in ("reschedule", "cancel") if first.url(f"inspection_{act}") in links}
        assert (accepted, moved) == (offered, offers) == expected, kind
        assert rules.allowed(standing, now) == expected[0], kind


def test_the_button_waits_until_nothing_is_in_the_way(year):
    begun(year)
    assert "Thiếu ngày ban hành kế hoạch." in words(visitor(year.secretary).get(url(year)))
    answer = send(year, "inspection_plan_issue", {"edition": "0"})
    assert notices(answer)[0].startswith("Chưa ban hành được.")


@pytest.mark.parametrize(
    ("made", "red"), [(begun, ["Phân công xoay vòng"]), (staffed, ["Lịch kiểm tra"]), (complete, [])]
)
def test_the_next_step_of_a_draft_is_its_one_red_link(year, made, red):
    made(year)
    links = page(visitor(year.secretary).get(url(year))).all("a")
    assert [link.text for link in links if "btn-primary" in link.attributes.get("class", "")] == red


def test_a_long_list_of_what_is_missing_is_cut_short():
    year = factories.cluster_year(8)
    staffed(year)
    said = words(visitor(year.secretary).get(url(year)))
    assert (said.count("Thiếu ngày, giờ hoặc địa điểm"), "và 2 nội dung khác." in said) == (6, True)


def test_the_dates_are_named_with_their_unit_for_who_does_not_see_the_heading(year):
    staffed(year)
    shown = page(visitor(year.secretary).get(url(year, "inspection_plan_dates")))
    labels = [each.text for each in shown.all("label")]
    assert {f"Ngày, {unit.short_name}" for unit in year.units} <= set(labels)


def test_a_plan_is_made_and_issued_on_its_pages(year):
    send(year, "inspection_plan_begin")
    client, words_url = visitor(year.secretary), url(year, "inspection_plan_write")
    typed = fields(client.get(words_url), words_url) | {"day": "16/09/2019", "number": "05/KH-CTĐ"}
    assert notices(client.post(words_url, typed, follow=True))[0] == "Đã lưu nội dung kế hoạch."
    client.post(url(year, "inspection_plan_ring"), {"keep_apart": "2"})
    plan = InspectionPlan.objects.get()
    for number, team in enumerate(plan.teams.all()):
        unit = year.units[number].pk
        seated = {
            "head": f"{year.officers[number].pk}-{unit}",
            "secretary": f"{year.leaders[number].pk}-{unit}",
        }
        client.post(url(year, "inspection_team", team=team.pk), seated)
    dates_url = url(year, "inspection_plan_dates")
    typed = fields(client.get(dates_url), dates_url)
    for number, each in enumerate(plan.inspections.all(), start=1):
        row = {"day": f"0{number}/10/2019", "from": "8h30", "to": "11:00", "place": "Trụ sở"}
        typed |= {f"{name}-{each.pk}": value for name, value in row.items()}
    assert notices(client.post(dates_url, typed, follow=True))[0] == "Đã lưu lịch kiểm tra."
    shown = client.get(url(year))
    typed = fields(shown, url(year, "inspection_plan_issue"))
    said = notices(client.post(url(year, "inspection_plan_issue"), typed, follow=True))
    assert (
        said[0] == "Đã ban hành kế hoạch. Thư báo đang được gửi tới các đơn vị và thành viên đoàn kiểm tra."
    )


def test_clashes_and_gaps_come_back_with_what_was_typed(year):
    plan = staffed(year)
    client, here = visitor(year.secretary), url(year, "inspection_plan_dates")
    one, other = (inspection_by(plan, unit).pk for unit in year.units[:2])
    typed = fields(client.get(here), here)
    row = {"day": "01/10/2019", "from": "08:00", "to": "09:00", "place": "Nơi đã gõ"}
    both = typed | {f"{name}-{pk}": value for name, value in row.items() for pk in (one, other)}
    answer = client.post(here, both)
    assert answer.status_code == 422
    assert "bị trùng lịch" in words(answer)
    assert fields(answer, here)[f"place-{one}"] == "Nơi đã gõ"
    answer = client.post(here, typed | {f"day-{one}": "01/10/2018", f"from-{one}": "8h", f"to-{one}": "x"})
    assert field_errors(answer) == ["Giờ chưa đúng (ví dụ: 08:30)."]
    answer = client.post(here, typed | {f"day-{one}": "01/10/2018", f"from-{one}": "8h", f"to-{one}": "9h"})
    assert field_errors(answer)[0].startswith("Ngày kiểm tra phải trong năm thi đua")
    answer = client.post(here, typed | {f"day-{one}": "01/10/2019"})
    assert field_errors(answer) == ["Thiếu ngày, giờ bắt đầu hoặc giờ kết thúc."] * 2
    assert client.post(here, both | {"edition": "1"}).status_code in {409, 422}


def test_a_swap_is_looked_at_before_it_is_made():
    year = factories.cluster_year(4)
    staffed(year)
    client, here = visitor(year.secretary), url(year, "inspection_plan_ring")
    one, two, three, _ = (unit.pk for unit in year.units)
    before = rows()
    said = words(client.get(here, {"one": one, "other": three}))
    assert f"{year.units[0]} và {year.units[3]} kiểm tra lẫn nhau." in said
    assert "Đổi hai đơn vị này" in said
    said = words(client.get(here, {"one": one, "other": two}))
    assert f"{year.units[1]} không được tự kiểm tra." in said
    assert "Đổi hai đơn vị này" not in said
    assert client.get(here, {"one": one, "other": one}).status_code == 422
    assert rows() == before
    answer = client.post(url(year, "inspection_plan_swap"), {"one": one, "other": three}, follow=True)
    assert notices(answer)[0] == "Đã đổi phân công hai đơn vị."


def test_who_cancels_reads_what_ends_with_an_inspection_that_has_begun(year):
    first = inspection_by(issued(year), year.units[0])
    client, here = visitor(year.secretary), first.url("inspection_cancel")
    ends, goes_back = "Kết quả, ảnh, tệp và dự thảo kiến nghị", "Kiến nghị chuyển từ năm trước"
    said = words(client.get(here))
    assert (ends in said, goes_back in said) == (False, False)
    Inspection.objects.filter(pk=first.pk).update(state="opinion", began_at=timezone.now())
    said = words(client.get(here))
    assert (ends in said, goes_back in said) == (True, True)


def test_the_swap_says_which_dates_would_clash():
    year = factories.cluster_year(5)
    plan, at_once = staffed(year), timezone.now()
    visited = plan.inspections.filter(unit__in=[year.units[0], year.units[3]])
    visited.update(starts_at=at_once, ends_at=at_once + timedelta(hours=3))
    wanted = {"one": year.units[0].pk, "other": year.units[2].pk}
    said = words(visitor(year.secretary).get(url(year, "inspection_plan_ring"), wanted))
    assert "Lịch kiểm tra bị trùng, phải xếp lại trước khi ban hành:" in said
    assert f"{year.units[0]} bị trùng lịch" in said


def test_a_reschedule_and_a_cancellation_on_their_pages(year):
    plan = issued(year)
    first = inspection_by(plan, year.units[0])
    client, here = visitor(year.secretary), first.url("inspection_reschedule")
    typed = fields(client.get(here), here)
    assert typed[f"from-{first.pk}"] == "08:00"
    answer = client.post(here, typed)
    assert (answer.status_code, "Lịch kiểm tra không thay đổi." in words(answer)) == (422, True)
    answer = client.post(here, typed | {f"day-{first.pk}": "21/11/2019"}, follow=True)
    assert "Đã đổi lịch" in notices(answer)[0]
    assert client.post(first.url("inspection_cancel"), {"reason": ""}).status_code == 422
    assert (
        "Đã hủy" in notices(client.post(first.url("inspection_cancel"), {"reason": "Bão."}, follow=True))[0]
    )


HOSTILE = ["", "\x00", "9" * 40, "-1", "<script>", "a" * 6000, "1e999", "31/02/2019", "0-0"]


@pytest.mark.parametrize("junk", HOSTILE)
def test_nothing_posted_breaks_a_page(year, junk):
    plan = complete(year)
    team, first = plan.teams.first(), plan.inspections.first()
    names = ["edition", "day", "keep_apart", "pattern", "one", "other", "name", "units", "head", "members"]
    names += ["part", "text", "guidance", "reason", "to", "purpose", f"day-{first.pk}", f"from-{first.pk}"]
    typed = dict.fromkeys(names, junk)
    client = visitor(year.secretary)
    client.raise_request_exception = True
    question = plan.questions.first().pk
    addresses = [url(year, f"inspection_plan_{name}") for name in (*PAGES, "swap", "issue", "withdraw")]
    addresses += [url(year, name, team=team.pk) for name in ("inspection_team", "inspection_team_visits")]
    addresses += [url(year, f"inspection_question{name}", question=question) for name in ("", "_move")]
    addresses += [first.url("inspection_reschedule"), first.url("inspection_cancel")]
    for address in addresses:
        assert client.post(address, typed).status_code in {302, 409, 422}, address
    swap = client.get(url(year, "inspection_plan_ring"), {"one": junk, "other": junk})
    assert swap.status_code in {200, 400, 422}


def test_pages_of_other_things_are_not_there(year):
    complete(year)
    client = visitor(year.secretary)
    for address in (
        url(year, "inspection_team", team=10**17),
        url(year, "inspection_question", question=10**17),
        url(year, "inspection_cancel", inspection=10**17),
    ):
        assert client.get(address).status_code == 404


def _asked(units: int, state: str) -> dict[str, int]:
    year = factories.cluster_year(units)
    plan = judging.plan(year, state)
    client = visitor(year.secretary)
    addresses = {"inspections": url(year), "pdf": plan.pdf_url}
    if state == "draft":
        addresses |= {name: url(year, f"inspection_plan_{name}") for name in PAGES}
        addresses["team"] = url(year, "inspection_team", team=plan.teams.first().pk)
    else:
        first = plan.inspections.first()
        addresses |= {name: first.url(f"inspection_{name}") for name in ("reschedule", "cancel")}
    found = {}
    for name, address in addresses.items():
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        found[name] = len(asked)
    return found


@pytest.mark.parametrize("state", ["draft", "issued"])
def test_pages_ask_as_often_for_thirty_units_as_for_six(state):
    few, many = _asked(6, state), _asked(30, state)
    assert few == many
    assert {name: count for name, count in many.items() if count > MOST} == {}
