"""Comparison of a parsed upload with the stored document. Runs only in the child process of `examine`."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from pyhanko.pdf_utils.reader import PdfFileReader

from pledges.signing.contents import differences
from pledges.signing.diagnosis import Diagnosis, appended, diagnosis
from pledges.signing.expected import Expected, Trust
from pledges.signing.findings import sentences
from pledges.signing.verify import verify

RESOURCES = (MemoryError, RecursionError)
ABOUT_BYTES = {
    "hash",
    "revision-count",
    "prefix",
    "frozen",
    "confirmed",
    "order",
    "not-whole",
}  # `_where` says these better
STOPPED = "Các thay đổi quá nhiều nên không liệt kê hết."
KIN_SHARE = 0.5  # part of the frozen revision that a file of ours shares at its beginning and end


def at_first_sight(
    upload: bytes, newest: bytes, lengths: list[int], expected: Expected, trust: Trust
) -> Diagnosis | None:
    """Diagnose without parsing: a file that is mostly ours, but no stored revision, was changed."""
    if _shared(upload, newest) <= KIN_SHARE * lengths[0]:
        return None
    details = (*_where(upload, newest, lengths, expected), STOPPED)
    return diagnosis("changed", details=details)


def compare(upload: bytes, newest: bytes, lengths: list[int], expected: Expected, trust: Trust) -> Diagnosis:
    """Diagnose by parsing; `lengths` are those of the stored revisions, all of them beginnings of `newest`."""
    kin = _shared(upload, newest) > KIN_SHARE * lengths[0]
    try:
        reader = PdfFileReader(BytesIO(upload), strict=False)
        if reader.encrypted:
            return _locked(upload, newest, lengths, expected)
        certificates = _certificates(reader)
    except RESOURCES:
        raise
    except Exception:  # any fault of the parser means that the file is unreadable
        details = (*_where(upload, newest, lengths, expected), "Tệp không còn đọc được trọn vẹn.")
        return diagnosis("changed", details=details) if kin else diagnosis("broken")
    recorded = {signature.certificate_sha256 for signature in expected.signatures}
    known = recorded & {hashlib.sha256(certificate).hexdigest() for certificate in certificates}
    if not known and any(_issued_by_us(certificate, trust) for certificate in certificates):
        return diagnosis("other_document")
    if not known and not kin:
        return diagnosis("not_ours")
    return diagnosis(
        "changed", details=tuple(dict.fromkeys(_changes(upload, newest, lengths, expected, trust)))
    )


def _locked(upload: bytes, newest: bytes, lengths: list[int], expected: Expected) -> Diagnosis:
    """Diagnose a file with a password, unless somebody only added the encryption to our own bytes."""
    if _last_kept(upload, newest, lengths) is None:
        return diagnosis("encrypted")
    return diagnosis("changed", details=tuple(_where(upload, newest, lengths, expected)))


def _changes(
    upload: bytes, newest: bytes, lengths: list[int], expected: Expected, trust: Trust
) -> Iterator[str]:
    last = _last_kept(upload, newest, lengths)
    state = expected if last is None else _as_of(expected, last)
    stored = [newest[:length] for length in lengths[: len(state.signatures)]]
    yield from _where(upload, newest, lengths, expected)
    yield from differences(upload, stored[-1], expected)
    verdict = verify([*stored[:-1], upload], state, trust)
    yield from sentences(finding for finding in verdict.findings if finding.code not in ABOUT_BYTES)


def _where(upload: bytes, newest: bytes, lengths: list[int], expected: Expected) -> Iterator[str]:
    """Say for readers where the bytes part from the stored ones."""
    last = _last_kept(upload, newest, lengths)
    if last is not None:
        signed, everybody = expected.signed_in(last), len(expected.leaders)
        yield appended(signed, everybody)
        return
    first = _shared_beginning(upload, newest)
    if len(upload) != len(newest):
        yield "Tệp đã được phần mềm khác ghi lại, khác với bản lưu trong hệ thống."
    elif first < lengths[0]:
        yield "Nội dung tệp khác với văn bản đã ký."
    else:
        number = next(number for number, length in enumerate(lengths) if first < length)
        yield f"Phần của {expected.label(expected.signatures[number].field)} bị thay đổi."


def _last_kept(upload: bytes, newest: bytes, lengths: list[int]) -> int | None:
    """Return the number of the newest stored revision that `upload` extends; None if the stored bytes differ."""
    if len(upload) == len(newest):
        return None
    kept = [number for number, length in enumerate(lengths) if upload.startswith(newest[:length])]
    return kept[-1] if kept else None


def _as_of(expected: Expected, number: int) -> Expected:
    return replace(
        expected,
        hashes=expected.hashes[: number + 1],
        signatures=expected.signatures[: number + 1],
        closed=expected.closed and number + 1 == len(expected.hashes),
    )


def _shared(upload: bytes, newest: bytes) -> int:
    """Count the bytes shared at the beginning and at the end."""
    begins = _shared_beginning(upload, newest)
    return begins + _shared_beginning(upload[begins:][::-1], newest[begins:][::-1])


def _shared_beginning(upload: bytes, newest: bytes) -> int:
    low, high = 0, min(len(upload), len(newest))
    while low < high:
        middle = (low + high + 1) // 2
        if upload[:middle] == newest[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _certificates(reader: PdfFileReader) -> list[bytes]:
    return [signature.signer_cert.dump() for signature in reader.embedded_signatures]


def _issued_by_us(certificate: bytes, trust: Trust) -> bool:
    for issuing in trust.issuing_certificates:
        try:
            x509.load_der_x509_certificate(certificate).verify_directly_issued_by(
                x509.load_der_x509_certificate(issuing)
            )
        except (ValueError, TypeError, InvalidSignature):
            continue
        return True
    return False
