"""A migrated SQLite file, kept from run to run: migrating takes longer than most tests that anybody runs by hand."""

import os
import shutil
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from django.db import connection

from pledges import append_only, final_sheets

ROOT = Path(__file__).resolve().parents[1]
TRIGGERS = (append_only.__file__, final_sheets.__file__)
OTHERS = ("django", "django-axes", "django-mailer")  # have migrations of their own


def kept() -> Path:
    """Its name changes with every migration."""
    digest = sha256("".join(map(version, OTHERS)).encode())
    for path in sorted({*ROOT.glob("*/migrations/*.py"), *map(Path, TRIGGERS)}):
        digest.update(path.read_bytes())
    return ROOT / ".pytest_cache" / f"migrated-{digest.hexdigest()[:16]}.sqlite3"


def take(target: Path) -> bool:
    """Copy the kept file to `target`; False if there is none."""
    if not kept().exists():
        return False
    shutil.copyfile(kept(), target)
    return True


def keep() -> None:
    """Keep the test database, which was just made, for the next run."""
    kept().parent.mkdir(exist_ok=True)
    mine = kept().with_suffix(f".{os.getpid()}")  # renamed when it is whole: other processes do the same
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(mine)])
    mine.replace(kept())
