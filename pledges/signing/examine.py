"""Says in words what an uploaded file is, compared with the stored one.

Uploads are hostile. Comparing bytes needs no parser and comes first; parsing happens in a child process with little memory and
time (`python -m pledges.signing.examine`), whose only answer is a short JSON text.
"""

import json
import logging
import os
import pickle
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from pledges.signing.diagnosis import Diagnosis, diagnosis
from pledges.signing.expected import Expected, Trust

PROJECT = Path(__file__).parents[2]
LARGEST = 32 * 1024 * 1024
MEMORY = 1024**3
CPU_SECONDS = 10
WALL_CLOCK_SECONDS = 15
OUT_OF_MEMORY = 3  # exit status of the child
HEADER_WITHIN = 1024


def diagnose(
    upload: bytes,
    revisions: Sequence[bytes],
    expected: Expected,
    trust: Trust,
    *,
    seconds: float = WALL_CLOCK_SECONDS,
) -> Diagnosis:
    """The diagnosis of `upload` beside stored revisions 0..n; never raises on a bad file."""
    return _by_bytes(upload, revisions, expected) or _in_a_child(upload, revisions, expected, trust, seconds)


def _by_bytes(upload: bytes, revisions: Sequence[bytes], expected: Expected) -> Diagnosis | None:
    newest = revisions[-1]
    for number, revision in enumerate(revisions):
        if upload == revision:
            signed, everybody = expected.signed_in(number), len(expected.leaders)
            older = "unsealed" if signed == everybody else "older"
            return diagnosis("exact" if revision == newest else older, signed=signed, all=everybody)
    if b"%PDF-" not in upload[:HEADER_WITHIN]:
        return diagnosis("not_pdf")
    if len(upload) > LARGEST:
        return diagnosis("too_large", megabytes=LARGEST // 1024**2)
    if newest.startswith(upload):
        return diagnosis("truncated")
    longest = max((len(one) for one in revisions if upload.startswith(one)), default=0)
    added = upload[longest:]
    if longest and b"obj" not in added and b"xref" not in added:
        return diagnosis("extra")
    return None


def _in_a_child(
    upload: bytes, revisions: Sequence[bytes], expected: Expected, trust: Trust, seconds: float
) -> Diagnosis:
    question = pickle.dumps((upload, revisions[-1], [len(one) for one in revisions], expected, trust))
    try:
        child = subprocess.run(
            [sys.executable, "-m", "pledges.signing.examine"],
            input=question,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=PROJECT,
            env={"PATH": os.defpath, "LANG": "C.UTF-8"},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return diagnosis("timeout")
    if child.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return diagnosis("timeout")
    if child.returncode == 0:
        answer = json.loads(child.stdout)
        return Diagnosis(answer["kind"], answer["sentence"], tuple(answer["details"]))
    return diagnosis("too_heavy" if child.returncode == OUT_OF_MEMORY else "broken")


def main() -> int:
    """The child: reads the question from its parent, answers on its standard output."""
    logging.disable(logging.CRITICAL)
    question = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own parent, the hostile part is mere bytes
    from pledges.signing.compare import compare  # noqa: PLC0415 - the parent should not load what only the child needs

    _live_modestly()
    try:
        answer = compare(*question)
    except (MemoryError, RecursionError):
        return OUT_OF_MEMORY
    json.dump(asdict(answer), sys.stdout)
    return 0


def _live_modestly() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
