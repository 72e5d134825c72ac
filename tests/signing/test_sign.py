"""The happy path, checked by tools that are not ours."""

import subprocess
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from pledges.signing.fields import Box, box_from_anchor, prepare
from pledges.signing.verify import verify, verify_newest
from tests.signing import attacks
from tests.signing.building import LEADERS, NOW, UNITS, Document, codes, draft


def run(command: str, document, folder) -> str:
    (folder / "document.pdf").write_bytes(document.newest)
    return subprocess.run(command.split(), cwd=folder, capture_output=True, text=True, check=True).stdout


def signature(document, field):
    reader = PdfFileReader(BytesIO(document.newest))
    return next(one for one in reader.embedded_signatures if one.field_name == field)


def test_poppler_finds_every_signature_valid(closed, tmp_path):
    report = run("pdfsig -nocert document.pdf", closed, tmp_path)
    assert report.count("Signature is Valid.") == len(closed.fields) == 5
    assert report.count("Signature Type: ETSI.CAdES.detached") == 5
    assert report.count("Total document signed") == 1
    for leader, unit in zip(LEADERS, UNITS, strict=True):
        assert f"CN={leader},title=Chủ tịch,O={unit}" in report


def test_qpdf_finds_no_fault(closed, tmp_path):
    assert "No syntax or stream encoding errors found" in run("qpdf --check document.pdf", closed, tmp_path)


def test_only_vendored_fonts_are_embedded(closed, tmp_path):
    lines = run("pdffonts document.pdf", closed, tmp_path).splitlines()[2:]
    assert {line.split()[0].split("+")[1] for line in lines} == {"Tinos", "Tinos-Bold"}
    assert all("yes yes yes" in line for line in lines)


def test_the_stamps_are_on_the_page(closed, tmp_path):
    text = " ".join(run("pdftotext -raw document.pdf -", closed, tmp_path).split())
    for leader in LEADERS:
        assert text.count(leader) == 1
    assert text.count("Ký điện tử trong hệ thống") == 3


def test_each_revision_only_adds_to_the_one_before(closed):
    for before, after in zip(closed.revisions, closed.revisions[1:], strict=False):
        assert after.startswith(before)
        assert len(after) > len(before)


def test_the_signature_says_when_where_why_and_how(half):
    values = signature(half, "sig-2").sig_object
    assert values["/Reason"] == "Ký giao ước thi đua"
    assert values["/Location"] == "Hà Nội"
    assert values["/Name"] == LEADERS[1]
    assert values["/Prop_AuthType"] == "Password"
    assert values["/Prop_AuthTime"] == 7
    assert signature(half, "sig-2").self_reported_timestamp == NOW


def test_the_signing_time_is_the_moment_given(frozen):
    moment = NOW - timedelta(minutes=3)
    assert signature(frozen.sign("sig-1", now=moment), "sig-1").self_reported_timestamp == moment


def test_the_certificate_handed_back_is_the_one_in_the_file(half):
    embedded = signature(half, "sig-1").signer_cert
    assert embedded.dump() == half.signed[-1].certificate
    assert embedded.serial_number == half.signed[-1].serial
    assert x509.load_der_x509_certificate(half.signed[-1].certificate).serial_number == half.signed[-1].serial


def test_no_private_key_is_in_the_file(closed):
    assert b"PRIVATE" not in closed.newest


def test_places_have_readable_names_and_locks(frozen):
    fields = {
        name: place.get_object()
        for name, _, place in enumerate_sig_fields(PdfFileReader(BytesIO(frozen.newest)))
    }
    assert sorted(fields) == ["Close", "Freeze", "sig-1", "sig-2", "sig-3"]
    assert fields["sig-1"]["/TU"] == "Chữ ký thứ 1"
    assert (fields["sig-1"]["/Lock"]["/Action"], fields["sig-1"]["/Lock"]["/P"]) == ("/Include", 2)
    assert (fields["Close"]["/Lock"]["/Action"], fields["Close"]["/Lock"]["/P"]) == ("/All", 1)


@pytest.mark.parametrize("name", ["a.b", "Freeze", "Close", "Archive"])
def test_reserved_names_are_no_places(name):
    with pytest.raises(ValueError, match="not a name"):
        prepare(draft(places=1)[0], {name: (Box(0, 10, 10, 200, 60), "Ô")})


def test_a_layout_anchor_becomes_a_box():
    assert box_from_anchor((100, 200, 300, 280), 1, 1122.5) == Box(1, 75.0, 631.88, 225.0, 691.88)


def test_the_order_of_signing_is_free(frozen):
    document = frozen.sign("sig-3").sign("sig-1").sign("sig-2").close()
    assert document.verdict().valid
    other_order = replace(document, fields=("Freeze", "sig-1", "sig-3", "sig-2", "Close"))
    assert codes(other_order.verdict()) == ["certificate", "coverage", "order"]


def test_the_quick_verdict_agrees_at_every_step(closed):
    expected, trust = closed.expected(), closed.trust()
    for number in range(1, len(closed.revisions) + 1):
        so_far = replace(
            expected,
            hashes=expected.hashes[:number],
            signatures=expected.signatures[:number],
            closed=number == len(closed.revisions),
        )
        revisions = closed.revisions[:number]
        assert verify_newest(revisions, so_far, trust) == verify(revisions, so_far, trust)
        assert verify_newest(revisions, so_far, trust).valid


def test_the_quick_verdict_sees_what_the_newest_step_smuggled_in(half):
    """A note slipped in together with an otherwise proper signature."""
    smuggled = replace(
        half,
        signed=(
            *half.signed[:-1],
            replace(half.signed[-1], pdf=attacks.update(half.newest, attacks.add_note)),
        ),
    )
    done = smuggled.sign("sig-3")
    for judge in (verify, verify_newest):
        assert "coverage" in codes(judge(done.revisions, done.expected(), done.trust()))
    slipped = replace(done, signed=(*half.signed, done.signed[-1]))
    for judge in (verify, verify_newest):
        assert codes(judge(slipped.revisions, slipped.expected(), slipped.trust())) == ["changed"]


def test_the_last_signature_and_the_close_are_judged_together(half):
    """What came with the last signature is found in the verdict after the close, which looks at both steps."""
    done = half.sign("sig-3").close()
    assert verify_newest(done.revisions, done.expected(), done.trust(), added=2).valid
    note = attacks.update(half.newest, attacks.add_note)
    smuggled = replace(half, signed=(*half.signed[:-1], replace(half.signed[-1], pdf=note)))
    late = smuggled.sign("sig-3").close()
    slipped = replace(late, signed=(*half.signed, *late.signed[-2:]))
    judged = {
        added: codes(verify_newest(slipped.revisions, slipped.expected(), slipped.trust(), added=added))
        for added in (1, 2)
    }
    assert judged == {1: [], 2: ["changed"]}


def test_fifteen_leaders(issuer):
    document = Document.frozen(issuer, places=15).sign_all().close()
    assert verify_newest(document.revisions, document.expected(), document.trust()).valid
