"""A server without its secrets does not start; with them it has nothing to complain about."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.checks import registry
from django.core.management import CommandError, call_command

from cluster_emulation import checks
from members.models import Person

HERE = Path(__file__).resolve().parent.parent
NEEDED = {
    "SECRET_KEY": "k3-" + "Zq8vLx" * 12,
    "ALLOWED_HOSTS": "giaouoc.example.vn",
    "SIGNING_SECRET": "s3-" + "Wm4tRy" * 8,
    "SITE_URL": "https://giaouoc.example.vn",
}
MAIL = {
    "MAILER_EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "EMAIL_URL": "smtp+tls://nguoi-gui:mat-khau@mail.example.vn:587",
}


def server(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """manage.py (or -c) in a process of its own with DEBUG off and nothing of this machine's configuration."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV") if name in os.environ}
    variables = (
        kept | {"DEBUG": "0", "DATABASE_URL": "sqlite://:memory:", "PYTHONWARNINGS": "error"} | environment
    )
    program = arguments if arguments[0] == "-c" else ("manage.py", *arguments)
    return subprocess.run(
        [sys.executable, *program],
        cwd=HERE,
        env=variables,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def values(*names: str) -> dict:
    """Settings of a server."""
    asked = "import json; from cluster_emulation import settings; "
    asked += f"print(json.dumps({{name: getattr(settings, name) for name in {list(names)}}}, default=str))"
    answer = server("-c", asked, **NEEDED)
    assert answer.stderr == ""
    return json.loads(answer.stdout)


@pytest.mark.parametrize("missing", NEEDED)
def test_a_server_without_a_secret_or_a_host_does_not_start(missing):
    answer = server("check", **{name: value for name, value in NEEDED.items() if name != missing})
    assert answer.returncode != 0
    assert answer.stderr.strip().splitlines()[-1] == (
        f"django.core.exceptions.ImproperlyConfigured: Set the {missing} environment variable"
    )


def test_a_server_with_all_of_them_passes_every_check_of_a_deployment():
    answer = server("check", "--deploy", "--fail-level", "WARNING", **NEEDED, **MAIL)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout == "System check identified no issues (1 silenced).\n"


def test_a_server_that_only_prints_its_mail_is_warned():
    printed = {"MAILER_EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    answer = server("check", "--deploy", "--fail-level", "WARNING", **NEEDED, **printed)
    assert answer.returncode == 1
    assert "(pledges.W001) Mail is printed, not sent." in answer.stderr


def test_the_cookies_of_a_server_travel_encrypted_and_to_this_host_only():
    assert values(
        *(
            "SESSION_COOKIE_SECURE",
            "SESSION_COOKIE_HTTPONLY",
            "SESSION_COOKIE_SAMESITE",
            "SESSION_COOKIE_NAME",
        ),
        *("CSRF_COOKIE_SECURE", "CSRF_COOKIE_HTTPONLY", "CSRF_COOKIE_SAMESITE", "CSRF_COOKIE_NAME"),
    ) == {
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_NAME": "__Host-session",
        "CSRF_COOKIE_SECURE": True,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_NAME": "__Host-csrf",
    }


def test_a_server_is_reached_only_encrypted():
    found = values("SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "DEBUG")
    assert found == {
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 365 * 24 * 60 * 60,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
        "DEBUG": False,
    }


def test_a_server_knows_nothing_of_the_demonstration():
    assert "demo" not in json.dumps(values("TEMPLATES", "MIDDLEWARE", "INSTALLED_APPS"))


@pytest.mark.django_db
def test_the_example_people_never_come_to_a_server(settings):
    settings.DEBUG = False
    sentence = "Dữ liệu trình diễn có mật khẩu công khai nên chỉ nạp được khi DEBUG bật."
    with pytest.raises(CommandError, match=re.escape(sentence)):
        call_command("demo")
    assert Person.objects.count() == 0


def test_a_missing_font_is_an_error(settings, tmp_path):
    assert checks.fonts(None) == []
    settings.BASE_DIR = tmp_path
    found = checks.fonts(None)
    assert [each.id for each in found] == ["pledges.E001"] * 4
    assert [each.msg for each in found] == [f"The document font {name} is missing." for name in checks.FACES]


@pytest.mark.django_db
def test_a_missing_signing_authority_is_an_error():
    (found,) = checks.authority(None, databases=["default"])
    assert found.id == "pledges.E002"
    assert found.msg == "Hệ thống chưa sẵn sàng để ký. Xin liên hệ quản trị viên."


def test_another_signing_secret_is_an_error(authority, settings):
    assert checks.authority(None, databases=["default"]) == []
    settings.SIGNING_SECRET = "khac"
    (found,) = checks.authority(None, databases=["default"])
    assert found.id == "pledges.E002"
    assert found.msg.startswith("Hệ thống chưa mở được khóa ký. Xin liên hệ quản trị viên")


def test_a_database_is_not_asked_unless_the_check_may():
    assert checks.authority(None) == []


def test_printed_mail_is_a_warning(settings):
    settings.MAILER_EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    (found,) = checks.mail(None)
    assert (found.id, found.msg) == ("pledges.W001", "Mail is printed, not sent.")
    settings.MAILER_EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert checks.mail(None) == []


def test_django_knows_our_checks():
    assert {checks.fonts, checks.authority} <= registry.registry.registered_checks
    assert checks.mail in registry.registry.deployment_checks


SECRETS = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/=]{20}",
    "a cloud key": r"\bAKIA[0-9A-Z]{16}\b",
    "a token of a code host": r"\b(?:gh[pousr]_[A-Za-z0-9]{30}|glpat-[\w-]{20})",
    "a token of a chat": r"\bxox[abprs]-[0-9A-Za-z-]{10}",
    "a bearer token": r"\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.",
    "a secret key": r"\b(?:SECRET_KEY|SIGNING_SECRET|API_KEY)['\"]?\s*[=:]\s*['\"](?!only-for-development)[^'\"\s{$]{16,}['\"]",
    "a password in an address": r"://[^\s/:@'\"{$<]+:(?!(?:mat-khau|password)@)[^\s/@'\"{$<]+@(?!127\.0\.0\.1|localhost)",
}
NOT_OURS = {
    ".git",
    ".venv",
    "node_modules",
    "staticfiles",
    "vendor",
    "__pycache__",
    ".hypothesis",
    ".pytest_cache",
}
TEXT = {
    ".py",
    ".md",
    ".html",
    ".txt",
    ".toml",
    ".yml",
    ".yaml",
    ".js",
    ".css",
    ".sh",
    ".cfg",
    ".ini",
    ".env",
    ".pem",
    ".key",
    "",
}


def test_the_repository_holds_no_secret():
    patterns = {what: re.compile(pattern) for what, pattern in SECRETS.items()}
    found = set()
    for path in HERE.rglob("*"):
        if path.suffix in TEXT and path.is_file() and not NOT_OURS & set(path.relative_to(HERE).parts):
            text = path.read_text(encoding="utf-8", errors="replace")
            found |= {(path.name, what) for what, pattern in patterns.items() if pattern.search(text)}
    assert found == set()


def test_what_is_kept_out_of_the_repository_stays_out():
    ignored = (HERE / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {".env", "*.sqlite3"} <= set(ignored)
    assert Path(settings.BASE_DIR) == HERE
