"""What a forger may do to a signed file; each function takes the bytes and gives the forged ones."""

import subprocess
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field, enumerate_sig_fields

from pledges.signing.sign import PunctualSigner
from tests.signing.building import NOW


def flip(pdf: bytes, position: int) -> bytes:
    return pdf[:position] + bytes([pdf[position] ^ 1]) + pdf[position + 1 :]


def change_digit(pdf: bytes, position: int) -> bytes:
    """Another hexadecimal digit at that place."""
    other = b"1" if pdf[position : position + 1] != b"1" else b"2"
    return pdf[:position] + other + pdf[position + 1 :]


def signature_value(pdf: bytes, field: str) -> int:
    """Some digit of the ECDSA value, which stands at the end of the CMS, before the zeros."""
    begins, ends = signature_digits(pdf, field)
    return begins + len(pdf[begins:ends].rstrip(b"0")) - 20


def signature_digits(pdf: bytes, field: str) -> tuple[int, int]:
    """Where the hexadecimal digits of a signature value begin and end."""
    for one in PdfFileReader(BytesIO(pdf)).embedded_signatures:
        if one.field_name == field:
            _, first, second, _ = one.byte_range
            return first + 1, second - 1
    raise LookupError(field)


def update(pdf: bytes, change) -> bytes:
    """An incremental update made by `change(writer)`."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def first_page(writer):
    return writer.find_page_for_modification(0)[0]


def add_note(writer):
    note = {"/Type": pdf_name("/Annot"), "/Subtype": pdf_name("/FreeText"), "/Contents": pdf_string("Đã hủy")}
    corners = [generic.NumberObject(side) for side in (50, 700, 400, 760)]
    note = generic.DictionaryObject({pdf_name(key): value for key, value in note.items()})
    note["/Rect"] = generic.ArrayObject(corners)
    note["/DA"] = pdf_string("/Helv 24 Tf 1 0 0 rg")
    page = first_page(writer).get_object()
    notes = generic.ArrayObject([*page.get("/Annots", ()), writer.add_object(note)])
    page["/Annots"] = notes
    writer.mark_update(first_page(writer))


def add_page(writer):
    pages = writer.root["/Pages"]
    page = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Page"),
            pdf_name("/Parent"): writer.root.raw_get("/Pages"),
            pdf_name("/MediaBox"): generic.ArrayObject(
                [generic.NumberObject(side) for side in (0, 0, 595, 842)]
            ),
        }
    )
    pages["/Kids"].append(writer.add_object(page))
    pages["/Count"] = generic.NumberObject(int(pages["/Count"]) + 1)
    writer.update_container(pages["/Kids"])
    writer.update_container(pages)


def loop_of_pages(writer):
    pages = writer.root["/Pages"]
    pages["/Kids"] = generic.ArrayObject([writer.root.raw_get("/Pages")])
    pages["/Count"] = generic.NumberObject(10**9)
    writer.update_container(pages)


def replace_page(writer):
    content = generic.StreamObject(stream_data=b"0 0 1 rg 50 600 300 100 re f")
    first_page(writer).get_object()["/Contents"] = writer.add_object(content)
    writer.mark_update(first_page(writer))


def page_of(compressed: bytes):
    """The first page's contents replaced by an already compressed stream."""

    def change(writer):
        content = generic.StreamObject(encoded_data=compressed)
        content["/Filter"] = pdf_name("/FlateDecode")
        first_page(writer).get_object()["/Contents"] = writer.add_object(content)
        writer.mark_update(first_page(writer))

    return change


def add_script(writer):
    script = {"/S": pdf_name("/JavaScript"), "/JS": pdf_string("app.alert('x')")}
    writer.root["/OpenAction"] = generic.DictionaryObject(
        {pdf_name(key): value for key, value in script.items()}
    )
    writer.update_root()


def change_title(writer):
    writer.set_info(generic.DictionaryObject({pdf_name("/Title"): pdf_string("Văn bản khác")}))


def _field(writer, name):
    return next(place for _, _, place in enumerate_sig_fields(writer, with_name=name))


def remove_value(name):
    def change(writer):
        place = _field(writer, name)
        del place.get_object()["/V"]
        writer.mark_update(place)

    return change


def swap_appearance(name):
    def change(writer):
        picture = {"/Type": "/XObject", "/Subtype": "/Form"}
        drawing = generic.StreamObject(stream_data=b"1 0 0 rg 0 0 200 60 re f")
        drawing.update({pdf_name(key): pdf_name(value) for key, value in picture.items()})
        drawing["/BBox"] = generic.ArrayObject([generic.NumberObject(side) for side in (0, 0, 200, 60)])
        place = _field(writer, name)
        place.get_object()["/AP"] = generic.DictionaryObject({pdf_name("/N"): writer.add_object(drawing)})
        writer.mark_update(place)

    return change


def copy_field(name):
    """A second field of the same name with the same signature."""

    def change(writer):
        fields = writer.root["/AcroForm"]["/Fields"]
        copy = generic.DictionaryObject(_field(writer, name).get_object())
        fields.append(writer.add_object(copy))
        writer.update_container(fields)

    return change


def sign_as(pdf: bytes, field: str, issuer, *, name="Người Lạ", box=None, new=True) -> bytes:
    """A signature by whoever `issuer` certifies, in a new field or in one of ours."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    if new:
        append_signature_field(writer, SigFieldSpec(field, box=box))
    metadata = signers.PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
    )
    signer = issuer.issue(common_name=name, title="Chủ tịch", organisation="Đơn vị", now=NOW)
    output = BytesIO()
    PunctualSigner(metadata, signer.for_pyhanko(), now=NOW).sign_pdf(
        writer, existing_fields_only=True, bytes_reserved=16384, output=output
    )
    return output.getvalue()


def timestamp(pdf: bytes, field: str, source) -> bytes:
    """A document timestamp by anybody's authority."""
    output = BytesIO()
    stamper = signers.PdfTimeStamper(source, field_name=field)
    stamper.timestamp_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), "sha256", output=output)
    return output.getvalue()


def rewrite(pdf: bytes, tmp_path) -> bytes:
    """All objects written anew by qpdf."""
    (tmp_path / "in.pdf").write_bytes(pdf)
    subprocess.run(
        ["qpdf", "--object-streams=generate", tmp_path / "in.pdf", tmp_path / "out.pdf"], check=True
    )
    return (tmp_path / "out.pdf").read_bytes()
