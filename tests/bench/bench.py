"""`make bench`: how much the product adds to what it stands on, as ratios of one run on one machine.

Makes a database and a folder of its own, measures in a child process with the settings of a server, and
removes both. Exit status 1 when a page asks the database more often for thirty units than for one.
"""

import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[0] = str(ROOT)  # instead of this folder, so that its file names hide nothing

from tests.bench import place  # noqa: E402 - not before the path knows the project

# In this order: the application reads the list of static files when it is imported.
CHILD = """
import signal, sys
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
import django
django.setup()
from tests.bench import cases
cases.furnish()
from tests.bench import report
raise SystemExit(report.main())
"""


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what was made is removed all the same
    with place.made() as environment:
        child = subprocess.Popen([sys.executable, "-c", CHILD], cwd=ROOT, env=environment)
        try:
            return child.wait()
        finally:
            child.terminate()
            child.wait()


if __name__ == "__main__":
    sys.exit(main())
