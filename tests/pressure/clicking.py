"""A leader at a browser whose clicks may go unanswered."""

import http.client
import time
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.factories import PASSWORD

TOKEN = "0123456789abcdef" * 2  # cookie and form must agree, that is all
TOLD = "Đồng chí đã ký thay mặt"
PATIENCE = 90  # seconds


@dataclass
class Leader:
    """Clicks again whenever there was no answer, until the page says that the signature is there."""

    address: tuple[str, int]
    session: str
    page: str
    sha256: str
    told: bool = False
    dropped: int = 0
    seconds: float = 0
    last: str = ""

    def click_until_told(self) -> None:
        begun = time.monotonic()
        while not self.told and time.monotonic() - begun < PATIENCE:
            try:
                self.told = self._click()
            except (OSError, http.client.HTTPException) as lost:
                self.dropped += 1
                self.last = repr(lost)
                time.sleep(0.1)
        self.seconds = time.monotonic() - begun

    def _click(self) -> bool:
        form = {"sha256": self.sha256, "consent": "on", "password": PASSWORD, "csrfmiddlewaretoken": TOKEN}
        status, text = self._ask("POST", f"{self.page}ky/", urlencode(form))
        if status == 302:
            status, text = self._ask("GET", self.page)
        self.last = f"{status} {text[:200]}"
        return TOLD in text

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        connection = http.client.HTTPConnection(*self.address, timeout=40)
        cookies = f"sessionid={self.session}; csrftoken={TOKEN}"
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()
