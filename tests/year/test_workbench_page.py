"""`/`: what waits for each person in each state, where the year stands, what the units have done."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from members.models import Membership
from pledges.agreement.acts.comments import comment, invite_comments
from pledges.agreement.models import Agreement
from pledges.documents.models import Document
from tests import factories
from tests.ladder import term_without_agreement, year_in
from tests.pages import headings, page, visitor, words

TITLE = "Giao ước thi đua năm 2019"


def look(year_or_person, person=None):
    person = person or year_or_person.secretary
    return visitor(person).get("/")


def tasks(year, person):
    """What waits around the agreement; the other parts of the work have tests of their own."""
    found = [(each.title, each.note, each.url) for each in look(year, person).context["tasks"]]
    return [task for task in found if "/giao-uoc/" in task[2] or not task[2]]


def everybody(year):
    kinds = {"secretary": year.secretary, "leader": year.leaders[0], "officer": year.officers[0]}
    return kinds | {"supervisor": year.supervisor}


def titles(year):
    return {kind: [task[0] for task in tasks(year, person)] for kind, person in everybody(year).items()}


def test_before_there_is_an_agreement_the_secretariat_begins(authority):
    term, secretary, units = term_without_agreement()
    term.agreement_due_on = date(2020, 3, 31)
    term.save()
    url = Agreement(term=term).get_absolute_url()
    assert tasks(None, secretary) == [("Soạn Giao ước thi đua năm 2020", "Hạn ký 31/03/2020", url)]
    assert tasks(None, units[0].mandates.get().person) == []


def test_a_draft_waits_for_the_secretariat(authority):
    year = year_in("draft")
    assert titles(year) == {"secretary": [f"Gửi ký {TITLE}"], "leader": [], "officer": [], "supervisor": []}
    assert tasks(year, year.secretary)[0][1:] == (
        "Dự thảo lần 1, đủ điều kiện gửi ký", year.url("agreement_open"),
    )  # fmt: skip


def test_an_incomplete_draft_names_what_is_missing(authority):
    year = year_in("draft")
    Agreement.objects.update(day=None, closing="")
    assert tasks(year, year.secretary) == [
        (
            f"Hoàn thiện dự thảo {TITLE}",
            "Còn 2 nội dung phải hoàn thiện: Thiếu ngày ký kết.",
            year.url("agreement_draft") + "#id_day",
        )
    ]


def test_a_round_of_comments_waits_for_the_units_until_they_have_spoken(authority):
    year = year_in("draft")
    invite_comments(year.agreement, by=year.secretary, closes_on=timezone.localdate())
    until = f"Nhận góp ý đến hết ngày {timezone.localdate():%d/%m/%Y}"
    page_url = year.url("agreement_comments")
    assert tasks(year, year.officers[0]) == [(f"Góp ý dự thảo {TITLE}", until, page_url)]
    comment(year.agreement, by=year.leaders[0], unit=year.units[0], passage="", text="Đồng ý.")
    assert tasks(year, year.officers[0]) == [
        (f"Góp ý dự thảo {TITLE}", f"{until} · đơn vị đã góp ý", page_url)
    ]
    assert tasks(year, year.officers[1]) == [(f"Góp ý dự thảo {TITLE}", until, page_url)]
    assert tasks(year, year.secretary)[-1][2] == page_url
    assert tasks(year, year.secretary)[0] == (
        f"Trả lời góp ý dự thảo {TITLE}", "1 góp ý chưa trả lời", page_url,
    )  # fmt: skip


def test_an_open_agreement_waits_for_each_leader_once(authority):
    year = year_in("half")
    assert titles(year) == {
        "secretary": ["Còn 1 đơn vị chưa ký"],
        "leader": [],
        "officer": [],
        "supervisor": [],
    }
    today = f"{timezone.localdate():%d/%m/%Y}"
    assert tasks(year, year.leaders[1]) == [
        (f"Ký {TITLE}", f"Ký thay mặt {year.units[1].name}, gửi ký ngày {today}", year.url())
    ]


@pytest.mark.parametrize(
    ("days", "since"),
    [(0, "gửi ký hôm nay"), (1, "đã 1 ngày kể từ khi gửi ký"), (12, "đã 12 ngày kể từ khi gửi ký")],
)
def test_the_secretariat_sees_for_how_long_units_were_asked(authority, days, since):
    year = year_in("half")
    Document.objects.update(frozen_at=timezone.now() - timedelta(days=days))
    assert tasks(year, year.secretary)[0][1] == f"{year.units[1].short_name} · {since}"


def test_of_many_units_only_the_first_four_are_named(authority):
    year = factories.cluster_year(6)
    year.open()
    names = ", ".join(unit.short_name for unit in year.units[:4])
    assert tasks(year, year.secretary)[0][:2] == (
        "Còn 6 đơn vị chưa ký",
        f"{names} và 2 đơn vị khác · gửi ký hôm nay",
    )


def test_a_sealed_agreement_waits_for_nobody(authority):
    year = year_in("sealed")
    assert titles(year) == {"secretary": [], "leader": [], "officer": [], "supervisor": []}
    assert "Hiện không có việc cần xử lý." in words(look(year, year.supervisor))


def test_the_conference_is_announced_until_its_day_is_over(authority):
    year = year_in("sealed")
    for day, shown in ((timezone.localdate(), 1), (timezone.localdate() - timedelta(days=1), 0)):
        Agreement.objects.update(day=day)
        assert len(tasks(year, year.officers[0])) == shown


@pytest.mark.parametrize(
    ("state", "steps", "units"),
    [
        ("draft", ["now", "todo"], ["Chưa gửi ký", "Chưa gửi ký"]),
        ("open", ["done", "now"], ["Chưa ký", "Chưa ký"]),
        ("half", ["done", "now"], ["Đã ký", "Chưa ký"]),
        ("sealed", ["done", "done"], ["Đã ký", "Đã ký"]),
    ],
)
def test_the_year_and_the_units_stand_where_they_stand(authority, state, steps, units):
    year = year_in(state)
    context = look(year, year.supervisor).context
    assert [each.state for each in context["steps"]][:2] == steps
    found = [(each.membership.unit, dict(each.cells)["Giao ước"].label) for each in context["rows"]]
    assert found == list(zip(year.units, units, strict=True))


def test_the_chair_is_first_and_called_so(authority):
    year = year_in("draft")
    Membership.objects.filter(unit=year.units[1]).update(rank=Membership.Role.CHAIR)
    rows = [each.text for each in page(look(year)).all("th") if each.attributes.get("scope") == "row"]
    assert rows == [f"{year.units[1].short_name} Cụm trưởng", year.units[0].short_name]


def test_every_task_is_on_the_page_with_its_link(authority):
    year = year_in("open")
    response = look(year, year.leaders[0])
    assert f"Ký {TITLE}" in words(response)
    assert year.url() in page(response).links()


@pytest.mark.django_db
def test_somebody_without_a_cluster_is_told_whom_to_ask():
    response = look(None, factories.person())
    assert "Tài khoản chưa được phân công nhiệm vụ" in headings(response)
    assert "Chưa có cụm thi đua" in headings(look(None, factories.person(is_staff=True)))


def test_other_clusters_are_linked_and_strangers_are_not_shown(authority):
    year, other, strange = (factories.cluster_year(1) for _ in range(3))
    factories.appointment("officer", of_person=year.officers[0], unit=other.units[0])
    response = look(year, year.officers[0])
    links = page(response).links()
    paths = [f"/{each.cluster.slug}/2019/" for each in (year, other, strange)]
    assert [path in links for path in paths] == [True, True, False]


def test_ones_own_unit_comes_first_and_the_others_can_be_folded(authority):
    year = year_in("draft")
    found = page(look(year, year.leaders[1]))
    rows = [each.text for each in found.all("th") if each.attributes.get("scope") == "row"]
    assert rows == [f"{year.units[1].short_name} (đơn vị của đồng chí)", year.units[0].short_name]
    assert "Hiện 1 đơn vị khác" in words(look(year, year.leaders[1]))
    assert "đơn vị khác" not in words(look(year, year.secretary))


def test_the_red_button_is_that_of_the_first_task(authority):
    year = year_in("open")
    for person in everybody(year).values():
        primary = [task.primary for task in look(year, person).context["tasks"]]
        assert not any(primary[1:])


def test_a_cell_is_red_only_where_its_word_says_late(authority):
    year = year_in("open")
    day = timezone.localdate() - timedelta(days=1)
    names = ("agreement", "registration", "half_year", "inspection", "year_end")
    type(year.term).objects.update(**{f"{name}_due_on": day for name in names})
    cells = [cell for row in look(year).context["rows"] for _, cell in row.cells]
    assert {cell.label for cell in cells if cell.state == "late"} == {"Quá hạn"}
    assert {cell.state for cell in cells if cell.label == "Quá hạn"} == {"late"}


def test_the_minutes_of_a_handover_wait_for_both_chairs_also_when_the_year_is_closed(authority):
    year = factories.cluster_year(units=2)
    handover = factories.handover(year, "open")
    url = handover.get_absolute_url()
    for closed_at in (None, timezone.now()):
        type(year.term).objects.filter(pk=year.term.pk).update(
            closed_at=closed_at, closed_by=closed_at and year.secretary
        )
        for leader in year.leaders:
            waiting = visitor(leader).get(f"/{year.cluster.slug}/2019/").context["tasks"]
            assert [task.title for task in waiting if task.url == url] == [f"Ký {handover.document.title}"]
