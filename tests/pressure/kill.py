"""A process that signs is killed at a random moment, again and again: the signature is whole or it never was.

    .venv/bin/python tests/pressure/kill.py --times 120
    .venv/bin/python tests/pressure/kill.py --times 120 --votes
    .venv/bin/python tests/pressure/kill.py --times 40 --http

With --votes the process casts or counts the votes of a ballot.

With --http the killed ones are the workers of a real server, under leaders who click again until they are told that
they have signed. Exit status 1 when anything is torn or an acknowledged signature or vote is lost.
"""

import argparse
import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[2])  # instead of this folder

from tests.pressure import fresh_database  # noqa: E402 - not before the path knows the project


def main() -> int:
    wishes = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    wishes.add_argument("--times", type=int, default=120)
    wishes.add_argument("--http", action="store_true", help="kill the workers of a server instead")
    wishes.add_argument("--votes", action="store_true", help="kill what votes and counts instead")
    wishes.add_argument("--database", default=fresh_database.SERVER, help="a PostgreSQL server")
    chosen = wishes.parse_args()
    module = "killed_workers" if chosen.http else "killed_votes" if chosen.votes else "killed_signatures"
    return fresh_database.run(module, database=chosen.database, times=chosen.times)


if __name__ == "__main__":
    sys.exit(main())
