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
DESK, PHONE = {"width": 1280, "height": 860}, {"width": 360, "height": 720}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "cluster_emulation.settings",
            "DATABASE_URL": f"sqlite:///{folder}/pictures.sqlite3",
            "SITE_URL": f"http://127.0.0.1:{port}",
        }
        places = _prepare()
        server = subprocess.Popen(
            [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/healthz")
            _take(f"http://127.0.0.1:{port}", places)
        finally:
            server.terminate()
            server.wait()


def _prepare() -> dict[str, str]:
    """Make the demonstration as on a day of the last quarter; return the addresses that pictures are taken of."""
    import django  # noqa: PLC0415 -- the environment comes first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- needs Django set up
    from django.utils import timezone  # noqa: PLC0415 -- needs Django set up, or is for this script alone

    from members.models import Term  # noqa: PLC0415 -- needs Django set up, or is for this script alone
    from pledges import demo  # noqa: PLC0415 -- needs Django set up, or is for this script alone
    from pledges.documents.models import SigningAuthority  # noqa: PLC0415 -- needs Django set up, or is for this script alone

    call_command("migrate", verbosity=0)
    SigningAuthority.establish()
    agreement = demo.load()
    demo.register(agreement)
    today = timezone.localdate()
    demo.fill(agreement, today if today.month >= demo.LAST_QUARTER else today.replace(month=11, day=15))
    last, present, newest = Term.objects.filter(cluster__slug="cum-4").order_by("name")
    return {
        "last": f"/cum-4/{last.name}/",
        "present": f"/cum-4/{present.name}/",
        "newest": f"/cum-4/{newest.name}/",
        "paper": f"/tra-cuu/{last.agreement.document.code}/",
        "inspection": present.inspections.get(state="ongoing").within(present).get_absolute_url(),
        "registration": present.registrations.filter(state="sent_back")
        .get()
        .within(present)
        .get_absolute_url(),
        "ballot": last.ballots.order_by("pk").first().within(last).get_absolute_url(),
    }


def _take(site: str, places: dict[str, str]) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- only this script needs it here

    from tests.browser.conftest import NAMES, QUIET  # noqa: PLC0415 -- needs Django set up, or is for this script alone

    path = next(filter(None, map(shutil.which, NAMES)))
    last, present, newest = places["last"], places["present"], places["newest"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        for picture in (
            ("workbench", "hnd", "/", DESK),
            ("agreement", "pn", f"{present}giao-uoc/", DESK),
            ("sign-phone", "pn", f"{present}giao-uoc/", PHONE),
            ("verification", None, places["paper"], DESK),
            ("draft", "thuky", f"{newest}giao-uoc/soan/", DESK),
            ("year", "thuky", present, DESK),
            ("registrations", "thuky", f"{present}dang-ky/", DESK),
            ("registration-phone", "pn", places["registration"], PHONE),
            ("review", "thuky", f"{last}bao-cao/tong-ket/tong-hop/", DESK),
            ("calendar", "canbo-hnd", f"{present}lich/", DESK),
            ("inspection-phone", "mttq", places["inspection"], PHONE),
            ("scores", "thuky", f"{last}cham-diem/", DESK),
            ("ballot", "thuky", places["ballot"], DESK),
        ):
            _picture(browser, site, picture)
        browser.close()


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
