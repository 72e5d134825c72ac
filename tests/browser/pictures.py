"""Takes the pictures of both README files from the demo: `.venv/bin/python -m tests.browser.pictures`."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
REGISTRATION = "/cum-4/2019/dang-ky/1/"
DESK, PHONE = {"width": 1280, "height": 860}, {"width": 360, "height": 720}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "cluster_emulation.settings",
            "DATABASE_URL": f"sqlite:///{folder}/pictures.sqlite3",
            "SITE_URL": f"http://127.0.0.1:{port}",
        }
        code = _prepare()
        server = subprocess.Popen(
            [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/healthz")
            _take(f"http://127.0.0.1:{port}", code)
        finally:
            server.terminate()
            server.wait()


def _prepare() -> str:
    """The demo of 2019 opened, and signed by the first four; its code."""
    import django  # noqa: PLC0415 -- the environment comes first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- needs Django set up
    from django.utils import timezone  # noqa: PLC0415 -- needs Django set up, or is for this script alone

    from members.models import Person  # noqa: PLC0415 -- needs Django set up, or is for this script alone
    from pledges import demo  # noqa: PLC0415 -- needs Django set up, or is for this script alone
    from pledges.agreement.acts import signing as acts  # noqa: PLC0415 -- needs Django set up, or is for this script alone
    from pledges.documents.models import Confirmation, SigningAuthority  # noqa: PLC0415 -- needs Django set up, or is for this script alone

    call_command("migrate", verbosity=0)
    SigningAuthority.establish()
    agreement = demo.load()
    demo.register(agreement)
    secretary = Person.objects.get(username="thuky")
    agreement = acts.open_for_signature(agreement, by=secretary, edition=agreement.edition)
    for username in ("ccb", "mttq", "ldld", "doan"):
        leader = Person.objects.get(username=username)
        place = agreement.document.places.get(mandate__person=leader)
        seen = Confirmation(sha256=agreement.document.frozen_sha256, at=timezone.now())
        acts.sign(agreement, place=place, by=leader, confirmation=seen)
    return agreement.document.code


def _take(site: str, code: str) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- only this script needs it here

    from tests.browser.conftest import NAMES, QUIET  # noqa: PLC0415 -- needs Django set up, or is for this script alone

    path = next(filter(None, map(shutil.which, NAMES)))
    agreement = "/cum-4/2019/giao-uoc/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        for picture in (
            ("workbench", "hnd", "/", DESK),
            ("agreement", "hnd", agreement, DESK),
            ("sign-phone", "hnd", agreement, PHONE),
            ("verification", None, f"/tra-cuu/{code}/", DESK),
        ):
            _picture(browser, site, picture)
        subprocess.run([sys.executable, "-c", WITHDRAW], cwd=ROOT, check=True)
        _picture(browser, site, ("draft", "thuky", f"{agreement}soan/", DESK))
        subprocess.run(
            [sys.executable, "manage.py", "demo", "--year"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
        )
        for picture in (
            ("year", "thuky", "/cum-4/2019/", DESK),
            ("registrations", "thuky", "/cum-4/2019/dang-ky/", DESK),
            ("registration-phone", "hnd", REGISTRATION, PHONE),
            ("review", "thuky", "/cum-4/2019/bao-cao/tong-ket/tong-hop/", DESK),
            ("calendar", "canbo-hnd", "/cum-4/2019/lich/", DESK),
            ("inspection-phone", "mttq", "/cum-4/2019/kiem-tra/1/", PHONE),
            ("scores", "thuky", "/cum-4/2019/cham-diem/", DESK),
            ("ballot", "thuky", "/cum-4/2019/binh-xet/1/", DESK),
        ):
            _picture(browser, site, picture)
        browser.close()


WITHDRAW = """
import django; django.setup()
from members.models import Person
from pledges.agreement.acts import signing as acts
from pledges.agreement.models import Agreement
acts.withdraw(Agreement.objects.get(term__name="2019"), by=Person.objects.get(username="thuky"), reason="Chụp ảnh trang soạn")
"""


def _picture(browser, site: str, picture: tuple) -> None:
    name, who, path, size = picture
    page = browser.new_page(base_url=site, viewport=size)
    if who:
        from pledges.demo import PASSWORD  # noqa: PLC0415 -- needs Django set up

        page.goto("/dang-nhap/")
        page.fill("[name=username]", who)
        page.fill("[name=password]", PASSWORD)
        with page.expect_navigation():
            page.click("main button[type=submit]")
    page.goto(path, wait_until="networkidle")
    page.screenshot(path=PICTURES / f"{name}.png")
    page.close()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait_for(url: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(url)  # noqa: S310 -- our own server
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("The server did not start.")


if __name__ == "__main__":
    main()
