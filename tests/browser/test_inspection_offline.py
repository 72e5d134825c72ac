"""The checklist on a phone whose network comes and goes: nothing is lost, nothing is doubled, nobody is overwritten unseen."""

import pytest
from django.utils import timezone

from pledges.inspections.plan.models import Question
from pledges.inspections.visit.models import Answer, AnswerFile, Inspection
from pledges.states.event import Event
from tests import brought, factories, judging

YES, PARTLY, NO = "Đã thực hiện", "Thực hiện một phần", "Chưa thực hiện"

# The first connection of every page is refused, and the one in use can be closed from here.
WEAK_STORE = """
    const { open } = IDBFactory.prototype, { transaction } = IDBDatabase.prototype;
    let refuses = true;
    IDBFactory.prototype.open = function (...wishes) {
        if (refuses) { refuses = false; throw new DOMException("refused", "UnknownError"); }
        return open.apply(this, wishes);
    };
    IDBDatabase.prototype.transaction = function (...wishes) {
        window.connection = this;
        return transaction.apply(this, wishes);
    };
"""
# A connection of its own, so that it says what is written, not what the page remembers.
KEPT = """() => new Promise((resolve) => {
    indexedDB.open("kiem-tra-cheo").onsuccess = (opened) => {
        const store = opened.target.result;
        store.transaction("cho-gui").objectStore("cho-gui").getAll().onsuccess = (read) => {
            store.close();
            resolve(read.target.result.map((row) => row.finding.remark));
        };
    };
})"""


@pytest.fixture
def year(site, authority):
    year = factories.cluster_year()
    plan = judging.plan(year)
    for number in range(3, 6):
        Question.objects.create(
            plan=plan, position=number, part="B. Công tác khen thưởng", text=f"Câu hỏi {number}"
        )
    begun = {"state": Inspection.State.ONGOING, "began_at": timezone.now()}
    Inspection.objects.filter(unit=year.units[1]).update(**begun)
    return year


@pytest.fixture
def inspection(year):
    return judging.inspection_of(year)


@pytest.fixture
def head(visit, year, inspection):
    return _at_work(visit, year.officers[0], inspection)


def _at_work(visit, person, inspection):
    visitor = visit(person).goes_to(inspection.url("inspection_checklist"))
    visitor.page.on("dialog", lambda dialog: dialog.accept())
    return _is_live(visitor)


def _is_live(visitor):
    """What the browser kept was read, and stands on the page."""
    visitor.page.locator("[data-checklist].is-live").wait_for()
    return visitor


def question(visitor, number: int):
    return visitor.page.locator("form[data-question]").nth(number - 1)


def says(visitor, number: int, verdict: str, remark: str = ""):
    form = question(visitor, number)
    form.locator("label", has_text=verdict).first.click()
    if remark:
        form.get_by_label("Nhận xét").fill(remark)
        form.get_by_label("Nhận xét").blur()


def told(visitor, number: int, words: str):
    question(visitor, number).locator("[data-state]").get_by_text(words).wait_for()


def line(visitor, words: str):
    visitor.page.locator("[data-sync]").get_by_text(words).wait_for()


def kept_remarks(visitor) -> list[str]:
    """The remarks of the answers that the browser keeps: what is there outlives the page."""
    return visitor.page.evaluate(KEPT)


def answers(inspection) -> list[tuple]:
    rows = Answer.objects.filter(inspection=inspection).order_by("question")
    return [(row.verdict, row.remark, row.edition) for row in rows]


def order_of_arrival(inspection) -> list[tuple]:
    written = inspection.events().filter(verb=Event.Verb.WRITTEN)
    numbers = {each.pk: each.position for each in Question.objects.all()}
    return [(numbers[each.facts["question"]], "file" in each.facts) for each in written]


def test_answers_and_a_photo_made_offline_arrive_in_order_and_once(head, inspection):
    says(head, 1, YES)
    told(head, 1, "Đã lưu lúc")
    line(head, "tất cả đã lưu")
    head.context.set_offline(True)
    says(head, 3, NO, "Chưa có sổ theo dõi.")
    says(head, 2, YES)
    brings(head, 2, "anh.jpg")
    says(head, 2, PARTLY, "Thiếu một quý.")
    told(head, 3, "Chưa gửi (lưu tạm trên máy)")
    line(head, "2 nội dung chưa gửi")
    assert answers(inspection) == [("yes", "", 1)]
    head.context.set_offline(False)
    line(head, "tất cả đã lưu")
    told(head, 2, "Đã lưu lúc")
    assert [row[:2] for row in answers(inspection)] == [
        *(("yes", ""), ("partly", "Thiếu một quý."), ("no", "Chưa có sổ theo dõi."))
    ]
    arrived = order_of_arrival(inspection)
    assert list(dict.fromkeys(arrived)) == [(1, False), (3, False), (2, False), (2, True)]
    assert [answer_file.name for answer_file in AnswerFile.objects.all()] == ["anh.jpg"]
    head.looks().sees("anh.jpg", "3/5 nội dung")


def brings(visitor, number: int, name: str):
    photo = {"name": name, "mimeType": "image/jpeg", "buffer": brought.picture("JPEG")}
    question(visitor, number).locator("[data-bring]").first.set_input_files(photo)


@pytest.mark.parametrize("hangs", [True, False], ids=["hangs", "fails"])
def test_a_photo_that_does_not_get_through_holds_nothing_up(head, inspection, hangs):
    stuck = []
    first = question(head, 1).get_attribute("data-attach")
    head.page.route(f"**{first}", lambda route: stuck.append(route) if hangs else route.abort())
    brings(head, 1, "to.jpg")
    question(head, 1).get_by_text("to.jpg").wait_for()
    head.until(lambda: stuck or not hangs)
    says(head, 3, NO)
    told(head, 3, "Đã lưu lúc")
    if hangs:
        stuck.pop().abort()
    brings(head, 2, "nho.jpg")
    question(head, 2).get_by_role("link", name="nho.jpg", exact=True).wait_for()
    assert (order_of_arrival(inspection), AnswerFile.objects.count()) == ([(3, False), (2, True)], 1)
    head.page.unroute_all()
    head.page.evaluate("dispatchEvent(new Event('online'))")
    question(head, 1).get_by_role("link", name="to.jpg", exact=True).wait_for()
    line(head, "tất cả đã lưu")
    assert AnswerFile.objects.count() == 2


def test_a_browser_that_cannot_limit_its_patience_sends_too(visit, year, inspection):
    visitor = visit(year.officers[0])
    visitor.page.add_init_script("delete AbortSignal.timeout")
    _is_live(visitor.comes_to(inspection.url("inspection_checklist")))
    says(visitor, 1, YES)
    told(visitor, 1, "Đã lưu lúc")


def test_what_was_not_sent_is_back_after_a_reload_and_arrives(head, inspection):
    head.page.route("**/phieu/*/", lambda route: route.abort())
    says(head, 1, NO, "Gõ khi mất mạng.")
    line(head, "1 nội dung chưa gửi")
    head.until(lambda: "Gõ khi mất mạng." in kept_remarks(head))
    _is_live(head.reloads())
    told(head, 1, "Chưa gửi (lưu tạm trên máy)")
    assert question(head, 1).get_by_label("Nhận xét").input_value() == "Gõ khi mất mạng."
    head.page.unroute("**/phieu/*/")
    line(head, "tất cả đã lưu")
    assert [row[:2] for row in answers(inspection)] == [("no", "Gõ khi mất mạng.")]


def test_a_store_that_is_refused_or_closed_is_opened_anew(head):
    head.page.add_init_script(WEAK_STORE)
    _is_live(head.reloads())
    head.page.route("**/phieu/*/", lambda route: route.abort())
    says(head, 1, NO)
    line(head, "1 nội dung chưa gửi")
    head.page.evaluate("connection.close()")
    says(head, 2, YES)
    line(head, "2 nội dung chưa gửi")
    head.until(lambda: kept_remarks(head) == ["", ""])
    assert head.page.locator(".typed-bar").count() == 0
    _is_live(head.reloads())
    line(head, "2 nội dung chưa gửi")


def test_a_save_whose_answer_was_lost_is_not_made_twice(head, inspection):
    lost = []

    def reaches_the_server_but_nothing_comes_back(route):
        lost.append(route.fetch().status)
        route.abort()

    head.page.route("**/phieu/*/", reaches_the_server_but_nothing_comes_back)
    head.page.route("**/phieu/*/tep/", reaches_the_server_but_nothing_comes_back)
    says(head, 1, NO)
    told(head, 1, "Chưa gửi (lưu tạm trên máy)")
    head.until(lambda: len(lost) > 1)
    assert (set(lost), answers(inspection)) == ({200}, [("no", "", 1)])
    says(head, 1, NO, "Bổ sung sau.")
    head.page.unroute_all(behavior="wait")
    line(head, "tất cả đã lưu")
    assert answers(inspection) == [("no", "Bổ sung sau.", 2)]
    assert order_of_arrival(inspection) == [(1, False), (1, False)]


KEEPS_THE_PAGE = """async (address) => {
    const copy = await caches.match(address, { ignoreVary: true });
    return copy ? copy.text() : "";
}"""


def page_kept(visitor, inspection) -> str:
    return visitor.page.evaluate(KEEPS_THE_PAGE, inspection.url("inspection_checklist"))


def test_the_opened_checklist_opens_again_without_a_network(head, inspection):
    says(head, 1, YES, "Trước khi mất mạng.")
    line(head, "tất cả đã lưu")
    head.until(lambda: "Trước khi mất mạng." in page_kept(head, inspection))
    head.context.set_offline(True)
    says(head, 2, NO, "Khi mất mạng.")
    told(head, 2, "Chưa gửi (lưu tạm trên máy)")
    _is_live(head.reloads())
    assert question(head, 1).get_by_label("Nhận xét").input_value() == "Trước khi mất mạng."
    assert question(head, 2).get_by_label("Nhận xét").input_value() == "Khi mất mạng."
    says(head, 3, YES)
    line(head, "2 nội dung chưa gửi")
    head.context.set_offline(False)
    line(head, "tất cả đã lưu")
    assert [row[:2] for row in answers(inspection)] == [
        *(("yes", "Trước khi mất mạng."), ("no", "Khi mất mạng."), ("yes", ""))
    ]
    head.looks()


def test_the_copy_of_the_page_goes_with_its_owner(head, year, inspection):
    head.until(lambda: "Phiếu kiểm tra" in page_kept(head, inspection))
    head.is_known_as(year.leaders[0])
    head.comes_to("/")
    head.until(lambda: page_kept(head, inspection) == "")


def test_a_closed_checklist_is_not_kept_any_more(head, inspection):
    head.until(lambda: "Phiếu kiểm tra" in page_kept(head, inspection))
    Inspection.objects.filter(pk=inspection.pk).update(state="opinion")
    head.page.evaluate("dispatchEvent(new Event('online'))")
    says(head, 1, YES)
    line(head, "1 nội dung cần xem lại")
    head.until(lambda: page_kept(head, inspection) == "")


HEIC = b"\x00\x00\x00\x18ftypheic" + bytes(100)
REFUSED = [
    ("IMG_0001.HEIC", "image/heic", HEIC, "Ảnh dạng HEIC chưa nhận được."),
    ("ghi-am.mp3", "audio/mpeg", b"ID3" + bytes(100), "Loại tệp này chưa nhận được."),
    ("trong.pdf", "application/pdf", b"", "Tệp này trống."),
    ("to.jpg", "image/jpeg", b"\xff\xd8\xff" + bytes(10 * 1024 * 1024), "Tệp lớn hơn 10 MB."),
]


@pytest.mark.parametrize(("name", "kind", "content", "sentence"), REFUSED, ids=[each[0] for each in REFUSED])
def test_a_file_that_is_not_taken_is_told_while_it_is_chosen(head, name, kind, content, sentence):
    head.context.set_offline(True)
    file = {"name": name, "mimeType": kind, "buffer": content}
    question(head, 1).locator("[data-bring]").last.set_input_files(file)
    question(head, 1).locator("[data-files]").get_by_text(sentence).wait_for()


def test_two_members_work_on_different_parts_at_once(head, visit, year, inspection):
    other = _at_work(visit, year.leaders[0], inspection)
    for number in (1, 2):
        says(head, number, YES)
        says(other, number + 2, NO, f"Nhận xét {number}.")
    line(head, "tất cả đã lưu")
    line(other, "tất cả đã lưu")
    told(other, 4, "Đã lưu lúc")
    told(head, 2, "Đã lưu lúc")
    assert [row[:2] for row in answers(inspection)] == [
        *(("yes", ""), ("yes", ""), ("no", "Nhận xét 1."), ("no", "Nhận xét 2."))
    ]


@pytest.mark.parametrize("choice", ["Lưu nội dung của tôi", "Dùng nội dung đã lưu"])
def test_both_versions_of_one_question_are_shown_and_one_is_chosen(head, visit, year, inspection, choice):
    other = _at_work(visit, year.leaders[0], inspection)
    says(head, 1, YES, "Bản của trưởng đoàn.")
    line(head, "tất cả đã lưu")
    told(head, 1, "Đã lưu lúc")
    says(other, 1, NO, "Bản của thư ký đoàn.")
    line(other, "1 nội dung cần xem lại")
    other.looks().sees("Đồng chí Nguyễn Văn Thử đã nhập nội dung này", "Bản của trưởng đoàn.")
    assert question(other, 1).get_by_label("Nhận xét").input_value() == "Bản của thư ký đoàn."
    assert [row[:2] for row in answers(inspection)] == [("yes", "Bản của trưởng đoàn.")]
    other.touches(choice)
    line(other, "tất cả đã lưu")
    chosen = ("no", "Bản của thư ký đoàn.") if "tôi" in choice else ("yes", "Bản của trưởng đoàn.")
    told(other, 1, "Đã lưu lúc")
    assert [row[:2] for row in answers(inspection)] == [chosen]
    assert question(other, 1).get_by_label("Nhận xét").input_value() == chosen[1]


def test_what_was_kept_for_one_person_is_never_sent_by_another(head, visit, year, inspection):
    head.context.set_offline(True)
    says(head, 1, YES)
    line(head, "1 nội dung chưa gửi")
    head.is_known_as(year.leaders[0])
    head.context.set_offline(False)
    line(head, "đang đăng nhập tài khoản khác")
    assert answers(inspection) == []
    _is_live(head.reloads())
    says(head, 2, NO)
    told(head, 2, "Đã lưu lúc")
    assert answers(inspection) == [("no", "", 1)]
    head.is_known_as(year.officers[0])
    _is_live(head.reloads())
    told(head, 1, "Đã lưu lúc")
    assert Answer.objects.get(verdict="yes").answered_by == year.officers[0]


def test_a_session_that_ended_keeps_the_answers_and_goes_on_after_signing_in(head, year, inspection):
    head.context.clear_cookies()
    says(head, 1, NO, "Sau khi hết phiên.")
    line(head, "phiên làm việc đã hết")
    assert answers(inspection) == []
    window = head.context.new_page()
    window.goto("/dang-nhap/")
    window.get_by_label("Tên đăng nhập").fill(year.officers[0].username)
    window.get_by_label("Mật khẩu").fill(factories.PASSWORD)
    window.get_by_role("button", name="Đăng nhập").click()
    window.wait_for_url(f"{head.site}/")
    window.close()
    says(head, 2, YES)
    line(head, "tất cả đã lưu")
    assert [row[:2] for row in answers(inspection)] == [("no", "Sau khi hết phiên."), ("yes", "")]


def test_a_refused_answer_stays_on_the_phone_with_the_reason(head, inspection):
    Inspection.objects.filter(pk=inspection.pk).update(state="opinion")
    says(head, 1, NO, "Đến muộn.")
    told(head, 1, "Dự thảo biên bản đang chờ ý kiến")
    line(head, "1 nội dung cần xem lại")
    assert answers(inspection) == []
    assert question(head, 1).get_by_label("Nhận xét").input_value() == "Đến muộn."
    head.goes_to(inspection.get_absolute_url()).sees(
        "Phiếu kiểm tra đã đóng.", "Nội dung 1: Chưa thực hiện; Đến muộn."
    )
    head.touches("Xóa các nội dung này").page.get_by_text("Phiếu đã đóng.").wait_for(state="hidden")


def test_what_was_refused_is_sent_when_the_team_goes_on(head, inspection):
    Inspection.objects.filter(pk=inspection.pk).update(state="opinion")
    says(head, 1, NO, "Đến muộn.")
    line(head, "1 nội dung cần xem lại")
    Inspection.objects.filter(pk=inspection.pk).update(state="ongoing")
    _is_live(head.reloads())
    told(head, 1, "Đã lưu lúc")
    line(head, "tất cả đã lưu")
    assert answers(inspection) == [("no", "Đến muộn.", 1)]


def test_who_signed_in_again_is_told_that_the_checklist_was_closed(head, year, inspection):
    Inspection.objects.filter(pk=inspection.pk).update(state="opinion")
    head.context.clear_cookies()
    head.is_known_as(year.officers[0])
    says(head, 1, NO)
    told(head, 1, "Dự thảo biên bản đang chờ ý kiến")
