"""The buttons of the drafting form that add, move and remove rows: plain posts that keep what is typed."""

import pytest

from tests import factories
from tests.ladder import rows
from tests.pages import fields, notices, visitor, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def form():
    return Form(factories.cluster_year(2))


class Form:
    def __init__(self, year):
        self.year, self.url, self.browser = year, year.url("agreement_draft"), visitor(year.secretary)

    def typed(self):
        return fields(self.browser.get(self.url), self.url)

    def kept(self):
        """What is typed, without the mark of the kept draft: every button gives that a new one."""
        return {name: value for name, value in self.typed().items() if name != "unsaved"}

    def press(self, button, **changes):
        """Where the button leads back to."""
        typed = self.typed() | {name.replace("__", "-"): value for name, value in changes.items()}
        response = self.browser.post(self.url, typed | {"arrange": button})
        assert response.status_code == 302
        return response.url.removeprefix(self.url)

    def titles(self):
        typed = self.typed()
        return [typed[f"c{number}-title"] for number in range(int(typed["commitments"]))]

    def with_three(self):
        for number, title in ((0, "A"), (1, "B"), (2, "C")):
            if number:
                self.press("add")
            self.press("none", **{f"c{number}-title": title, f"c{number}-text": f"Làm {title}."})
        return self


def test_a_commitment_is_added_at_the_end_and_nothing_typed_is_lost(form):
    assert form.press("add", closing="Chưa lưu.", c0__title="Sửa") == "#id_c1-title"
    typed = form.typed()
    assert (typed["commitments"], typed["c0-title"], typed["closing"]) == ("2", "Sửa", "Chưa lưu.")
    assert (typed["c1-pk"], typed["c1-title"], typed["c1-text"]) == ("", "", "")


def test_nothing_of_it_is_saved_before_the_form_is(form):
    before = {table: found for table, found in rows().items() if table != "pledges_scratch"}
    form.with_three().press("c0-remove")
    assert {table: found for table, found in rows().items() if table != "pledges_scratch"} == before


@pytest.mark.parametrize(
    ("button", "titles", "place"),
    [
        ("c0-down", ["B", "A", "C"], "#c0"),
        ("c2-up", ["A", "C", "B"], "#c2"),
        ("c1-remove", ["A", "C"], "#c1"),
        ("c0-up", ["A", "B", "C"], "#c0"),
        ("c2-down", ["A", "B", "C"], "#c2"),
    ],
)
def test_a_commitment_moves_and_goes(form, button, titles, place):
    form.with_three()
    assert (form.press(button), form.titles()) == (place, titles)


def test_a_moved_commitment_is_the_same_row_when_it_is_saved(form):
    form.with_three()
    form.browser.post(form.url, form.typed())
    before = dict(form.year.agreement.commitments.values_list("title", "pk"))
    form.press("c0-down")
    form.browser.post(form.url, form.typed())
    assert list(form.year.agreement.commitments.values_list("title", "pk", "position")) == [
        ("B", before["B"], 1), ("A", before["A"], 2), ("C", before["C"], 3),
    ]  # fmt: skip


def test_targets_are_added_typed_in_saved_and_removed(form):
    assert form.press("c0-add") == "#id_c0-t0-name"
    form.press(
        "c0-add", c0__t0__name="Đúng hạn", c0__t0__comparison=">=", c0__t0__value="99,5", c0__t0__unit="%"
    )
    form.browser.post(
        form.url, form.typed() | {"c0-t1-name": "Vi phạm", "c0-t1-comparison": "=", "c0-t1-value": "1234.50"}
    )
    saved = [
        (str(target), target.comparison, str(target.value))
        for target in form.year.agreement.commitments.get().targets.all()
    ]
    assert saved == [("Đúng hạn", ">=", "99.50"), ("Vi phạm", "=", "1234.50")]
    typed = form.typed()
    assert [typed[f"c0-t{number}-value"] for number in (0, 1)] == ["99,5", "1234,5"]
    form.press("c0-t0-remove")
    form.browser.post(form.url, form.typed())
    assert [target.name for target in form.year.agreement.commitments.get().targets.all()] == ["Vi phạm"]


def test_a_pasted_list_becomes_commitments_and_targets(form):
    form.press("paste", pasted="1. Cải cách: Làm tốt.\n- 100 % đúng hạn;\n2. Nêu gương")
    typed = form.typed()
    assert form.titles() == ["Nhiệm vụ", "Cải cách", ""]
    assert (typed["c1-text"], typed["c1-t0-name"], typed["c2-text"]) == (
        "Làm tốt.",
        "100 % đúng hạn",
        "Nêu gương",
    )
    form.browser.post(form.url, typed)
    assert [commitment.text for commitment in form.year.agreement.commitments.all()] == [
        "Hoàn thành nhiệm vụ được giao.", "Làm tốt.", "Nêu gương",
    ]  # fmt: skip


def test_there_are_at_most_sixty_commitments_and_twenty_targets_each(form):
    form.press("paste", pasted="\n".join(f"{number}. Việc" for number in range(1, 90)))
    assert form.typed()["commitments"] == "60"
    form.press("c0-add", c0__targets="20")
    assert form.typed()["c0-targets"] == "20"


@pytest.mark.parametrize(
    "button",
    [
        "c9-up",
        "c0-t5-remove",
        "cx-up",
        "c-1-up",
        "c0",
        "c0-up-down-up",
        "c99999999-remove",
        "drop table",
        "c²-up",
    ],
)
def test_a_button_that_is_not_there_does_nothing(form, button):
    before = form.kept()
    form.press(button)
    assert form.kept() == before


def test_the_last_commitment_may_go_too(form):
    assert form.press("c0-remove") == "#c0"
    assert form.typed()["commitments"] == "0"
    form.browser.post(form.url, form.typed())
    assert form.year.agreement.commitments.count() == 0


def test_a_removed_commitment_comes_back_with_everything_in_it(form):
    form.with_three()
    form.press("c1-add", c1__t0__name="Đúng hạn")
    form.press("c1-add", c1__t0__name="Đúng hạn")
    before = form.kept()
    form.press("c1-remove")
    assert form.titles() == ["A", "C"]
    assert "Đã xóa nội dung “B”" in words(form.browser.get(form.url))
    assert form.press("undo") == "#c1"
    assert form.kept() == before


def test_a_removed_target_comes_back_where_it_was(form):
    form.press("c0-add")
    form.press("c0-add", c0__t0__name="Một")
    form.press("none", c0__t1__name="Hai")
    before = form.kept()
    form.press("c0-t0-remove")
    assert "Đã xóa chỉ tiêu “Một”" in words(form.browser.get(form.url))
    form.press("undo")
    assert form.kept() == before


def test_it_can_come_back_after_other_buttons_until_the_form_is_saved(form):
    form.with_three().press("c0-remove")
    form.press("c0-down")
    form.press("undo")
    assert form.titles() == ["A", "C", "B"]
    form.press("c0-remove")
    form.browser.post(form.url, form.typed() | {"stay": "1"})
    assert "Hoàn tác" not in words(form.browser.get(form.url))


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "null",
        "[]",
        "{",
        '{"index": "x", "row": {}}',
        '{"index": 0, "row": {"pk": "", "title": "", "text": 7, "targets": []}}',
        '{"index": 0, "row": {"pk": "", "title": "", "text": "", "targets": [{"name": 1}]}}',
        '{"index": 9, "target": 0, "row": {"name": "", "comparison": "", "value": "", "unit": ""}}',
    ],
)
def test_what_is_no_row_of_this_form_brings_nothing_back(form, forged):
    before = form.titles()
    form.browser.post(form.url, form.typed() | {"arrange": "undo", "removed": forged})
    assert form.titles() == before


def test_headings_of_chapters_are_left_out_and_told(form):
    response = form.browser.post(
        form.url,
        form.typed() | {"arrange": "paste", "pasted": "I. CHÍNH TRỊ\n1. Một\nII. AN SINH\n2. Hai"},
        follow=True,
    )
    assert notices(response)[0] == "Tên chương chưa đưa vào nội dung: I. CHÍNH TRỊ; II. AN SINH."
    assert form.titles() == ["Nhiệm vụ", "", ""]
