"""The pages that are measured, and asking for one without a server or a test client in between."""

from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote

from tests.bench import cases
from tests.bench.wsgi import application


@dataclass(frozen=True)
class Page:
    words: str
    address: str
    cookie: str = ""


def readable(year) -> list[Page]:
    """The pages people look at all day, of an agreement that is open for signature."""
    secretary, leader = cases.cookie_of(year.secretary), cases.cookie_of(year.leaders[-1])
    return [
        Page("units (the list page)", year.url("agreement").replace("giao-uoc/", "don-vi/"), secretary),
        Page("workbench, secretariat", year.url("workbench_year"), secretary),
        Page("agreement, a leader who is to sign", year.url(), leader),
        Page("history of the wording", year.url("agreement_history"), secretary),
        Page("event log", year.url("agreement_events"), secretary),
        Page("verification, by a guest", f"/tra-cuu/{year.reload().document.code}/"),
    ]


def drafting(year) -> list[Page]:
    """The secretariat's pages before the opening."""
    secretary, officer = cases.cookie_of(year.secretary), cases.cookie_of(year.officers[-1])
    names = ("agreement", "agreement_draft", "agreement_signatories", "agreement_comments", "agreement_open")
    pages = [Page(f"{name}, draft", year.url(name), secretary) for name in names]
    return [*pages, Page("workbench_year, draft, an officer", year.url("workbench_year"), officer)]


def get(page: Page) -> bytes:
    """The body, as a server gets it from the application; anything but 200 is a mistake of the measurement."""
    answered = []
    path, _, query = page.address.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": unquote(path),
        "QUERY_STRING": query,
        "SERVER_NAME": cases.HOST,
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": cases.HOST,
        "HTTP_HOST": cases.HOST,
        "HTTP_COOKIE": page.cookie,
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
    }
    body = application(environ, lambda status, headers: answered.append(status))
    try:
        content = b"".join(body)
    finally:
        body.close()
    assert answered == ["200 OK"], f"{page.address}: {answered}"
    return content
