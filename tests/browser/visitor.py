"""Somebody at a browser: words for what people do, and one check that every page has to pass."""

import re
import time
from contextlib import contextmanager

from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from tests.browser.looking import objections, too_wide
from tests.browser.profiles import PATIENCE
from tests.browser.widths import WIDTHS
from tests.factories import PASSWORD, client_of

# A form that is shown again with its errors is an answer; a network that is cut off is the doing of the test.
ANSWERS = re.compile(r"status of (409|422|403|404)|net::ERR_INTERNET_DISCONNECTED")
# The letters have their shapes, and a frame was drawn: only with it comes the focus that a page asks for by itself.
DRAWN = """() => document.fonts.ready.then(() => new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(resolve))))"""


class Visitor:
    def __init__(self, profiles, site, **wishes):
        self.profiles, self.site, self.wishes = profiles, site, wishes
        self.context, self.page = profiles.take(site, **wishes)
        self.complaints = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def leaves(self):
        """The profile is free for somebody else."""
        if self.context:
            self.profiles.give_back(self.context, self.site, **self.wishes)
            self.context = None

    def _hear(self, message):
        if message.type in {"error", "warning"} and not ANSWERS.search(message.text):
            self.complaints.append(message.text)

    def is_known_as(self, person):
        """Signed in already, without the form."""
        session = client_of(Client(), person).cookies[settings.SESSION_COOKIE_NAME].value
        self.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.site}])

    def signs_in(self, person):
        """With name and password, as people do."""
        self.goes_to("/dang-nhap/")
        self.types("Tên đăng nhập", person.username)
        self.types("Mật khẩu", PASSWORD)
        self.presses("Đăng nhập")
        return self

    def goes_to(self, address):
        return self.comes_to(address).looks()

    def comes_to(self, address):
        """As `goes_to`, without a look at the page."""
        self.page.goto(address)
        return self._arrives()

    def reloads(self):
        self.page.reload()
        return self._arrives()

    @contextmanager
    def leaves_the_page(self):
        """What is done within leads to another page; go on when it is there."""
        with self.page.expect_navigation():
            yield
        self._arrives()

    def _arrives(self):
        """Wait until the page can be read and takes keys: it is loaded, and drawn where scripts can ask for that."""
        self.page.wait_for_load_state()
        if self.wishes.get("java_script_enabled", True):
            self.page.evaluate(DRAWN)
        return self

    def looks(self):
        """No complaint of the browser; at every width nothing sticks out, nothing that axe objects to."""
        self.page.wait_for_load_state()
        self._is_well_laid_out()
        for size in self._other_sizes():
            with self._on_a_screen_of(size):
                self._is_well_laid_out()
        assert self.complaints == []
        return self

    def _is_well_laid_out(self):
        where = f"{self.page.url} at {self.page.viewport_size['width']} px"
        assert too_wide(self.page) == [], where
        assert objections(self.page) == [], where

    def _other_sizes(self) -> list[tuple[int, int]]:
        """A story at one of the usual widths is judged at the others, too; a width of its own stands for itself."""
        size = self.wishes["size"]
        return [other for other in WIDTHS.values() if other != size] if size in WIDTHS.values() else []

    @contextmanager
    def _on_a_screen_of(self, size):
        """The page as it is, on another screen for a while; afterwards it stands where it stood."""
        own, place = self.page.viewport_size, self.page.evaluate("() => [scrollX, scrollY]")
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        try:
            yield
        finally:
            self.page.set_viewport_size(own)
            self.page.evaluate("([x, y]) => scrollTo({left: x, top: y, behavior: 'instant'})", place)

    def sees(self, *words):
        """Each of `words` is somewhere in the visible text of the main part, or comes there."""
        main = self.page.locator("main")
        for word in words:
            expect(main).to_contain_text(word, use_inner_text=True, timeout=PATIENCE)
        return self

    def until(self, holds):
        """Wait for `holds()`, and hear meanwhile what the browser tells."""
        end = time.monotonic() + PATIENCE / 1000
        while not holds():
            assert time.monotonic() < end
            self.page.wait_for_timeout(50)
        return self

    def types(self, label, words):
        self.page.get_by_label(label).and_(self.page.locator("input, textarea, select")).first.fill(words)
        return self

    def presses(self, name, *, exact=False):
        """A button that leads to another page, be it the same form again."""
        with self.leaves_the_page():
            self.touches(name, exact=exact)
        return self

    def touches(self, name, *, exact=False):
        """A button that keeps the page."""
        self.page.get_by_role("button", name=name, exact=exact).first.click()
        return self

    def hits(self, key):
        """A key that leads to another page."""
        with self.leaves_the_page():
            self.page.keyboard.press(key)
        return self

    def follows(self, name, *, exact=False, within="main"):
        with self.leaves_the_page():
            self.page.locator(within).get_by_role("link", name=name, exact=exact).first.click()
        return self.looks()

    def value(self, label):
        return self.page.get_by_label(label).first.input_value()

    def confirms_and_signs(self):
        self.page.get_by_label("Tôi đã đọc toàn văn").check()
        self.page.get_by_label("Mật khẩu đăng nhập").fill(PASSWORD)
        self.presses("Ký giao ước")

    def brings(self, pdf: bytes):
        """A file to be examined."""
        file = {"name": "van-ban.pdf", "mimeType": "application/pdf", "buffer": pdf}
        self.page.get_by_label("Tệp PDF cần kiểm tra").set_input_files(file)
        return self.presses("Kiểm tra tệp").looks()
