"""Builds small documents and takes them through freeze, signatures and close."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from weasyprint import CSS, HTML

from pledges.signing import authority, sign
from pledges.signing.expected import Expected, ExpectedSignature, Trust
from pledges.signing.fields import CLOSE, FREEZE, box_from_anchor
from pledges.signing.findings import Verdict
from pledges.signing.stamp import FETCHER, FONT_CONFIGURATION, LAYOUT, StampText
from pledges.signing.verify import verify, verify_newest

NOW = datetime.now(UTC).replace(microsecond=0)
SECRET = b"a random secret of thirty-two by"
CRL_URL = "https://thidua.example.vn/chung-thuc"
CLUSTER = "Cụm thi đua số 4"
UNITS = (
    "Hội Cựu chiến binh thành phố Hà Nội",
    "Ủy ban MTTQ Việt Nam thành phố Hà Nội",
    "Liên đoàn Lao động thành phố Hà Nội",
)
LEADERS = ("Nguyễn Thị Hoàng Phương", "Trần Văn Ưỡng", "Lê Ỷ Ân")
PAGE = CSS(
    string="@page { size: A4; margin: 2cm } .box { height: 80px; width: 290px } #text { position: static }",
    font_config=FONT_CONFIGURATION,
)


def new_authority(organisation: str = CLUSTER, now: datetime = NOW) -> authority.Issuer:
    material = authority.create(organisation=organisation, secret=SECRET, crl_url=CRL_URL, now=now)
    return authority.unlock(material, secret=SECRET, crl_url=CRL_URL)


def draft(year: int = 2026, places: int = 3) -> tuple[bytes, dict]:
    """A two-page agreement and where its signatures go."""
    blocks = "".join(
        f'<p>{UNITS[one % 3]}</p><div class="box" id="sig-{one + 1}"></div>' for one in range(places)
    )
    text = f"<h1>GIAO ƯỚC THI ĐUA NĂM {year}</h1><p>100 % nhiệm vụ được giao có người chủ trì.</p>"
    html = f'<html lang="vi"><title>Giao ước {year}</title>{text}<p style="break-before: page">Đại diện các đơn vị</p>{blocks}'
    document = HTML(string=html, url_fetcher=FETCHER).render(
        stylesheets=[LAYOUT, PAGE], font_config=FONT_CONFIGURATION
    )
    boxes = {}
    for number, page in enumerate(document.pages):
        for name, anchor in page.anchors.items():
            if name.startswith("sig-"):
                boxes[name] = box_from_anchor(anchor, number, page.height), f"Chữ ký thứ {name[4:]}"
    return document.write_pdf(pdf_identifier=b"draft"), boxes


def stamp_text(number: int = 0, **changes) -> StampText:
    text = StampText(
        method="Ký điện tử trong hệ thống",
        full_name=LEADERS[number % 3],
        unit=UNITS[number % 3],
        signed_at=NOW,
        code="GU26-7K3F-9Q2M",
        verify_url="https://thidua.example.vn/tra-cuu/GU26-7K3F-9Q2M",
    )
    return replace(text, **changes)


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True)
class Document:
    """A document with its history, as the database would hold it."""

    issuer: authority.Issuer
    places: tuple[str, ...]
    signed: tuple[sign.Signed, ...]
    fields: tuple[str, ...] = field(default=(FREEZE,))
    timestamper: object = None
    tsa_roots: tuple[bytes, ...] = ()

    @classmethod
    def frozen(cls, issuer, *, places=3, year=2026, timestamper=None, tsa_roots=()) -> "Document":
        pdf, boxes = draft(year, places)
        first = sign.freeze(
            pdf,
            boxes=boxes,
            issuer=issuer,
            cluster_name=CLUSTER,
            now=NOW,
            reason="Khóa bản ký",
            timestamper=timestamper,
        )
        return cls(issuer, (*boxes, FREEZE, CLOSE), (first,), timestamper=timestamper, tsa_roots=tsa_roots)

    @property
    def revisions(self) -> list[bytes]:
        return [one.pdf for one in self.signed]

    @property
    def newest(self) -> bytes:
        return self.signed[-1].pdf

    def sign(self, place: str, *, leader: int | None = None, now: datetime = NOW) -> "Document":
        number = int(place[4:]) - 1
        who = number if leader is None else leader
        added = sign.sign(
            self.newest,
            field=place,
            issuer=self.issuer,
            person=sign.Subject(LEADERS[who % 3], "Chủ tịch", UNITS[who % 3]),
            stamp=stamp_text(who),
            auth=("password", now - timedelta(seconds=7)),
            reason="Ký giao ước thi đua",
            location="Hà Nội",
            now=now,
            timestamper=self.timestamper,
        )
        return replace(self, signed=(*self.signed, added), fields=(*self.fields, place))

    def sign_all(self) -> "Document":
        document = self
        for place in self.places[:-2]:
            document = document.sign(place)
        return document

    def close(self) -> "Document":
        added = sign.close(
            self.newest,
            issuer=self.issuer,
            cluster_name=CLUSTER,
            now=NOW,
            reason="Đã đủ chữ ký",
            timestamper=self.timestamper,
            crls=self.trust().crls,
        )
        return replace(self, signed=(*self.signed, added), fields=(*self.fields, CLOSE))

    def expected(self) -> Expected:
        frozen = self.signed[0].sha256
        signatures = (
            ExpectedSignature(name, one.certificate_sha256, None if name in (FREEZE, CLOSE) else frozen)
            for name, one in zip(self.fields, self.signed, strict=True)
        )
        hashes = tuple(one.sha256 for one in self.signed)
        return Expected(hashes, frozen, tuple(signatures), self.places, closed=CLOSE in self.fields)

    def trust(self, revoked=(), **changes) -> Trust:
        material = self.issuer.material
        issuing = (material.issuing_certificate, *material.older_issuing_certificates)
        crls = tuple(self.issuer.revocation_lists(revoked, now=NOW))
        return replace(Trust(material.root_certificate, issuing, crls, self.tsa_roots), **changes)

    def verdict(self, newest: bytes | None = None) -> Verdict:
        """With `newest` in place of the stored newest revision."""
        return _judged([*self.revisions[:-1], newest or self.newest], self.expected(), self.trust())

    def verdict_recorded_anew(self, newest: bytes) -> Verdict:
        """As if the forger had also written the hash of the forged file into the database."""
        expected = self.expected()
        forged = replace(expected, hashes=(*expected.hashes[:-1], sha256(newest)))
        return _judged([*self.revisions[:-1], newest], forged, self.trust())


def _judged(revisions: list[bytes], expected: Expected, trust: Trust) -> Verdict:
    """Judge in full; step by step, which takes less time, is as strict."""
    verdict = verify(revisions, expected, trust)
    assert verify_newest(revisions, expected, trust, added=len(revisions)).valid == verdict.valid
    return verdict


def codes(verdict: Verdict) -> list[str]:
    """The kinds of findings, each once, in alphabetical order."""
    return sorted({one.code for one in verdict.findings})
