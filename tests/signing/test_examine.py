"""An uploaded file, in words. Every upload is hostile: a bad one costs little time and never an error page."""

import subprocess
import time
import zlib

import pytest

from pledges.signing import examine
from pledges.signing.examine import diagnose
from tests.input import hostile
from tests.signing import attacks
from tests.signing.building import Document, draft, new_authority


def look(document, upload, **wishes):
    return diagnose(upload, document.revisions, document.expected(), document.trust(), **wishes)


def test_the_newest_revision(closed):
    found = look(closed, closed.newest)
    assert found.kind == "exact"
    assert found.sentence == "Tệp đúng với bản mới nhất trong hệ thống (3/3 chữ ký)."


def test_an_older_revision(closed):
    found = look(closed, closed.revisions[2])
    assert found.kind == "older"
    assert found.sentence == "Tệp là bản chưa hoàn tất: có 2/3 chữ ký."


def test_all_signatures_but_no_seal(closed):
    found = look(closed, closed.revisions[3])
    assert found.kind == "unsealed"
    assert found.sentence == "Tệp là bản chưa hoàn tất (đủ 3 chữ ký, chưa có xác nhận khi ký đủ)."


@pytest.mark.parametrize("missing", [1, 100, 20000])
def test_a_file_cut_short(closed, missing):
    found = look(closed, closed.newest[:-missing])
    assert found.kind == "truncated"
    assert found.sentence.startswith("Tệp bị thiếu phần cuối.")


def test_bytes_after_the_end(closed):
    found = look(closed, closed.newest + b"\0" * 40)
    assert found.kind == "extra"
    assert found.sentence.startswith("Tệp bị chèn thêm dữ liệu")


@pytest.mark.parametrize("upload", [b"", b"PK\3\4 docx", "Xin chào".encode()])
def test_no_pdf(closed, upload):
    assert look(closed, upload).kind == "not_pdf"
    assert look(closed, upload).sentence == "Tệp không phải tệp PDF."


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        (attacks.add_note, "Trang 1 có thêm hoặc bớt ghi chú, hình vẽ đè lên văn bản."),
        (attacks.add_page, "Tệp có 3 trang, trong khi bản lưu trong hệ thống có 2 trang."),
        (attacks.replace_page, "Nội dung trang 1 khác với bản lưu trong hệ thống."),
        (attacks.add_script, "Tệp có thêm lệnh tự chạy, mã lệnh hoặc tệp đính kèm không thuộc văn bản."),
        (attacks.change_title, "Tiêu đề hoặc thông tin mô tả của tệp đã bị đổi."),
        (attacks.remove_value("sig-2"), "Thiếu chữ ký tại ô ký “sig-2”."),
        (
            attacks.swap_appearance("sig-2"),
            "Hình thức hiển thị tại ô ký “sig-2” khác với bản lưu trong hệ thống.",
        ),
    ],
)
def test_something_was_appended(half, change, detail):
    found = look(half, attacks.update(half.newest, change))
    assert (found.kind, found.sentence) == ("changed", "Tệp đã bị sửa sau khi ký.")
    assert found.details[0] == "Có nội dung được ghi thêm sau bản đã có 2/3 chữ ký."
    assert detail in found.details


def test_a_stranger_signed_the_file(half):
    found = look(half, attacks.sign_as(half.newest, "La", new_authority()))
    assert found.kind == "changed"
    assert "Có chữ ký không thuộc văn bản này tại ô ký “La”." in found.details


def test_a_stranger_signed_in_an_open_place(half):
    found = look(half, attacks.sign_as(half.newest, "sig-3", new_authority(), new=False))
    assert found.kind == "changed"
    assert "Có chữ ký không thuộc văn bản này tại ô ký “sig-3”." in found.details


def test_a_byte_changed_in_the_frozen_pages(closed):
    place = closed.newest.index(b"stream") + 40
    found = look(closed, attacks.flip(closed.newest, place))
    assert found.kind == "changed"
    assert found.details[0] == "Nội dung tệp khác với văn bản đã ký."
    assert found.details[-1].endswith(
        "tại xác nhận khi gửi ký, ô ký “sig-2”, ô ký “sig-1”, ô ký “sig-3”, xác nhận khi ký đủ."
    )


def test_a_byte_changed_in_a_signature(closed):
    found = look(closed, attacks.change_digit(closed.newest, attacks.signature_value(closed.newest, "sig-3")))
    assert found.kind == "changed"
    assert found.details[0] == "Phần của ô ký “sig-3” bị thay đổi."


def test_a_file_rewritten_by_a_tool(closed, tmp_path):
    found = look(closed, attacks.rewrite(closed.newest, tmp_path))
    assert found.kind == "changed"
    assert found.details[0] == "Tệp đã được phần mềm khác ghi lại, khác với bản lưu trong hệ thống."


def test_another_document_of_the_system(closed, issuer):
    other = Document.frozen(issuer, year=2025, places=1).sign("sig-1")
    assert look(closed, other.newest).kind == "other_document"


def test_a_file_that_is_not_ours(closed):
    strange = Document.frozen(new_authority(), year=2025, places=1)
    assert look(closed, strange.newest).kind == "not_ours"
    assert look(closed, draft(2025, 1)[0]).sentence == "Tệp không phải văn bản của hệ thống."


def test_a_file_behind_a_password(closed, tmp_path):
    (tmp_path / "in.pdf").write_bytes(closed.newest)
    subprocess.run(
        ["qpdf", "--encrypt", "a", "a", "256", "--", "in.pdf", "out.pdf"], cwd=tmp_path, check=True
    )
    assert look(closed, (tmp_path / "out.pdf").read_bytes()).kind == "encrypted"


@pytest.mark.parametrize(
    "rest",
    [b"9.9", b"1.7\nxref", b"1.7\n" + b"<<" * 5000, b"1.7\ntrailer<</Root 1 0 R/Size 9>>startxref 0\n%%EOF"],
)
def test_a_broken_file(closed, rest):
    assert look(closed, b"%PDF-" + rest).kind == "broken"


def test_a_tree_of_pages_that_bites_its_tail(closed):
    found = look(closed, attacks.update(closed.newest, attacks.loop_of_pages))
    assert found.kind == "changed"
    assert "Một phần của tệp không còn đọc được." in found.details


def test_a_decompression_bomb_costs_little(closed):
    """Half a gigabyte of zeros in a page of half a megabyte; that the file was changed is certain before it is unpacked."""
    bomb = zlib.compress(b"\0" * (512 * 1024**2), 9)
    upload = attacks.update(closed.newest, attacks.page_of(bomb))
    begins = time.monotonic()
    assert look(closed, upload).kind == "changed"
    assert time.monotonic() - begins < examine.WALL_CLOCK_SECONDS


def test_a_file_that_takes_too_long(closed, tmp_path):
    found = look(closed, attacks.rewrite(closed.newest, tmp_path), seconds=0.05)
    assert found.kind == "timeout"
    assert found.sentence == "Không kiểm tra được: tệp có cấu trúc bất thường."


def locked_by_another_process():
    """Somebody else's file is being read, in a process that can be killed."""
    program = (
        "import fcntl, sys, time; file = open(sys.argv[1], 'rb'); fcntl.flock(file, fcntl.LOCK_EX);"
        "print(flush=True); time.sleep(60)"
    )
    other = subprocess.Popen([examine.sys.executable, "-c", program, examine.LOCK], stdout=subprocess.PIPE)
    other.stdout.readline()
    return other


def test_one_file_at_a_time_is_read_and_a_killed_reader_blocks_nobody(half):
    changed = attacks.update(half.newest, attacks.add_note)
    with locked_by_another_process() as other:
        try:
            begins = time.monotonic()
            with pytest.raises(examine.Busy):
                look(half, changed)
            assert time.monotonic() - begins < examine.PATIENCE + 1
            assert look(half, half.newest).kind == "exact"  # needs no parser
        finally:
            other.kill()
    assert look(half, changed).kind == "changed"


def test_our_own_file_with_too_much_added_is_called_changed_without_being_read_to_the_end(half):
    with locked_by_another_process() as other:
        try:
            found = look(half, half.newest + hostile.revisions(half.newest, 400))
        finally:
            other.kill()
    assert (found.kind, found.details) == (
        "changed",
        (
            "Có nội dung được ghi thêm sau bản đã có 2/3 chữ ký.",
            "Phần ghi thêm có cấu trúc bất thường nên không đọc được.",
        ),
    )


def test_a_file_that_is_too_large(closed, monkeypatch):
    monkeypatch.setattr(examine, "LARGEST", 1000)
    assert look(closed, b"%PDF-" + bytes(1001)).kind == "too_large"


def test_the_child_lives_on_little():
    """The limits hold for the child itself: it cannot even write a file."""
    program = (
        "import resource; from pledges.signing import examine; examine._live_modestly();"
        "print(*(resource.getrlimit(one)[1] for one in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE)))"
    )
    done = subprocess.run(
        [examine.sys.executable, "-c", program],
        cwd=examine.PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [str(300 * 1024**2), "3", "0"]
