"""What the product stands on, called directly: WeasyPrint and pyHanko without pages, rows and rules."""

import asyncio
from io import BytesIO

from asn1crypto import crl, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers, validation
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY
from pyhanko_certvalidator import ValidationContext
from weasyprint import HTML

from pledges.papers.pdf import print_sheet
from pledges.signing.fields import CLOSE, FREEZE
from pledges.signing.verify import Trust

RESERVED = 5600  # hexadecimal digits for one signature, about what the product reserves


def render(html: str, identifier: bytes) -> bytes:
    """The very same HTML with the same fonts and rules, ready and parsed."""
    fonts, sheet, fetcher = print_sheet()
    page = HTML(string=html, url_fetcher=fetcher).render(
        stylesheets=[sheet], font_config=fonts, pdf_tags=True
    )
    return page.write_pdf(pdf_identifier=identifier, pdf_tags=True, pdf_version="1.4")


def freeze(pdf: bytes, boxes: dict, signer: signers.SimpleSigner) -> bytes:
    """One empty field per box, `Freeze`, `Close`; certified for signing only."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    for name, (box, readable) in boxes.items():
        spec = fields.SigFieldSpec(
            name,
            on_page=box.page,
            box=(box.x1, box.y1, box.x2, box.y2),
            readable_field_name=readable,
            field_mdp_spec=fields.FieldMDPSpec(fields.FieldMDPAction.INCLUDE, [name]),
            doc_mdp_update_value=fields.MDPPerm.FILL_FORMS,
        )
        fields.append_signature_field(writer, spec)
    fields.append_signature_field(writer, fields.SigFieldSpec(FREEZE))
    everything = fields.FieldMDPSpec(fields.FieldMDPAction.ALL)
    no_more = fields.MDPPerm.NO_CHANGES
    close = fields.SigFieldSpec(CLOSE, field_mdp_spec=everything, doc_mdp_update_value=no_more)
    fields.append_signature_field(writer, close)
    permission = fields.MDPPerm.FILL_FORMS
    return _write(writer, signer, field_name=FREEZE, certify=True, docmdp_permissions=permission)


def sign(pdf: bytes, field: str, signer: signers.SimpleSigner, stamp=None) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    return _write(writer, signer, stamp=stamp, field_name=field)


def close(pdf: bytes, signer: signers.SimpleSigner) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    return _write(writer, signer, field_name=CLOSE, docmdp_permissions=fields.MDPPerm.NO_CHANGES)


def _write(writer, signer, *, stamp=None, **wishes) -> bytes:
    metadata = signers.PdfSignatureMetadata(
        md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES, **wishes
    )
    output = BytesIO()
    signers.PdfSigner(metadata, signer, stamp_style=stamp).sign_pdf(
        writer, existing_fields_only=True, bytes_reserved=RESERVED, output=output
    )
    return output.getvalue()


class Verifier:
    """The calls without which no verdict can be given, with the certificates and lists already parsed."""

    def __init__(self, trust: Trust):
        self.root = x509.Certificate.load(trust.root_certificate)
        self.issuing = [x509.Certificate.load(der) for der in trust.issuing_certificates]
        self.lists = [crl.CertificateList.load(der) for der in trust.crls]

    def verify(self, pdf: bytes) -> None:
        """Every signature in full, and what the newest revision changed."""
        reader = PdfFileReader(BytesIO(pdf))
        signatures = reader.embedded_signatures
        statuses = asyncio.run(self._validate(signatures))
        assert all(status.bottom_line for status in statuses)
        if signatures[1:]:
            DEFAULT_DIFF_POLICY.review_file(
                reader,
                signatures[-2].signed_revision,
                field_mdp_spec=fields.FieldMDPSpec(
                    fields.FieldMDPAction.INCLUDE, [one.field_name for one in signatures[:-1]]
                ),
                doc_mdp=fields.MDPPerm.FILL_FORMS,
            )

    async def _validate(self, signatures):
        return [
            await validation.async_validate_pdf_signature(signature, self._context(), skip_diff=True)
            for signature in signatures
        ]

    def _context(self) -> ValidationContext:
        return ValidationContext(
            trust_roots=[self.root],
            other_certs=self.issuing,
            crls=self.lists,
            allow_fetching=False,
            revocation_mode="require",
        )
