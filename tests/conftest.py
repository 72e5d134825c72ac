"""What every test stands on: a quick password hash, real mail rows, one signing authority."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.conf import settings as project_settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection

from pledges import append_only, final_sheets
from pledges.documents.models import SigningAuthority
from pledges.signing import examine
from tests import factories, kept, migrated
from tests.tables import SEEDED

# What a browser shows and keeps does not depend on the database: on PostgreSQL only the stories of a whole year are told,
# which lead through every noun with several people at once.
STORIES = {"test_whole_year.py", "test_working_year.py", "test_ballot.py", "test_minutes.py"}
BROWSER = {path.name for path in Path(__file__).parent.glob("browser/test_*.py")}
collect_ignore = (
    [] if connection.vendor == "sqlite" else [f"browser/{name}" for name in sorted(BROWSER - STORIES)]
)


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL leave out what asks for no database: it is the same on SQLite."""
    if connection.vendor == "sqlite":
        return
    with_database = [item for item in items if asks_for_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(with_database)])
    items[:] = with_database


def asks_for_database(item) -> bool:
    wanted = {"db", "transactional_db"} & set(item.fixturenames)
    return bool(wanted) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Let no test wait for the disk: what is about power cuts and full disks makes databases of its own.

    On SQLite the tests use a file, as a server does: in memory there is no WAL and nobody waits for a lock. The file
    lies in memory where the system offers that.
    """
    shared_memory = Path("/dev/shm")  # noqa: S108 -- the folder in it is our own
    place = shared_memory if os.access(shared_memory, os.W_OK) else None
    database = project_settings.DATABASES["default"]
    with TemporaryDirectory(prefix="tests_", dir=place) as folder:
        if database["ENGINE"].endswith("sqlite3"):
            database.setdefault("TEST", {})["NAME"] = f"{folder}/test.sqlite3"
            database["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
        else:
            database["OPTIONS"]["options"] += " -c synchronous_commit=off"
        yield


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings):
    """On SQLite the database may be there already, migrated by a run before this one; the folder is removed anyway."""
    database = project_settings.DATABASES["default"]
    return database["ENGINE"].endswith("sqlite3") and migrated.take(Path(database["TEST"]["NAME"]))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_keepdb, django_db_blocker):
    if connection.vendor == "sqlite" and not django_db_keepdb:
        with django_db_blocker.unblock():
            migrated.keep()


@pytest.fixture(autouse=True)
def _settings(settings):
    """Mail goes to the outbox table as it does in production, not to the memory of the test runner."""
    settings.EMAIL_BACKEND = "mailer.backend.DbBackend"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session", autouse=True)
def _files_are_read_one_at_a_time_in_each_process(tmp_path_factory):
    """On a server in all of them; here the tests of one process do not wait for those of another.

    The seconds of the processor are as on a server; those of the clock also count what other tests do meanwhile.
    """
    with pytest.MonkeyPatch.context() as patch:
        lock = tmp_path_factory.mktemp("examine") / "lock"
        lock.touch()
        patch.setattr(examine, "LOCK", lock)
        patch.setattr(examine, "WALL_CLOCK_SECONDS", 60)
        yield


@pytest.fixture(autouse=True)
def _worlds_are_put_back(request, _settings):
    """What the acts made of the same rows before is put back where the test is not about it; see `kept`."""
    kept.begins(request.node)
    yield
    kept.begins(None)


@pytest.fixture(scope="session", autouse=True)
def _flush_past_the_triggers():
    """Emptying a test database is the one delete the append-only triggers let pass.

    By DELETE on PostgreSQL, too: a TRUNCATE makes new files for each of the 75 tables, however few rows they hold.
    For the whole session: the database is emptied after the fixtures of a test are gone. What our migrations brought stays.
    """
    vendor, quoted = connection.vendor, connection.ops.quote_name

    def sql_flush(style, tables, **kwargs):
        off = [*append_only.removing(vendor), *final_sheets.removing(vendor)]
        on = [*append_only.installing(vendor), *final_sheets.installing(vendor)]
        emptied = (table for table in tables if table not in SEEDED)
        return [*off, *(f"DELETE FROM {quoted(table)}" for table in emptied), *on]  # noqa: S608 -- our own names

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(connection.ops), "sql_flush", staticmethod(sql_flush))
        yield


@pytest.fixture(scope="session")
def authority_material():
    """Keys are made once a session: making them is not what most tests are about."""
    return factories.authority_material()


@pytest.fixture
def authority(db, authority_material):
    @kept.step
    def authority():
        return SigningAuthority.objects.create(material=authority_material)

    return authority()


@pytest.fixture
def cluster_year(authority):
    """A cluster of three units in 2019 with a complete draft; see `factories.ClusterYear`."""
    return factories.cluster_year()


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def verify(capsys):
    """`verify("--all")`: the exit code and the lines of the command."""

    def run(*arguments):
        code = 0
        try:
            call_command("verify", *arguments)
        except SystemExit as ended:
            code = ended.code
        return code, capsys.readouterr().out.splitlines()

    return run
