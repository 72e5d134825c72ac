"""Diagnosis of an uploaded file, compared with the stored document.

Uploads are hostile. Comparing bytes needs no parser and comes first; a file that looks expensive is not read; parsing happens
in a child process with little memory and time (`python -m pledges.signing.examine`), one at a time on the whole machine.
The child only answers with one or two lines of JSON: the diagnosis at first sight, if any, then the final one.
"""

import fcntl
import json
import logging
import os
import pickle
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from pledges.signing.diagnosis import Diagnosis, appended, diagnosis
from pledges.signing.expected import Expected, Trust
from pledges.signing.weight import is_heavy

PROJECT = Path(__file__).parents[2]
LARGEST = 32 * 1024 * 1024
MEMORY = 300 * 1024**2  # thirty signatures need 160 MB
CPU_SECONDS = 3
WALL_CLOCK_SECONDS = 10
# Every process of the program can read this file, so it can lock it; the lock ends with the process.
LOCK = Path(__file__)
PATIENCE = 1.0  # seconds that a second caller waits for the first
OUT_OF_MEMORY = 3  # exit status of the child
HEADER_WITHIN = 1024


class Busy(Exception):
    """Another file is being parsed."""


def diagnose(
    upload: bytes,
    revisions: Sequence[bytes],
    expected: Expected,
    trust: Trust,
    *,
    seconds: float | None = None,
) -> Diagnosis:
    """Diagnose `upload` against stored revisions 0..n; never raises on a bad file, but Busy: ask again soon."""
    return unparsed(upload, revisions, expected) or parsed(
        upload, revisions, expected, trust, seconds=seconds
    )


def unparsed(upload: bytes, revisions: Sequence[bytes], expected: Expected) -> Diagnosis | None:
    """Diagnose from the bytes alone; None if the file has to be parsed."""
    by_bytes = _by_bytes(upload, revisions, expected)
    return _unread(upload, revisions, expected) if by_bytes is None and is_heavy(upload) else by_bytes


def parsed(
    upload: bytes,
    revisions: Sequence[bytes],
    expected: Expected,
    trust: Trust,
    *,
    seconds: float | None = None,
) -> Diagnosis:
    """Diagnose by parsing in a child process. Raises Busy while another file is being parsed."""
    lengths = [len(revision) for revision in revisions]
    question = pickle.dumps((upload, revisions[-1], lengths, expected, trust))
    with _alone() as lock:
        return _in_a_child(question, lock, seconds or WALL_CLOCK_SECONDS)


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
    longest = max((len(revision) for revision in revisions if upload.startswith(revision)), default=0)
    added = upload[longest:]
    if longest and b"obj" not in added and b"xref" not in added:
        return diagnosis("extra")
    return None


def _unread(upload: bytes, revisions: Sequence[bytes], expected: Expected) -> Diagnosis:
    """Diagnose a file too heavy to parse; anything after our own bytes is certainly a change."""
    kept = [number for number, revision in enumerate(revisions) if upload.startswith(revision)]
    if not kept:
        return diagnosis("too_heavy")
    signed, everybody = expected.signed_in(kept[-1]), len(expected.leaders)
    details = (appended(signed, everybody), "Phần ghi thêm có cấu trúc bất thường nên không đọc được.")
    return diagnosis("changed", details=details)


@contextmanager
def _alone() -> Iterator[int]:
    """Parse one file at a time on this machine; the child inherits the lock, which outlives a killed parent."""
    ends = time.monotonic() + PATIENCE
    with LOCK.open("rb") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > ends:
                    raise Busy from None
                time.sleep(0.05)
        yield lock.fileno()


def _in_a_child(question: bytes, lock: int, seconds: float) -> Diagnosis:
    try:
        child = subprocess.run(
            [sys.executable, "-m", "pledges.signing.examine"],
            input=question,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=PROJECT,
            env={"PATH": os.defpath, "LANG": "C.UTF-8"},
            timeout=seconds,
            pass_fds=(lock,),
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        return _last_told(late.stdout) or diagnosis("timeout")
    if child.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return _last_told(child.stdout) or diagnosis("timeout")
    heavy = "too_heavy" if child.returncode == OUT_OF_MEMORY else "broken"
    return _last_told(child.stdout) or diagnosis(heavy)


def _last_told(output: bytes | None) -> Diagnosis | None:
    """Read the last line that the child could finish."""
    *finished, _ = (output or b"").split(b"\n")
    if not finished:
        return None
    answer = json.loads(finished[-1])
    return Diagnosis(answer["kind"], answer["sentence"], tuple(answer["details"]))


def main() -> int:
    """Run the child: read the question from the parent, answer on standard output."""
    logging.disable(logging.CRITICAL)
    question = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own parent; the hostile part is mere bytes
    from pledges.signing import compare  # noqa: PLC0415 - the parent should not load what only the child needs

    _live_modestly()
    try:
        _tell(compare.at_first_sight(*question))
        _tell(compare.compare(*question))
    except (MemoryError, RecursionError):
        return OUT_OF_MEMORY
    return 0


def _tell(answer: Diagnosis | None) -> None:
    if answer is not None:
        print(json.dumps(asdict(answer)), flush=True)


def _live_modestly() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
