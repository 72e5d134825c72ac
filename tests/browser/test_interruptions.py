"""A drafting session that is interrupted again and again, in any order, against a model of what was typed: no word is lost.

`DRAFT_INTERRUPTIONS` says how often (20 if it does not), `DRAFT_SEED` in which order.
"""

import os
from random import Random

import pytest
from playwright.sync_api import Error

from tests import factories
from tests.browser.test_nothing_lost import EMPTY, FULL
from tests.browser.test_session_ended import ends

TIMES = int(os.environ.get("DRAFT_INTERRUPTIONS", "20"))
SEED = os.environ.get("DRAFT_SEED", "1")
FIELDS = {
    "goal": "Mục tiêu",
    "scope": "Phạm vi",
    "work": "Rõ việc",
    "responsibility": "Rõ trách nhiệm",
    "resources": "Nguồn lực",
}
BUTTONS = (".draft-bar .btn-primary", ".draft-bar [name=stay]")
SHOWN = """() => [...document.querySelectorAll("main textarea, main input:not([type=hidden])")]
    .map((field) => field.value).join("\\n")"""


class Session:
    """An officer at a draft; `typed` is the model: field -> the words that were typed into it, in their order."""

    def __init__(self, visitor, person, draft):
        self.visitor, self.person, self.draft = visitor, person, draft
        self.address = draft.url("registration_draft")
        self.typed = {name: [] for name in FIELDS}
        self.number, self.story = 0, []
        visitor.page.on("dialog", lambda dialog: dialog.accept())
        self.opens()

    @property
    def page(self):
        return self.visitor.page

    def field(self, page, name: str):
        return page.locator(f"[name={name}]")

    def opens(self):
        """With a network and a session: whatever ended them is over."""
        self.visitor.context.set_offline(False)
        self.visitor.is_known_as(self.person)
        self.page.goto(self.address)
        self.page.wait_for_load_state()

    def types(self, name: str, page=None):
        self.number += 1
        word = f"chu{self.number}het"
        control = self.field(page or self.page, name)
        control.fill(f"{control.input_value()} {word}".strip())
        self.typed[name].append(word)

    def lost(self) -> list[str]:
        """The words that stand nowhere on the page: neither in the form, nor beside it to be copied."""
        shown = self.page.evaluate(SHOWN)
        return [word for words in self.typed.values() for word in words if word not in shown]

    # What interrupts

    def clicks_a_link(self, random):
        with self.page.expect_navigation():
            self.page.get_by_role("link", name="Bàn làm việc").first.click()
        self.opens()

    def reloads(self, random):
        self.page.reload()

    def goes_back(self, random):
        with self.page.expect_navigation():
            self.page.get_by_role("link", name="Bàn làm việc").first.click()
        self.page.go_back()
        self.page.wait_for_load_state()

    def loses_the_network(self, random):
        self.visitor.context.set_offline(True)
        self.types(random.choice([*FIELDS]))
        self.page.wait_for_timeout(random.choice([0, 300, 2000]))
        if random.random() < 0.5:
            self.page.goto("about:blank")
            self.opens()
        else:
            self.visitor.context.set_offline(False)

    def loses_the_session(self, random):
        ends(self.visitor)
        self.types(random.choice([*FIELDS]))
        if random.random() < 0.5:
            self.saves(random)
        self.opens()

    def saves(self, random):
        with self.page.expect_navigation():
            self.page.locator(random.choice(BUTTONS)).click()
        self.page.wait_for_load_state()
        if not self.page.url.endswith(self.address):
            self.opens()

    def stops_a_save(self, random):
        """The request hangs and is given up, or the answer is lost after the server has it."""
        arrives = random.random() < 0.5

        def hangs(route):
            if arrives and route.request.method == "POST":
                route.fetch(max_redirects=0)
            route.abort()

        self.page.route(f"**{self.address}", hangs)
        self.page.locator(random.choice(BUTTONS)).click(no_wait_after=True)
        self.page.wait_for_timeout(random.choice([100, 600]))
        self.page.unroute(f"**{self.address}")
        self.opens()

    def has_a_full_store(self, random):
        self.page.evaluate(FULL)
        self.types(random.choice([*FIELDS]))
        self.page.locator("[data-draft-state]").get_by_text("Đã lưu nháp lúc").wait_for()
        self.page.evaluate(EMPTY)

    def opens_a_second_window(self, random):
        other = self.visitor.context.new_page()
        other.goto(self.address)
        mine, theirs = random.sample([*FIELDS], 2)
        self.types(theirs, other)
        self.types(mine)
        other.wait_for_timeout(random.choice([0, 2000]))
        other.close(run_before_unload=False)
        self.reloads(random)

    INTERRUPTIONS = (
        *(clicks_a_link, reloads, goes_back, loses_the_network, loses_the_session, saves),
        *(stops_a_save, has_a_full_store, opens_a_second_window),
    )

    def goes_on(self, random):
        for _ in range(random.randint(1, 3)):
            self.types(random.choice([*FIELDS]))
        self.page.wait_for_timeout(random.choice([0, 0, 200, 1700]))
        interruption = random.choice(self.INTERRUPTIONS)
        self.story.append(interruption.__name__)
        try:
            interruption(self, random)
        except Error as trouble:
            pytest.fail(f"{self.story}: {trouble}")


def test_no_word_is_lost_whatever_interrupts(visit, year):
    draft, random = factories.registration(year, state="draft", name="Chợ nông sản"), Random(SEED)  # noqa: S311 -- a seeded story
    session = Session(visit(year.officers[0]), year.officers[0], draft)
    for _ in range(TIMES):
        session.goes_on(random)
        assert session.lost() == [], (session.story[-6:], session.page.evaluate(SHOWN))
    session.opens()
    assert (session.lost(), session.number > TIMES) == ([], True), session.story
