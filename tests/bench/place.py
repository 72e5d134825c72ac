"""A place of its own for one run: an empty database, a folder, the settings of a server."""

import os
import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg2

POSTGRES = os.environ.get("BENCH_POSTGRES", "postgres://postgres@127.0.0.1:5432")


@contextmanager
def made() -> Iterator[dict[str, str]]:
    """The environment for the child; nothing is left behind."""
    with TemporaryDirectory(prefix="bench_") as folder, _database(Path(folder)) as url:
        yield os.environ | {
            "DATABASE_URL": url,
            "STATIC_ROOT": f"{folder}/static",
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


@contextmanager
def _database(folder: Path) -> Iterator[str]:
    name = f"bench_{os.getpid()}_{secrets.token_hex(3)}"
    try:
        _on_the_server(f"CREATE DATABASE {name}")
    except psycopg2.OperationalError as fault:
        print(f"No PostgreSQL at {POSTGRES} ({str(fault).splitlines()[0]}): measured on SQLITE instead.\n")
        yield f"sqlite:///{folder / 'bench.sqlite3'}"
        return
    try:
        yield f"{POSTGRES}/{name}"
    finally:
        _on_the_server(f"DROP DATABASE {name} WITH (FORCE)")


def _on_the_server(statement: str) -> None:
    with closing(psycopg2.connect(f"{POSTGRES}/postgres", connect_timeout=3)) as connection:
        connection.autocommit = True  # databases are not made within a transaction
        connection.cursor().execute(statement)
