"""Six leaders in six processes sign at the same instant, round after round, in a database of its own.

    .venv/bin/python tests/pressure/rounds.py --rounds 50
    .venv/bin/python tests/pressure/rounds.py --rounds 50 --database postgres://postgres@127.0.0.1:5432

Exit status 1 when anything is lost, doubled, unsealed or does not verify.
"""

import argparse
import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[2])  # instead of this folder

from tests.pressure import fresh_database  # noqa: E402 - not before the path knows the project


def main() -> int:
    wishes = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    wishes.add_argument("--rounds", type=int, default=50)
    wishes.add_argument("--database", help="a PostgreSQL server; without it a SQLite file")
    chosen = wishes.parse_args()
    return fresh_database.run("six_processes", database=chosen.database, rounds=chosen.rounds)


if __name__ == "__main__":
    sys.exit(main())
