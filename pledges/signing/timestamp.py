"""Independent time: RFC 3161 timestamps, checked on arrival. Without one there is no signature, never a local time."""

import urllib.request
from collections.abc import Sequence
from datetime import datetime
from urllib.error import HTTPError

from asn1crypto import cms, tsp, x509
from pyhanko.sign.general import extract_certificate_info
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
from pyhanko_certvalidator import CertificateValidator, ValidationContext

ANSWER_OCTETS = 64 * 1024
UNAVAILABLE = "Chưa ký được vì chưa kết nối được dịch vụ cấp dấu thời gian. Xin thử lại sau ít phút."


class TimestampUnavailable(Exception):
    """No usable timestamp came back; the message can be shown to a reader."""


class HttpSource(TimeStamper):
    """A timestamp authority reached over HTTP."""

    def __init__(self, url: str, *, timeout: float):
        super().__init__()
        if not url.startswith(("http://", "https://")):
            raise ValueError(f"not an address of a timestamp authority: {url}")
        self.url = url
        self.timeout = timeout

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
        request = urllib.request.Request(self.url, data=req.dump(), headers=headers)  # noqa: S310 - scheme is checked above
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as response:  # noqa: S310 - scheme is checked above
                return tsp.TimeStampResp.load(response.read(ANSWER_OCTETS), strict=True)
        except HTTPError as refusal:
            with refusal:  # it holds the connection open
                raise


class Timestamper(TimeStamper):
    """Passes on only tokens that are soundly signed, fit the request and, if roots are given, lead to one of them."""

    def __init__(self, source: TimeStamper, *, roots: Sequence[bytes] = (), fetch: bool = False):
        super().__init__()
        self.source = source
        self.roots = [x509.Certificate.load(root) for root in roots]
        self.fetch = fetch
        self.tokens: list[cms.ContentInfo] = []

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        try:
            token = await self.source.async_timestamp(message_digest, md_algorithm)
            await self._check(token, message_digest, md_algorithm)
        except Exception as fault:  # all failures of the authority count the same
            raise TimestampUnavailable(UNAVAILABLE) from fault
        self.tokens.append(token)
        return token

    async def _check(self, token: cms.ContentInfo, message_digest: bytes, md_algorithm: str) -> None:
        def expected(algorithm: str) -> bytes:
            return message_digest if algorithm == md_algorithm else b""

        status = await validate_tst_signed_data(token["content"], timestamp_context(self.roots), expected)
        if not (status["intact"] and status["valid"]):
            raise ValueError("the timestamp does not fit what was sent")
        if self.roots and status["trust_problem_indic"] is not None:
            raise ValueError(f"the timestamp is not trusted: {status['trust_problem_indic']}")

    async def evidence(self) -> tuple[list, list, list]:
        """Collect certificates, CRLs and OCSP answers about the newest token, for the archive."""
        certificates, lists, answers = [], [], []
        for token in self.tokens[-1:]:
            enclosed = extract_certificate_info(token["content"])
            certificates += [enclosed.signer_cert, *enclosed.other_certs]
            if self.fetch and self.roots:
                context = timestamp_context(self.roots, fetch=True)
                validator = CertificateValidator(
                    enclosed.signer_cert, enclosed.other_certs, validation_context=context
                )
                await validator.async_validate_usage(set(), {"time_stamping"})
                lists, answers = [*context.crls], [*context.ocsps]
                await context.aclose()
        return certificates, lists, answers


def timestamper(
    url: str, *, roots: Sequence[bytes] = (), timeout: float = 10, fetch: bool = False
) -> Timestamper:
    """Make a timestamper for the authority at `url`; `fetch`: fetch its revocation data at the close."""
    return Timestamper(HttpSource(url, timeout=timeout), roots=roots, fetch=fetch)


def timestamp_context(
    roots: Sequence, *, moment: datetime | None = None, fetch: bool = False
) -> ValidationContext:
    """Make the context that judges a timestamp authority; without roots nothing is trusted, not even the machine's list."""
    return ValidationContext(
        trust_roots=list(roots),
        moment=moment,
        allow_fetching=fetch,
        revocation_mode="soft-fail",
        retroactive_revinfo=True,
    )
