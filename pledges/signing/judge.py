"""Judgement of the signatures in one parsed document, by its record and the trusted authorities."""

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
    """The judge of one document; keeps the parsed trust anchors and the moment at which certificates are judged."""

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
        """Return all findings; compare only the newest `added` revisions with those before (None: all of them)."""
        return asyncio.run(self._run(added))

    async def _run(self, added: int | None) -> list[Finding]:
        embedded = {signature.field_name: signature for signature in self.reader.embedded_signatures}
        findings = [*self._locks(embedded)]
        if ARCHIVE in embedded:
            findings += await self._archive(embedded[ARCHIVE])
        for number, recorded in enumerate(self.expected.signatures):
            signature = embedded.get(recorded.field)
            if signature is None:
                findings.append(finding("missing-signature", place=self.expected.label(recorded.field)))
                continue
            findings += self._certificate(signature, recorded.certificate_sha256)
            findings += self._coverage(signature, number)
            # the last may be the close, which forbids even what the steps allow
            last = number == len(self.expected.signatures) - 1
            findings += await self._signature(signature, skip_diff=added is not None and not last)
        if added is not None:
            findings += self._newest_steps(embedded, added)
        return findings

    def _context(self) -> ValidationContext:
        """Make a fresh context for every signature, so that certificates in one cannot help another."""
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

    def _label(self, signature: EmbeddedPdfSignature) -> str:
        return self.expected.label(signature.field_name)

    def _certificate(self, signature: EmbeddedPdfSignature, recorded: str) -> Iterator[Finding]:
        if hashlib.sha256(signature.signer_cert.dump()).hexdigest() != recorded:
            yield finding("certificate", place=self._label(signature))

    def _coverage(self, signature: EmbeddedPdfSignature, number: int) -> Iterator[Finding]:
        """Require that a signature covers exactly its revision; only an archive timestamp may follow the close."""
        _, _, start, length = signature.byte_range
        covered, revision = start + length, self.lengths[number] if number < len(self.lengths) else -1
        archived = signature.field_name == CLOSE and self.archived and covered < revision
        whole = signature.evaluate_signature_coverage() >= SignatureCoverageLevel.ENTIRE_REVISION
        if not whole or not (covered == revision or archived):
            yield finding("coverage", place=self._label(signature))

    async def _signature(self, signature: EmbeddedPdfSignature, *, skip_diff: bool) -> list[Finding]:
        status = await async_validate_pdf_signature(
            signature, self._context(), ts_validation_context=self._time_context(), skip_diff=skip_diff
        )
        stamped = status.timestamp_validity
        self.checked.append(
            CheckedSignature(
                str(signature.field_name),
                signature.self_reported_timestamp,
                stamped.timestamp if stamped else None,
            )
        )
        codes = [*self._soundness(status), *self._trust(status)]
        changed = isinstance(status.diff_result, Exception) or not status.docmdp_ok
        if changed and not (skip_diff and status.docmdp_ok is None):
            codes.append("changed")
        return [finding(code, place=self._label(signature)) for code in codes]

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
            ours = status.signing_cert.issuer in [certificate.subject for certificate in self.issuing]
            yield "expired" if ours and now > status.signing_cert.not_valid_after else "untrusted"

    def _revoked_serials(self) -> set[int]:
        """Collect all revoked serials: a revocation counts even if certificates are judged at the archive's time."""
        entries = (listed["tbs_cert_list"]["revoked_certificates"] or () for listed in self.crls)
        return {entry["user_certificate"].native for revoked in entries for entry in revoked}

    def _sound_time(self, stamped) -> bool:
        return stamped.valid and stamped.intact and (stamped.trusted or not self.tsa_roots)

    async def _archive(self, signature: EmbeddedPdfSignature) -> list[Finding]:
        """Check the document timestamp; if its authority is trusted, certificates are judged at its time."""
        context = timestamp_context(self.tsa_roots, moment=self.moment)
        status: DocumentTimestampStatus = await async_validate_pdf_timestamp(signature, context)
        whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
        if not (self.expected.closed and whole and self._sound_time(status)):
            return [finding("timestamp", place=self._label(signature))]
        self.archived = True
        self.archived_at = status.timestamp if status.trusted else None
        return []

    def _locks(self, embedded: dict[str, EmbeddedPdfSignature]) -> Iterator[Finding]:
        """Require that the freeze certifies "signatures only", the close "no changes", and nothing else certifies."""
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
        """Compare the changes of the newest acts with all locks in force before them.

        Earlier steps were compared in the same way when they were the newest, and their bytes are unchanged.
        """
        signatures = [
            embedded[recorded.field] for recorded in self.expected.signatures if recorded.field in embedded
        ]
        for number in range(max(1, len(signatures) - added), len(signatures)):
            newest = number == len(signatures) - 1
            until = self.reader.xrefs.total_revisions - 1 if newest else signatures[number].signed_revision
            if not self._is_only_signed(signatures[:number], until):
                yield finding("changed", place=self._label(signatures[number - 1]))

    def _is_only_signed(self, before: list[EmbeddedPdfSignature], until: int) -> bool:
        """Whether the revisions of the file after `before` up to `until` do nothing but fill in signatures."""
        locks = FieldMDPSpec(FieldMDPAction.INCLUDE, [signature.field_name for signature in before])
        base = max(signature.signed_revision for signature in before)
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
