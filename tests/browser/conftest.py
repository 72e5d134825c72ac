"""Chromium against the real pages. Nobody finds what another visitor left; the server and the database are those of the test."""

import os
import shutil
from pathlib import Path

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from playwright.sync_api import sync_playwright

from tests import factories
from tests.browser.apart import apart
from tests.browser.profiles import Profiles
from tests.browser.visitor import Visitor
from tests.browser.widths import WIDTHS

# The first one is the same browser without what it needs to draw on a screen: a quarter less work.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--renderer-process-limit=1"),
)


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def chromium():
    """One browser process for all of these tests; on the build server it has to be there."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        missing = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        missing("Chromium cannot be run on this machine: " + ", ".join(NAMES) + " are not on the path")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # The driver's event loop lives in this thread, and Django would refuse every query beside it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def profiles(chromium):
    """The files of the pages stay in the browser as they do from a real server: nobody asks for them with every page."""
    serve = StaticFilesHandler.serve

    def kept(self, request):
        answer = serve(self, request)
        answer.headers["Cache-Control"] = "max-age=3600"
        return answer

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "serve", kept)
        yield Profiles(chromium)


@pytest.fixture
def size() -> tuple[int, int]:
    """Stories are told on a phone; the visitor looks at each page at the other widths, too."""
    return WIDTHS["phone"]


@pytest.fixture
def site(live_server, settings):
    """The address of the running server, which is also the one printed in the documents."""
    cache.clear()
    settings.SITE_URL = live_server.url
    return live_server.url


@pytest.fixture
def visit(profiles, site, size):
    """`visit(person)`: a Visitor who is signed in as `person`; `visit()` a guest. They leave with the test."""
    visitors = []

    def come(person=None, **wishes) -> Visitor:
        visitors.append(Visitor(profiles, site, **{"size": size} | wishes))
        if person:
            visitors[-1].is_known_as(person)
        return visitors[-1]

    yield come
    for visitor in visitors:
        visitor.leaves()


@pytest.fixture
def year(site, authority):
    """A cluster of three units with a complete draft."""
    return factories.cluster_year()


@pytest.fixture
def open_year(year):
    apart(year.open)
    year.reload()
    return year
