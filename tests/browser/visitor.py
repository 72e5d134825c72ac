"""Somebody at a browser: words for what people do, and one check that every page has to pass."""

import re
from pathlib import Path

from django.conf import settings
from django.test import Client

from tests.factories import PASSWORD, client_of

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
# A bar that stays in sight covers what scrolling uncovers: for axe it stands where it is written.
RUN_AXE = """async () => {
    const bars = [...document.querySelectorAll("body *")].filter((each) => getComputedStyle(each).position === "sticky");
    for (const bar of bars) bar.style.position = "static";
    const found = await axe.run(document, {
        iframes: false, resultTypes: ["violations"], rules: {"target-size": {enabled: true}}
    });
    for (const bar of bars) bar.style.position = "";
    return found.violations.map((each) =>
        `${each.id}: ${each.nodes.map((node) => node.html + " " + node.failureSummary).join(" | ")}`);
}"""
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
    .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((each) => each.outerHTML.slice(0, 120))"""
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# A form that is shown again with its errors is an answer, not a fault of the page.
ANSWERS = re.compile(r"status of (409|422|403|404)")


class Visitor:
    def __init__(self, browser, site, *, size, **wishes):
        width, height = size
        self.context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": height},
            has_touch=width < 768,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            **wishes,
        )
        self.context.set_default_timeout(15_000)
        self.site, self.page, self.complaints = site, self.context.new_page(), []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message):
        if message.type in {"error", "warning"} and not ANSWERS.search(message.text):
            self.complaints.append(message.text)

    def is_known_as(self, person):
        """Signed in already, without the form."""
        session = client_of(Client(), person).cookies[settings.SESSION_COOKIE_NAME].value
        self.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.site}])

    def signs_in(self, person):
        """With name and password, as people do."""
        self.page.goto("/dang-nhap/")
        self.looks()
        self.types("Tên đăng nhập", person.username)
        self.types("Mật khẩu", PASSWORD)
        self.presses("Đăng nhập")
        return self

    def goes_to(self, address):
        self.page.goto(address)
        return self.looks()

    def looks(self):
        """No complaint of the browser, nothing wider than the screen, nothing that axe objects to."""
        self.page.wait_for_load_state()
        assert self.page.evaluate(OVERFLOW) <= 0, self.page.evaluate(TOO_WIDE)
        assert self.complaints == []
        self.page.evaluate(AXE)
        violations = self.page.evaluate(RUN_AXE)
        assert violations == [], f"{self.page.url} {violations}"
        return self

    def sees(self, *words):
        """Each of `words` is somewhere in the visible text of the main part."""
        text = " ".join(self.page.locator("main").inner_text().split())
        assert [each for each in words if each not in text] == [], text
        return self

    def types(self, label, words):
        self.page.get_by_label(label).first.fill(words)
        return self

    def presses(self, name, *, exact=False):
        self.page.get_by_role("button", name=name, exact=exact).first.click()
        return self

    def follows(self, name):
        self.page.locator("main").get_by_role("link", name=name).first.click()
        return self.looks()

    def value(self, label):
        return self.page.get_by_label(label).first.input_value()

    def confirms_and_signs(self):
        self.page.get_by_label("Tôi đã đọc toàn văn").check()
        self.page.get_by_label("Nhập lại mật khẩu").fill(PASSWORD)
        self.presses("Ký giao ước")

    def brings(self, pdf: bytes):
        """A file to be examined."""
        file = {"name": "van-ban.pdf", "mimeType": "application/pdf", "buffer": pdf}
        self.page.get_by_label("Tệp PDF cần kiểm tra").set_input_files(file)
        return self.presses("Kiểm tra tệp").looks()
