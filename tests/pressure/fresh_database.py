"""A database of its own for one run of a script; nothing of it is left behind."""

import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import psycopg2

ROOT = Path(__file__).resolve().parents[2]
SERVER = "postgres://postgres@127.0.0.1:5432"
STARTED = "import django; django.setup(); from tests.pressure import {module}; raise SystemExit({module}.main({wishes}))"


def run(module: str, *, database: str | None, **wishes) -> int:
    """Exit status of `tests.pressure.<module>.main(**wishes)`, run by a process whose database is new.

    `database`: the address of a PostgreSQL server (its path is not used), or None for a SQLite file.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # the database is dropped all the same
    wanted = ", ".join(f"{name}={value!r}" for name, value in wishes.items())
    with made(database) as url:
        child = [sys.executable, "-c", STARTED.format(module=module, wishes=wanted)]
        return subprocess.run(child, cwd=ROOT, env=environment(url), check=False).returncode


@contextmanager
def made(server: str | None) -> Iterator[str]:
    """The address of an empty database, dropped at the end."""
    if server is None:
        with TemporaryDirectory(prefix="pressure_") as folder:
            yield f"sqlite:///{folder}/pressure.sqlite3"
        return
    name = f"pressure_{os.getpid()}_{secrets.token_hex(3)}"
    server = urlsplit(server)._replace(path="").geturl()
    on_the_server(server, f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
    try:
        yield f"{server}/{name}"
    finally:
        on_the_server(server, f"DROP DATABASE {name} WITH (FORCE)")


def on_the_server(server: str, statement: str) -> None:
    with closing(psycopg2.connect(f"{server}/postgres", connect_timeout=5)) as connection:
        connection.autocommit = True  # databases are not made within a transaction
        connection.cursor().execute(statement)


def environment(url: str) -> dict[str, str]:
    """The settings of a server, with fresh secrets, on the database at `url`."""
    return os.environ | {
        "DATABASE_URL": url,
        "DEBUG": "0",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "SIGNING_SECRET": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": "https://vi-du.invalid",
        "SECURE_SSL_REDIRECT": "0",
        "TSA_URL": "",
        "LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "cluster_emulation.settings",
    }
