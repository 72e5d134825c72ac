"""The pages of an inspection: what they show to whom, forms without a script, answers to phones, and bad input."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from pledges.inspections.plan.models import Question
from pledges.inspections.visit.acts.answer import CHANGED_BY_YOU
from pledges.inspections.visit.acts.inspection import ENDS_TOO_EARLY
from pledges.inspections.visit.models import Answer, AnswerFile, Inspection
from tests import brought, factories, judging
from tests.inspections import inspecting
from tests.inspections.inspecting import finding, saved, say
from tests.ladder import rows, somebody
from tests.pages import chips, field_errors, fields, headings, notices, visitor, words

JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def year(db):
    return factories.cluster_year(3)


@pytest.fixture
def made(year):
    return inspecting.inspection(year)


@pytest.fixture
def head(year):
    return visitor(year.officers[0])


def address(made, page="inspection_answer", number=0) -> str:
    return made.url(page, question=Question.objects.filter(plan=made.plan)[number].pk)


def typed(**changed) -> dict:
    fields = {"verdict": "yes", "papers": "Sổ", "remark": "Tốt.", "edition": "0", "token": str(uuid4())}
    return fields | changed


def a_file(content=brought.PDF, name="Sổ.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


# The page itself


def test_the_page_says_who_inspects_whom_and_how_far_it_is(year, made, head):
    say(made, inspecting.first_question(made), by=year.officers[0], said=finding("no", "", "Chưa có."))
    found = words(head.get(made.get_absolute_url()))
    for each in (
        "Đang kiểm tra",
        year.units[1].name,
        "Đoàn kiểm tra số 1",
        "Trụ sở đơn vị",
        "1/2 nội dung",
        "Chưa có.",
        "Trưởng đoàn",
    ):
        assert each in found


def test_what_is_still_to_be_done_is_folded_below_the_buttons(made, head):
    shown = head.get(made.get_absolute_url()).content.decode()
    button, fold = shown.index("Lấy ý kiến đơn vị"), shown.index('<details class="obstacles-fold">')
    assert button < fold < shown.index("Nội dung 1 chưa có kết quả: Câu hỏi 1.")


def test_an_inspection_whose_day_is_over_says_so(year, head):
    made = inspecting.inspection(year, "planned")
    checklist = ["0/1 nội dung", "Chưa có kết quả"] * 2
    assert chips(head.get(made.get_absolute_url())) == ["Chưa kiểm tra", *checklist]
    Inspection.objects.filter(pk=made.pk).update(starts_at=timezone.now() - timedelta(days=1), ends_at=None)
    assert chips(head.get(made.get_absolute_url())) == ["Quá lịch", *checklist]


def test_what_was_found_is_not_shown_before_its_time(year, made):
    say(made, inspecting.first_question(made), by=year.officers[0], said=finding("no", "", "Chưa có sổ."))
    shown = {
        person: words(visitor(person).get(made.get_absolute_url()))
        for person in (year.officers[1], year.officers[2])
    }
    assert [("Chưa có sổ." in each, "chưa công bố" in each) for each in shown.values()] == [(False, True)] * 2
    Inspection.objects.update(state="opinion")
    assert "Chưa có sổ." in words(visitor(year.officers[1]).get(made.get_absolute_url()))
    assert "Chưa có sổ." not in words(visitor(year.officers[2]).get(made.get_absolute_url()))


def test_a_plan_in_the_making_is_known_to_the_secretariat_only(year):
    judging.plan(year, "draft")
    made = judging.inspection_of(year)
    assert visitor(year.secretary).get(made.get_absolute_url()).status_code == 200
    assert visitor(year.officers[0]).get(made.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("sent", [{}, {"began_at": "8 giờ"}, {"began_at": "08:00 05/10/2119"}])
def test_the_hour_of_the_beginning_is_asked_for(year, head, sent):
    made = inspecting.inspection(year, "planned")
    assert head.post(made.url("inspection_begin"), sent).status_code == 422
    assert inspecting.reread(made).state == "planned"


def test_beginning_leads_to_the_checklist(year, head):
    made = inspecting.inspection(year, "planned")
    began = {"began_at": "08:05 05/10/2019"}
    assert head.post(made.url("inspection_begin"), began).url == made.url("inspection_checklist")
    assert f"{timezone.localtime(inspecting.reread(made).began_at):%H:%M %d/%m/%Y}" == began["began_at"]
    assert "Câu hỏi 1" in words(head.get(made.url("inspection_checklist")))


# The checklist without a script


def test_one_question_is_saved_with_its_own_button_and_file(made, head):
    url = address(made)
    sent = fields(head.get(made.url("inspection_checklist")), url) | {
        "verdict": "partly",
        "remark": "Còn thiếu.",
    }
    response = head.post(url, sent | {"file": a_file()})
    assert response.url == f"{made.url('inspection_checklist')}#cau-{inspecting.first_question(made).pk}"
    assert saved(made) == [("partly", "", "Còn thiếu.", 1)]
    assert AnswerFile.objects.get().name == "Sổ.pdf"
    head.post(url, sent | {"file": a_file()})
    assert (saved(made), AnswerFile.objects.count()) == ([("partly", "", "Còn thiếu.", 1)], 1)


def test_both_versions_are_shown_and_saving_again_goes_on_top(year, made, head):
    say(made, inspecting.first_question(made), by=year.leaders[0], said=finding("no", "", "Của thư ký."))
    shown = head.post(address(made), typed(remark="Của trưởng đoàn."))
    assert shown.status_code == 409
    assert "Của thư ký." in words(shown)
    again = fields(shown, address(made))
    assert (again["remark"], again["edition"]) == ("Của trưởng đoàn.", "1")
    assert saved(made) == [("no", "", "Của thư ký.", 1)]
    head.post(address(made), again | {"verdict": "yes"})
    assert saved(made) == [("yes", "Sổ", "Của trưởng đoàn.", 2)]


def test_a_text_that_is_too_long_stays_in_the_page(made, head):
    shown = head.post(address(made), typed(remark="x" * 3001))
    assert shown.status_code == 422
    assert "x" * 3001 in fields(shown, address(made))["remark"]
    assert saved(made) == []


def test_mending_what_was_not_taken_overwrites_nobody_unseen(year, made, head):
    say(made, inspecting.first_question(made), by=year.leaders[0], said=finding("no", "", "Của thư ký."))
    shown = head.post(address(made), typed(remark="x" * 3001))
    assert "Của thư ký." not in words(shown)
    shown = head.post(address(made), fields(shown, address(made)) | {"remark": "Ngắn hơn."})
    assert (shown.status_code, "Của thư ký." in words(shown)) == (409, True)
    assert saved(made) == [("no", "", "Của thư ký.", 1)]


def test_what_was_changed_after_going_back_in_the_browser_is_not_lost(made, head):
    sent = fields(head.get(made.url("inspection_checklist")), address(made)) | {"verdict": "yes"}
    head.post(address(made), sent)
    shown = head.post(address(made), sent | {"verdict": "no"})
    assert (shown.status_code, CHANGED_BY_YOU in notices(shown)) == (409, True)
    head.post(address(made), fields(shown, address(made)) | {"verdict": "no"})
    assert [row[::3] for row in saved(made)] == [("no", 2)]


# Answers to phones


def test_a_phone_is_told_the_edition_and_the_time(made, head):
    answer = head.post(address(made), typed(), **JSON).json()
    assert (answer["edition"], answer["verdict"], len(answer["at"])) == (1, "yes", 5)


def test_a_phone_gets_what_the_colleague_saved(year, made, head):
    say(made, inspecting.first_question(made), by=year.leaders[0], said=finding("no", "", "Của thư ký."))
    answer = head.post(address(made), typed(), **JSON)
    theirs = answer.json()["theirs"]
    assert (answer.status_code, theirs["remark"], theirs["label"], theirs["edition"]) == (
        409,
        "Của thư ký.",
        "Chưa thực hiện",
        1,
    )


def test_a_phone_is_told_that_the_time_is_over(made, head):
    Inspection.objects.update(state="opinion")
    answer = head.post(address(made), typed(), **JSON)
    assert (answer.status_code, answer.json()) == (409, {"sentence": Inspection.WRONG_STATE["opinion"]})


def test_what_one_person_typed_is_not_saved_as_another(year, made, head):
    answer = head.post(address(made), typed(person=year.leaders[0].pk), **JSON)
    assert (answer.status_code, answer.json()["is_somebody_else"]) == (403, True)
    response = head.post(address(made), typed(person="x"))
    assert (response.status_code, saved(made)) == (302, [])
    answer = head.post(
        address(made, "inspection_attach"), {"file": a_file(), "token": uuid4(), "person": "0"}, **JSON
    )
    assert (answer.status_code, AnswerFile.objects.count()) == (403, 0)


def test_a_photo_is_answered_with_its_addresses(made, head):
    sent = {"file": a_file(brought.picture("JPEG"), "anh.jpg"), "token": uuid4()}
    answer = head.post(address(made, "inspection_attach"), sent, **JSON).json()
    file = AnswerFile.objects.get()
    assert answer == {
        "pk": file.pk,
        "name": "anh.jpg",
        "at": f"{timezone.localtime(file.brought_at):%H:%M}",
        "url": made.url("inspection_file", file=file.pk),
        "remove": made.url("inspection_file_remove", file=file.pk),
    }
    got = head.get(answer["url"])
    assert (got.content, got.headers["Content-Type"]) == (bytes(file.content), "image/jpeg")
    assert got.headers["Content-Disposition"].startswith("attachment")
    head.post(answer["remove"])
    assert AnswerFile.objects.count() == 0


# Bad input


@pytest.mark.parametrize(
    "changed",
    [
        *({"token": "x"}, {"token": ""}, {"edition": "-1"}, {"edition": "9" * 400}, {"edition": "x"}),
        *({"verdict": "maybe"}, {"papers": "a\0b"}, {"remark": "x" * 100_000}, {"papers": "x" * 2001}),
    ],
)
@pytest.mark.parametrize("as_json", [True, False])
def test_bad_values_are_told_and_change_nothing(made, head, changed, as_json):
    before = rows()
    answer = head.post(address(made), typed(**changed), **(JSON if as_json else {}))
    assert answer.status_code == 422
    assert len(answer.json()["sentence"] if as_json else notices(answer)[0]) > 20
    assert rows() == before


def test_a_form_of_which_everything_got_lost_is_told(made, head):
    assert head.post(address(made), {}).status_code == 422
    assert head.post(address(made, "inspection_attach"), {}, **JSON).status_code == 422


@pytest.mark.parametrize("name", ["nothing", "a page", "a PNG of billions of pixels"])
def test_a_hostile_file_gets_a_sentence(made, head, name):
    before = rows()
    sent = {"file": a_file(brought.hostile()[name]), "token": uuid4()}
    answer = head.post(address(made, "inspection_attach"), sent, **JSON)
    assert (answer.status_code, len(answer.json()["sentence"]) > 20, rows() == before) == (422, True, True)


def test_questions_and_files_of_others_are_not_there(year, made, head):
    elsewhere = inspecting.inspection(factories.cluster_year(2))
    other = inspecting.inspection(year, number=2)
    file = inspecting_file(year, other)
    assert (
        head.post(
            made.url("inspection_answer", question=inspecting.first_question(elsewhere).pk), typed()
        ).status_code
        == 404
    )
    assert head.post(made.url("inspection_answer", question=10**30), typed()).status_code == 404
    assert head.get(made.url("inspection_file", file=file.pk)).status_code == 404
    assert head.get(other.url("inspection_file", file=file.pk)).status_code == 404
    assert head.post(address(other), typed()).status_code == 403
    assert head.post(address(other), typed(), **JSON).json()["sentence"].startswith("Chỉ thành viên đoàn")
    assert head.get(elsewhere.get_absolute_url()).status_code == 404
    assert visitor(somebody(year, "stranger")).get(made.get_absolute_url()).status_code == 404
    assert saved(made) == []


def inspecting_file(year, other) -> AnswerFile:
    answer = Answer.objects.create(inspection=other, question=inspecting.first_question(other))
    return AnswerFile.objects.create(
        answer=answer, token=uuid4(), name="a.pdf", media_type="application/pdf", size=1, sha256="0" * 64,
        content=b"x", brought_by=year.officers[1],
    )  # fmt: skip


# Conclusions, opinion, going on


def test_the_conclusions_are_written_and_kept_while_typed(made, head):
    url = made.url("inspection_write")
    sent = fields(head.get(url), url) | {"strengths": "Hồ sơ đủ."}
    assert head.post(made.url("inspection_scratch"), sent).status_code == 204
    assert "Bản nháp tự động lúc" in words(head.get(url))
    sent = fields(head.get(url), url)
    assert sent["strengths"] == "Hồ sơ đủ."
    assert head.post(url, sent).url == made.get_absolute_url()
    assert "Hồ sơ đủ." in words(head.get(made.get_absolute_url()))
    shown = head.post(url, sent | {"strengths": "Khác."})
    assert (shown.status_code, fields(shown, url)["edition"]) == (409, "1")
    assert "Hồ sơ đủ." in words(shown)


@pytest.mark.parametrize(
    "changed",
    [
        *({"began_at": "00:00 01/01/0001"}, {"began_at": "23:59 31/12/9999"}, {"began_at": ""}),
        *({"finished_at": "08:00 01/01/2001"}, {"edition": ""}, {"edition": "9" * 99}),
        *({"strengths": "x" * 5001}, {"limits": "\n".join("abc" * 200)}, {"present": "a\0b"}),
    ],
)
def test_bad_conclusions_are_told(made, head, changed):
    url = made.url("inspection_write")
    sent = fields(head.get(url), url)
    shown = head.post(url, sent | changed)
    assert shown.status_code == 422
    assert Inspection.objects.get(pk=made.pk).edition == 0


def test_the_unit_gives_its_opinion_on_what_it_read(year):
    made = inspecting.inspection(year, "opinion")
    officer, url = visitor(year.officers[1]), made.url("inspection_opinion")
    sent = fields(officer.get(url), url)
    assert field_errors(officer.post(url, sent | {"agrees": "no"})) == ["Chưa nhập nội dung chưa nhất trí."]
    assert officer.post(url, sent | {"agrees": "maybe", "opinion": "x" * 5001}).status_code == 422
    assert officer.post(url, sent | {"agrees": "no", "opinion": "Chưa đủ."}).url == made.get_absolute_url()
    shown = officer.post(url, sent | {"agrees": "yes"})
    assert (shown.status_code, fields(shown, url)["edition"]) == (409, str(made.edition + 1))
    assert "Chưa đủ." in words(visitor(year.officers[0]).get(made.get_absolute_url()))


def test_after_the_opinion_the_head_is_led_to_the_opening(year, head):
    for state, number, said in (
        ("opinion", 1, "Đọc dự thảo biên bản"),
        ("opined", 2, "Đọc dự thảo và gửi ký"),
    ):
        made = inspecting.inspection(year, state, number)
        shown = words(visitor(year.officers[number - 1]).get(made.get_absolute_url()))
        assert said in shown
    assert "gửi ký" not in words(visitor(year.officers[2]).get(made.get_absolute_url()))


@pytest.mark.parametrize(
    ("state", "shown"),
    [("planned", (False, False)), ("ongoing", (True, False)), ("opinion", (True, True))],
)
def test_conclusions_and_opinion_are_shown_once_there_can_be_any(year, head, state, shown):
    found = headings(head.get(inspecting.inspection(year, state).get_absolute_url()))
    assert ("Kết luận kiểm tra" in found, "Ý kiến của đơn vị được kiểm tra" in found) == shown


def test_the_team_asks_and_goes_on(year, head):
    made = inspecting.inspection(year, "complete")
    wrong = {"finished_at": "07:00 05/10/2019"}
    assert field_errors(head.post(made.url("inspection_ask_opinion"), wrong)) == [ENDS_TOO_EARLY]
    ended = fields(head.get(made.get_absolute_url()), made.url("inspection_ask_opinion"))
    head.post(made.url("inspection_ask_opinion"), ended)
    assert inspecting.reread(made).state == "opinion"
    assert head.post(made.url("inspection_resume"), {"reason": " "}).status_code == 422
    head.post(made.url("inspection_resume"), {"reason": "Xem thêm."})
    assert inspecting.reread(made).state == "ongoing"
