"""`bien-ban/` and `kien-nghi/`: what each kind of person reads, and what a browser may send."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from members.models import Term
from members.standing import Standing
from members.vietnamese import fold
from pledges.handover import closing
from pledges.inspections.minutes import acts
from pledges.inspections.minutes.wording import minutes_of
from pledges.inspections.plan.models import TeamMember
from pledges.inspections.recommendations.models import Recommendation
from pledges.inspections.visit.models import Inspection
from pledges.year import calendar
from pledges.year.rows import Rows
from pledges.year.tasks.recommendations import waiting_for
from tests import factories, judging
from tests.factories import PASSWORD
from tests.pages import chips, field_errors, fields, notices, page, visitor, words

WRITTEN = {"text": "Lập sổ theo dõi.", "owner": "Ban Tổ chức", "due_on": "01/12/2019"}


@pytest.fixture
def year(authority):
    made = factories.cluster_year(units=3)
    judging.plan(made)
    return made


def waits(year, person) -> list[tuple[str, str]]:
    term = Term.objects.select_related("cluster", "witness").get(pk=year.term.pk)
    return [(task.title, task.label) for task in waiting_for(Rows(Standing.of(person, term)))]


def test_who_signs_for_both_sides_is_told_so(year):
    made, leader = judging.in_opinion(year), year.leaders[1]
    head = visitor(year.leaders[0])
    assert "ký hai lần" not in words(head.get(made.paper_url))
    made.team.members.filter(role=TeamMember.Role.HEAD).update(person=leader, unit=year.units[1])
    made = judging.inspection_of(year)
    said = f"Đồng chí {leader} ký hai lần: với tư cách trưởng đoàn kiểm tra và lãnh đạo {year.units[1]}."
    assert said in words(head.get(made.paper_url))
    acts.open_for_signature(made, by=leader, fingerprint=minutes_of(made).fingerprint)
    assert "Đồng chí ký biên bản này hai lần" in words(visitor(leader).get(made.paper_url))
    assert "Đồng chí ký biên bản này hai lần" not in words(head.get(made.paper_url))


def test_the_file_is_named_after_the_unit(year):
    opened = judging.open_minutes(year)
    response = visitor(year.officers[0]).get(opened.pdf_url)
    unit, cluster = slugify(fold(opened.unit.short_name)), year.cluster.slug
    name = f"bien-ban-kiem-tra-cheo-{cluster}-2019-{unit}.pdf"
    assert response["Content-Disposition"] == f'inline; filename="{name}"'


def test_the_head_reads_opens_and_signs_in_the_browser(year):
    made = judging.in_opinion(year)
    head = visitor(year.officers[0])
    response = head.get(made.paper_url)
    assert "Nếu gửi ký, biên bản ghi “Đơn vị chưa có ý kiến”." in words(response)
    assert "Câu hỏi 1" in words(response)
    opening = made.url("inspection_open")
    response = head.post(opening, fields(response, opening), follow=True)
    assert "Đề nghị đồng chí ký" in words(response)
    assert f"với tư cách Trưởng đoàn kiểm tra, {year.units[0].name}." in words(response)
    signing = made.url("inspection_sign")
    typed = fields(response, signing) | {"consent": "on", "password": PASSWORD}
    response = head.post(signing, typed, follow=True)
    assert "Đồng chí đã ký với tư cách trưởng đoàn kiểm tra lúc " in notices(response)[0]
    assert f"Với tư cách Trưởng đoàn kiểm tra, {year.units[0].name}" in words(response)


def test_of_several_leaders_of_the_unit_one_is_chosen(year):
    made, deputy = judging.in_opinion(year), factories.person("Phó Chủ Tịch")
    chosen = factories.mandate(year.units[1], deputy)
    head, opening = visitor(year.officers[0]), made.url("inspection_open")
    response = head.get(made.paper_url)
    assert f"Người ký của {year.units[1].short_name}" in words(response)
    read = head.get(made.paper_url, {"mandate": chosen.pk})
    stranger = {"mandate": year.leaders[2].mandates.get().pk}
    assert "không còn thẩm quyền ký. Xin chọn lại." in words(head.get(made.paper_url, stranger))
    head.post(opening, fields(read, opening) | stranger)
    assert judging.inspection_of(year).state == "opinion"
    head.post(opening, fields(read, opening))
    assert judging.minutes_signers(judging.inspection_of(year))[-1] == deputy


def test_an_older_page_does_not_open_the_minutes(year):
    made = judging.in_opinion(year)
    response = visitor(year.officers[0]).post(made.url("inspection_open"), {"fingerprint": "0"}, follow=True)
    assert "Dự thảo biên bản vừa được sửa" in notices(response)[0]
    assert judging.inspection_of(year).state == "opinion"


def test_what_is_in_the_way_stands_beside_the_disabled_button(year):
    made = judging.in_opinion(year, finished_at=None)
    response = visitor(year.officers[0]).get(made.paper_url)
    assert "Thiếu thời gian bắt đầu hoặc kết thúc kiểm tra." in words(response)
    assert made.url("inspection_open") not in page(response).posts()


def test_why_it_came_back_is_read_by_who_reads_the_draft(year):
    made = judging.open_minutes(year)
    head = visitor(year.officers[0])
    response = head.post(made.url("inspection_withdraw"), {"reason": ""})
    assert (response.status_code, field_errors(response)) == (
        *(422,),
        ["Chưa nhập lý do."],
    )
    head.post(made.url("inspection_withdraw"), {"reason": "Bổ sung số liệu."})
    said = words(visitor(year.officers[1]).get(made.paper_url))
    assert "Lý do soạn lại (dự thảo lần 2)" in said
    assert "Bổ sung số liệu." in said


def answers(year, *addresses) -> list[list[int]]:
    """Of the team, the inspected unit, a third unit and the supervisor."""
    people = (year.officers[0], year.officers[1], year.officers[2], year.supervisor)
    clients = [visitor(person) for person in people]
    return [[client.get(address).status_code for client in clients] for address in addresses]


def papers(year, document) -> list[str]:
    where = {"cluster": year.cluster.slug, "year": "2019", "code": document.code}
    return [reverse(f"pledges:document_{name}", kwargs=where) for name in ("pdf", "evidence")]


def test_a_draft_is_read_by_the_team_then_by_the_unit_then_by_all(year):
    made = judging.in_opinion(year, state=Inspection.State.ONGOING)
    draft = judging.recommended(made).get_absolute_url()
    assert answers(year, made.paper_url, draft) == [[200, 404, 404, 200]] * 2
    opened = judging.open_minutes(year)
    addresses = [made.paper_url, made.pdf_url, draft, *papers(year, opened.document)]
    assert answers(year, *addresses) == [[200, 200, 404, 200]] * 5
    judging.sign_minutes(opened)
    assert answers(year, *addresses) == [[200] * 4] * 5


def test_void_minutes_are_read_by_who_reads_the_draft_and_by_whom_they_name(year):
    opened = judging.open_minutes(year)
    acts.withdraw(opened, by=year.officers[0], reason="Bổ sung số liệu.")
    addresses = papers(year, opened.document)
    assert answers(year, *addresses) == [[200, 200, 404, 200]] * 2
    Inspection.objects.filter(pk=opened.pk).update(state="ongoing")
    assert answers(year, *addresses) == [[200, 404, 404, 200]] * 2
    assert visitor(year.leaders[1]).get(addresses[0]).status_code == 200


def test_the_public_page_names_who_signed_for_which_task(year):
    sealed = judging.sign_minutes(judging.open_minutes(year))
    address = reverse("pledges:verification", kwargs={"code": sealed.document.code})
    said = words(visitor().get(address))
    assert f"{year.units[0].name} Trưởng đoàn kiểm tra · {year.officers[0].full_name}" in said
    assert "Nguyên vẹn, chữ ký hợp lệ" in said


def test_the_evidence_about_it_is_printed(year):
    opened = judging.sign_minutes(judging.open_minutes(year), year.officers[0])
    where = {"cluster": year.cluster.slug, "year": "2019", "code": opened.document.code}
    response = visitor(year.secretary).get(reverse("pledges:document_evidence", kwargs=where))
    assert (response.status_code, response.content[:5]) == (200, b"%PDF-")


def test_recommendations_are_written_in_the_browser(year):
    made = judging.in_opinion(year, state=Inspection.State.ONGOING)
    head, address = visitor(year.officers[0]), made.url("inspection_recommendations")
    response = head.post(address, WRITTEN | {"owner": "", "due_on": "01/01/2018"})
    assert (response.status_code, field_errors(response)) == (
        *(422,),
        [
            "Chưa nhập đơn vị, người thực hiện.",
            "Thời hạn phải trong hai năm kể từ ngày kiểm tra 05/10/2019.",
        ],
    )
    assert fields(response, address)["text"] == WRITTEN["text"]
    response = head.post(address, WRITTEN, follow=True)
    assert "1. Lập sổ theo dõi." in words(response)
    row = Recommendation.objects.get()
    change = made.url("inspection_recommendation", recommendation=row.pk)
    head.post(change, WRITTEN | {"text": "Lập sổ mới."})
    row.refresh_from_db()
    assert row.text == "Lập sổ mới."
    head.post(made.url("inspection_recommendation_remove", recommendation=row.pk))
    assert not Recommendation.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"text": "\x00", "owner": "\x00", "due_on": "\x00"},
        {"text": "x" * 9999, "owner": "y" * 999, "due_on": "99/99/9999"},
        {"text": "Việc", "owner": "Ban", "due_on": "31/12/9999"},
        {"text": ["a", "b"], "owner": "😀", "due_on": "2019-13-01"},
    ],
)
def test_whatever_is_sent_is_answered_in_words(year, typed):
    made = judging.in_opinion(year, state=Inspection.State.ONGOING)
    response = visitor(year.officers[0]).post(made.url("inspection_recommendations"), typed)
    assert response.status_code == 422
    assert field_errors(response)
    open_one = judging.recommended(judging.in_opinion(year), "open")
    response = visitor(year.officers[1]).post(open_one.url("recommendation_answer"), {"text": "\x00"})
    assert response.status_code == 422


def test_rows_of_other_inspections_and_years_are_not_there(year):
    made = judging.in_opinion(year, state=Inspection.State.ONGOING)
    other = judging.recommended(judging.in_opinion(year, 2))
    head = visitor(year.officers[0])
    for pk in (other.pk, 10**18):
        address = made.url("inspection_recommendation", recommendation=pk)
        assert head.get(address).status_code == 404
    following = factories.next_year(year)
    where = {"cluster": year.cluster.slug, "year": following.name, "recommendation": other.pk}
    assert head.get(reverse("pledges:recommendation", kwargs=where)).status_code == 404


def test_the_list_is_filtered_and_says_what_is_late(year):
    first, second = judging.in_opinion(year, 1), judging.in_opinion(year, 2)
    tomorrow = timezone.localdate() + timedelta(days=1)
    judging.recommended(first, "open", text="Việc muộn")
    judging.recommended(first, "answered", text="Việc đã báo")
    judging.recommended(second, "open", text="Việc còn hạn", due_on=tomorrow)
    judging.recommended(second, "draft", text="Việc dự thảo")
    client = visitor(year.supervisor)
    address = reverse("pledges:recommendations", kwargs={"cluster": year.cluster.slug, "year": "2019"})
    response = client.get(address)
    assert chips(response) == ["Quá hạn", "Chờ xác nhận", "Chưa thực hiện"]
    assert "Việc dự thảo" not in words(response)
    cases = {
        f"?unit={year.units[2].pk}": ["Chưa thực hiện"],
        "?state=late": ["Quá hạn"],
        "?state=answered": ["Chờ xác nhận"],
        "?state=done": [],
        "?unit=abc&state=xyz&page=-1": ["Quá hạn", "Chờ xác nhận", "Chưa thực hiện"],
    }
    assert {asked: chips(client.get(address + asked)) for asked in cases} == cases


def test_a_recommendation_goes_from_the_unit_to_who_inspected_it_and_back(year):
    made = judging.recommended(judging.in_opinion(year), "open")
    unit, head = visitor(year.officers[1]), visitor(year.officers[0])
    response = unit.post(made.url("recommendation_answer"), {"text": ""})
    assert field_errors(response) == ["Chưa nhập kết quả thực hiện."]
    unit.post(made.url("recommendation_answer"), {"text": "Đã lập."})
    response = head.post(made.url("recommendation_send_back"), {"reason": ""})
    assert field_errors(response) == ["Chưa nhập nội dung cần tiếp tục thực hiện."]
    head.post(made.url("recommendation_send_back"), {"reason": "Thiếu sổ."})
    assert "Thiếu sổ." in words(unit.get(made.get_absolute_url()))
    unit.post(made.url("recommendation_answer"), {"text": "Đã đủ sổ."})
    response = head.post(made.url("recommendation_accept"), follow=True)
    assert chips(response) == ["Đã thực hiện"]
    assert "Trả lại" in words(response)


def test_what_waits_is_on_the_workbench(year):
    made = judging.open_minutes(year)
    title = f"Ký {made.document.title}"
    for person in (year.officers[0], year.leaders[0], year.leaders[1]):
        assert waits(year, person) == [(title, "Đọc và ký")]
    assert waits(year, year.officers[1]) == waits(year, year.secretary) == []
    row = judging.recommended(judging.in_opinion(year, 2), "open")
    assert waits(year, year.officers[2]) == [(f"Thực hiện kiến nghị: {row}", "Báo cáo")]
    Recommendation.objects.update(state="answered", answered_at=timezone.now())
    asked = [("Xác nhận 1 kiến nghị các đơn vị báo cáo đã thực hiện", "Xem và xác nhận")]
    assert waits(year, year.secretary) == waits(year, year.officers[1]) == asked
    assert waits(year, year.officers[2]) == []


def test_calendar_and_closing_know_of_them(year):
    row = judging.recommended(judging.in_opinion(year), "open")
    judging.recommended(row.inspection, "done")
    entries = [entry for entry in calendar.entries([year.term]) if entry.key == row.event_key]
    assert [(entry.day, entry.title) for entry in entries] == [
        (row.due_on, f"Hạn thực hiện kiến nghị: {year.units[1].short_name}")
    ]
    sentences = [(each.sentence, each.blocks) for each in closing.remaining(year.term)]
    assert (
        "1 kiến nghị sau kiểm tra chưa thực hiện, chuyển năm sau.",
        False,
    ) in sentences


def test_open_minutes_keep_the_year_open(year):
    made = judging.open_minutes(year)
    blocking = [(each.sentence, each.url) for each in closing.remaining(year.term) if each.blocks]
    assert blocking == [(f"{made.document.title} đang ký: đề nghị ký đủ hoặc thu hồi.", made.paper_url)]
