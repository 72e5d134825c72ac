"""Verification of a signed document. The verdict is the sum of ten conditions, never one library's flag.

1 the newest revision has the recorded hash; 2 every revision begins with the one before it; 3 exactly the expected fields exist
and are signed; 4 each holds the recorded certificate; 5 every signature is intact, trusted, unrevoked and its locks were
respected; 6 the last one covers the whole file; 7 there are as many revisions as recorded; 8 the frozen hash is the one that
each leader confirmed; 9 when it is closed, everybody has signed; 10 nothing went wrong while looking.
"""

import hashlib
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import SignatureCoverageLevel

from pledges.signing.expected import Expected, ExpectedSignature, Trust
from pledges.signing.fields import ARCHIVE, CLOSE, FREEZE
from pledges.signing.findings import Finding, Verdict, finding
from pledges.signing.judge import Judge

__all__ = ["Expected", "ExpectedSignature", "Finding", "Trust", "Verdict", "verify", "verify_newest"]

logger = logging.getLogger(__name__)


def verify(revisions: Sequence[bytes], expected: Expected, trust: Trust) -> Verdict:
    """Verify stored revisions 0..n in full; the cost grows with the square of the number of signatures."""
    return _verdict(revisions, expected, trust, added=None)


def verify_newest(revisions: Sequence[bytes], expected: Expected, trust: Trust, *, added: int = 1) -> Verdict:
    """Verify right after an act; all revisions but the newest `added` ones were found valid before.

    Every signature is checked again in full; only the comparison of revisions is limited to the newest steps.
    """
    return _verdict(revisions, expected, trust, added=added)


def _verdict(revisions: Sequence[bytes], expected: Expected, trust: Trust, *, added: int | None) -> Verdict:
    findings = [*_bytes(revisions, expected), *_confirmations(expected), *_everybody(expected)]
    checked = []
    try:
        reader = PdfFileReader(BytesIO(revisions[-1]))
        findings += [*_places(reader, expected), *_order(reader, expected), *_whole(reader)]
        judge = Judge(reader, expected, trust, lengths=[len(revision) for revision in revisions])
        checked = judge.checked
        findings += judge.run(added=added)
    except Exception:  # condition 10: a file that makes the parser fail is not valid
        logger.warning("a signed document could not be read", exc_info=True)
        findings.append(finding("unreadable"))
    return Verdict(tuple(dict.fromkeys(findings)), tuple(checked))


def _bytes(revisions: Sequence[bytes], expected: Expected) -> Iterator[Finding]:
    if len(revisions) != len(expected.hashes) or len(revisions) != len(expected.signatures):
        yield finding("revision-count", found=len(revisions), recorded=len(expected.hashes))
    for number, (revision, recorded) in enumerate(zip(revisions, expected.hashes, strict=False)):
        if hashlib.sha256(revision).hexdigest() != recorded:
            newest = number == len(revisions) - 1
            yield finding("hash", which="" if newest else f" (bản lưu thứ {number})")
    for number in range(1, len(revisions)):
        if not revisions[number].startswith(revisions[number - 1]) or len(revisions[number]) == len(
            revisions[number - 1]
        ):
            yield finding("prefix", number=number)


def _confirmations(expected: Expected) -> Iterator[Finding]:
    if expected.hashes[:1] != (expected.frozen_sha256,):
        yield finding("frozen")
    for signature in expected.signatures:
        if signature.confirmed_sha256 not in (None, expected.frozen_sha256):
            yield finding("confirmed", place=expected.label(signature.field))


def _everybody(expected: Expected) -> Iterator[Finding]:
    signed = {signature.field for signature in expected.signatures}
    for place in expected.leaders if expected.closed else ():
        if place not in signed:
            yield finding("unsigned", place=expected.label(place))


def _places(reader: PdfFileReader, expected: Expected) -> Iterator[Finding]:
    """Require exactly the recorded fields, once, and exactly the recorded ones signed."""
    fields = [(name, value is not None) for name, value, _ in enumerate_sig_fields(reader)]
    archive = {ARCHIVE} & {name for name, _ in fields} if expected.closed else set()
    known = {*expected.places, FREEZE, CLOSE} | archive
    signed = {signature.field for signature in expected.signatures} | archive
    for name, times in Counter(name for name, _ in fields).items():
        if name not in known or times > 1:
            yield finding("place", place=expected.label(name))
    for name in sorted(known - {name for name, _ in fields}):
        yield finding("place", place=expected.label(name))
    for name in sorted({name for name, filled in fields if filled} - signed):
        yield finding("extra-signature", place=expected.label(name))
    for name in sorted(signed - {name for name, filled in fields if filled}):
        yield finding("missing-signature", place=expected.label(name))


def _order(reader: PdfFileReader, expected: Expected) -> Iterator[Finding]:
    recorded = [signature.field for signature in expected.signatures]
    embedded = [signature.field_name for signature in reader.embedded_signatures]
    signed = [field for field in embedded if field in recorded]
    if signed != [field for field in recorded if field in signed]:
        yield finding("order")


def _whole(reader: PdfFileReader) -> Iterator[Finding]:
    last = reader.embedded_signatures[-1:]
    if not last or last[0].evaluate_signature_coverage() != SignatureCoverageLevel.ENTIRE_FILE:
        yield finding("not-whole")
