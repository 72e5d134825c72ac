"""For the length of a test, the project works on another database than the one of the tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from django.db import connections
from django.db.utils import load_backend
from environ import Env

from tests.pressure.fresh_database import made


@contextmanager
def database_at(url: str, **changes) -> Iterator[None]:
    """This thread's default connection leads to `url`."""
    usual = connections["default"]
    found = {**Env.db_url_config(url), **changes}
    backend = load_backend(found["ENGINE"])
    if found["ENGINE"] != usual.settings_dict["ENGINE"]:
        found["OPTIONS"] = {}
    connections["default"] = other = backend.DatabaseWrapper({**usual.settings_dict, **found}, "default")
    try:
        yield
    finally:
        other.close()
        connections["default"] = usual


@contextmanager
def empty_database() -> Iterator[str]:
    """The address of a new database of the kind that the tests run on."""
    with made(None if connections["default"].vendor == "sqlite" else address_of(path="")) as url:
        yield url


def address_of(*, path: str, port: int | None = None) -> str:
    """Of a database on the PostgreSQL server of the tests (or at another `port` of that machine)."""
    found = connections["default"].settings_dict
    who = quote(found["USER"]) + (f":{quote(found['PASSWORD'])}" if found["PASSWORD"] else "")
    return f"postgres://{who}@{found['HOST'] or '127.0.0.1'}:{port or found['PORT'] or 5432}/{path}"
