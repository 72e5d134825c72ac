"""Judges the signatures of one parsed document against what is expected and who is trusted."""

import asyncio
import hashlib
from collections.abc import Iterator
from datetime import datetime

from asn1crypto import crl, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, ModificationLevel, SuspiciousModification
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm
from pyhanko.sign.validation import (
    DocumentTimestampStatus,
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    async_validate_pdf_signature,
    async_validate_pdf_timestamp,
)
from pyhanko_certvalidator import ValidationContext

from pledges.signing.expected import Expected, Trust
from pledges.signing.fields import ARCHIVE, CLOSE, FREEZE
from pledges.signing.findings import CheckedSignature, Finding, finding
from pledges.signing.timestamp import timestamp_context


class Judge:
    """One trial: keeps the parsed trust anchors and the moment at which certificates are judged."""

    def __init__(self, reader: PdfFileReader, expected: Expected, trust: Trust, *, lengths: list[int]):
        self.reader = reader
        self.expected = expected
        self.lengths = lengths
        self.root = x509.Certificate.load(trust.root_certificate)
        self.issuing = [x509.Certificate.load(der) for der in trust.issuing_certificates]
        self.crls = [crl.CertificateList.load(der) for der in trust.crls]
        self.tsa_roots = [x509.Certificate.load(der) for der in trust.tsa_roots]
        self.moment = trust.moment
        self.archived = False
        self.archived_at: datetime | None = None
        self.checked: list[CheckedSignature] = []

    def run(self, *, added: int | None) -> list[Finding]:
        """All findings; only the newest `added` revisions are compared with what was before them (None: all of them)."""
        return asyncio.run(self._run(added))

    async def _run(self, added: int | None) -> list[Finding]:
        embedded = {one.field_name: one for one in self.reader.embedded_signatures}
        found = [*self._locks(embedded)]
        if ARCHIVE in embedded:
            found += await self._archive(embedded[ARCHIVE])
        for number, recorded in enumerate(self.expected.signatures):
            one = embedded.get(recorded.field)
            if one is None:
                found.append(finding("missing-signature", place=self.expected.label(recorded.field)))
                continue
            found += [*self._certificate(one, recorded.certificate_sha256), *self._coverage(one, number)]
            found += await self._signature(one, skip_diff=added is not None)
        if added is not None:
            found += self._newest_steps(embedded, added)
        return found

    def _context(self) -> ValidationContext:
        """Fresh for every signature, so that certificates found in one cannot help another."""
        return ValidationContext(
            trust_roots=[self.root],
            other_certs=self.issuing,
            crls=self.crls,
            allow_fetching=False,
            revocation_mode="require",
            moment=self.archived_at or self.moment,
            retroactive_revinfo=self.archived_at is not None,
        )

    def _time_context(self) -> ValidationContext:
        return timestamp_context(self.tsa_roots, moment=self.archived_at or self.moment)

    def _label(self, one: EmbeddedPdfSignature) -> str:
        return self.expected.label(one.field_name)

    def _certificate(self, one: EmbeddedPdfSignature, recorded: str) -> Iterator[Finding]:
        if hashlib.sha256(one.signer_cert.dump()).hexdigest() != recorded:
            yield finding("certificate", place=self._label(one))

    def _coverage(self, one: EmbeddedPdfSignature, number: int) -> Iterator[Finding]:
        """A signature covers exactly the revision it made; only the close may be followed by its archive timestamp."""
        _, _, start, length = one.byte_range
        covered, revision = start + length, self.lengths[number] if number < len(self.lengths) else -1
        archived = one.field_name == CLOSE and self.archived and covered < revision
        whole = one.evaluate_signature_coverage() >= SignatureCoverageLevel.ENTIRE_REVISION
        if not whole or not (covered == revision or archived):
            yield finding("coverage", place=self._label(one))

    async def _signature(self, one: EmbeddedPdfSignature, *, skip_diff: bool) -> list[Finding]:
        status = await async_validate_pdf_signature(
            one, self._context(), ts_validation_context=self._time_context(), skip_diff=skip_diff
        )
        stamped = status.timestamp_validity
        self.checked.append(
            CheckedSignature(
                str(one.field_name), one.self_reported_timestamp, stamped.timestamp if stamped else None
            )
        )
        codes = [*self._soundness(status), *self._trust(status)]
        changed = isinstance(status.diff_result, Exception) or not status.docmdp_ok
        if changed and not (skip_diff and status.docmdp_ok is None):
            codes.append("changed")
        return [finding(code, place=self._label(one)) for code in codes]

    def _soundness(self, status: PdfSignatureStatus) -> Iterator[str]:
        if not (status.intact and status.valid):
            yield "damaged"
        stamped = status.timestamp_validity
        if stamped is not None and not self._sound_time(stamped):
            yield "timestamp"

    def _trust(self, status: PdfSignatureStatus) -> Iterator[str]:
        serial = status.signing_cert.serial_number
        if status.revoked or serial in self._revoked_serials():
            yield "revoked"
        elif status.intact and status.valid and not status.trusted:
            now = (
                self.archived_at or self.moment or datetime.now(tz=status.signing_cert.not_valid_after.tzinfo)
            )
            ours = status.signing_cert.issuer in [one.subject for one in self.issuing]
            yield "expired" if ours and now > status.signing_cert.not_valid_after else "untrusted"

    def _revoked_serials(self) -> set[int]:
        """Also asked directly: a revocation counts even when certificates are judged at the time of the archive."""
        entries = (one["tbs_cert_list"]["revoked_certificates"] or () for one in self.crls)
        return {entry["user_certificate"].native for revoked in entries for entry in revoked}

    def _sound_time(self, stamped) -> bool:
        return stamped.valid and stamped.intact and (stamped.trusted or not self.tsa_roots)

    async def _archive(self, one: EmbeddedPdfSignature) -> list[Finding]:
        """The document timestamp: if its authority is trusted, certificates are judged at its time."""
        context = timestamp_context(self.tsa_roots, moment=self.moment)
        status: DocumentTimestampStatus = await async_validate_pdf_timestamp(one, context)
        whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
        if not (self.expected.closed and whole and self._sound_time(status)):
            return [finding("timestamp", place=self._label(one))]
        self.archived = True
        self.archived_at = status.timestamp if status.trusted else None
        return []

    def _locks(self, embedded: dict[str, EmbeddedPdfSignature]) -> Iterator[Finding]:
        """The freeze certifies "signatures only", the close "no changes", and nothing else certifies."""
        freeze, close = embedded.get(FREEZE), embedded.get(CLOSE)
        if freeze is not None:
            certified = self.reader.root["/Perms"].raw_get("/DocMDP").reference
            own = freeze.sig_field.raw_get("/V").reference
            if certified != own or freeze.docmdp_level != MDPPerm.FILL_FORMS:
                yield finding("lock", place=self._label(freeze))
        if close is not None:
            fields = close.fieldmdp
            locked = fields is not None and fields.action == FieldMDPAction.ALL
            if not locked or close.docmdp_level != MDPPerm.NO_CHANGES:
                yield finding("lock", place=self._label(close))

    def _newest_steps(self, embedded: dict[str, EmbeddedPdfSignature], added: int) -> Iterator[Finding]:
        """What each of the newest acts changed, held against all the locks in force before it.

        Earlier steps were compared in the same way when each of them was the newest, and their bytes are unchanged.
        """
        made = [embedded[one.field] for one in self.expected.signatures if one.field in embedded]
        for number in range(max(1, len(made) - added), len(made)):
            newest = number == len(made) - 1
            until = self.reader.xrefs.total_revisions - 1 if newest else made[number].signed_revision
            if not self._is_only_signed(made[:number], until):
                yield finding("changed", place=self._label(made[number - 1]))

    def _is_only_signed(self, before: list[EmbeddedPdfSignature], until: int) -> bool:
        """Whether the revisions of the file after `before` up to `until` do nothing but fill in signatures."""
        locks = FieldMDPSpec(FieldMDPAction.INCLUDE, [one.field_name for one in before])
        base = max(one.signed_revision for one in before)
        old = self.reader.get_historical_resolver(base)
        for revision in range(base + 1, until + 1):
            new = self.reader.get_historical_resolver(revision)
            try:
                result = DEFAULT_DIFF_POLICY.apply(old, new, field_mdp_spec=locks, doc_mdp=MDPPerm.FILL_FORMS)
            except SuspiciousModification:
                return False
            if result.modification_level > ModificationLevel.FORM_FILLING:
                return False
        return True
