"""The attack matrix, file by file, at the public page: none is ever called the stored one."""

import re

from pledges.documents.models import SigningAuthority
from tests.ladder import year_in
from tests.pages import bring, chips, headings, words
from tests.signing import attacks
from tests.signing.building import new_authority

CHANGED, SHORT = (
    "Tệp đã bị sửa sau khi ký.",
    "Tệp bị thiếu phần cuối. Xin tải lại tệp.",
)
EXTRA = "Tệp bị chèn thêm dữ liệu. Xin tải lại tệp từ hệ thống."
APPENDED = "Có nội dung được ghi thêm sau bản đã có # chữ ký."
UNCOVERED = "Chữ ký tại {} không bao trùm trọn vẹn bản mà người ký đã đọc."
AFTER = "Văn bản đã bị sửa sau khi ký tại {}, ngoài phạm vi được phép."
DAMAGED = "Nội dung được ký đã bị thay đổi hoặc chữ ký đã hỏng tại {}."
STRANGE = (
    "Các ô ký trong tệp không đúng như khi gửi ký: ô ký “La”.",
    "Có chữ ký không thuộc văn bản này tại ô ký “La”.",
)
TAKEN = (
    "Hình thức hiển thị tại ô ký của B khác với bản lưu trong hệ thống.",
    "Có chữ ký không thuộc văn bản này tại ô ký của B.",
)
FROZEN, FIRST, LAST = "xác nhận khi gửi ký", "ô ký của A", "xác nhận khi ký đủ"
TWO = f"{FROZEN}, {FIRST}"

# what was done to a half-signed file: what its page says first, and in detail
HALF = {
    "a byte in the frozen pages": (CHANGED, "Nội dung tệp khác với văn bản đã ký."),
    "a byte in a CMS": (CHANGED, "Phần của ô ký của A bị thay đổi.", DAMAGED.format(FIRST)),
    "a byte in CMS padding": (CHANGED, "Phần của ô ký của A bị thay đổi."),
    "a byte in the last revision": (CHANGED, "Phần của ô ký của A bị thay đổi."),
    "a note": (
        CHANGED, APPENDED, "Trang # có thêm hoặc bớt ghi chú, hình vẽ đè lên văn bản.",
        AFTER.format(TWO), UNCOVERED.format(FIRST),
    ),
    "a page": (
        CHANGED, APPENDED, "Tệp có # trang, trong khi bản lưu trong hệ thống có # trang.",
        AFTER.format(TWO), UNCOVERED.format(FIRST),
    ),
    "page content": (
        CHANGED, APPENDED, "Nội dung trang # khác với bản lưu trong hệ thống.", AFTER.format(TWO), UNCOVERED.format(FIRST),
    ),
    "a script": (
        CHANGED, APPENDED, "Tệp có thêm lệnh tự chạy, mã lệnh hoặc tệp đính kèm không thuộc văn bản.",
        AFTER.format(TWO), UNCOVERED.format(FIRST),
    ),
    "a signature removed": (CHANGED, APPENDED, "Thiếu chữ ký tại ô ký của A.", AFTER.format(FROZEN)),
    "an appearance": (
        CHANGED, APPENDED, "Hình thức hiển thị tại ô ký của A khác với bản lưu trong hệ thống.",
        UNCOVERED.format(FIRST), AFTER.format(FIRST),
    ),
    "a visible stranger": (CHANGED, APPENDED, *STRANGE, AFTER.format(TWO), UNCOVERED.format(FIRST)),
    "an invisible stranger": (CHANGED, APPENDED, *STRANGE, UNCOVERED.format(FIRST)),
    "the same name from another authority": (CHANGED, APPENDED, *TAKEN, UNCOVERED.format(FIRST)),
    "the wrong leader in a field": (CHANGED, APPENDED, *TAKEN, UNCOVERED.format(FIRST)),
    "cut within the last revision": (SHORT,),
    "junk after the end": (EXTRA,),
    "a changed title": (
        CHANGED, APPENDED, "Tiêu đề hoặc thông tin mô tả của tệp đã bị đổi.", UNCOVERED.format(FIRST),
    ),
    "rewritten by qpdf": (
        CHANGED, "Tệp đã được phần mềm khác ghi lại, khác với bản lưu trong hệ thống.",
        UNCOVERED.format(TWO), DAMAGED.format(TWO), AFTER.format(TWO),
    ),
    "the same field twice": (
        CHANGED, APPENDED, "Các ô ký trong tệp không đúng như khi gửi ký: ô ký của A.",
        AFTER.format(TWO), UNCOVERED.format(FIRST),
    ),
    "an unknown field": (CHANGED, APPENDED, *STRANGE, UNCOVERED.format(FIRST)),
    "two leaders on one base": (CHANGED, APPENDED, *TAKEN, UNCOVERED.format(FROZEN)),
}  # fmt: skip


def forged(year, tmp_path):
    document = year.agreement.document
    frozen, pdf = (bytes(revision.pdf) for revision in document.revisions.order_by("number"))
    stranger, own = new_authority("Cụm thử"), SigningAuthority.current().issuer()
    leader = {"name": year.leaders[0].full_name, "new": False}
    return {
        "a byte in the frozen pages": attacks.flip(pdf, pdf.index(b"stream") + 40),
        "a byte in a CMS": attacks.change_digit(pdf, attacks.signature_value(pdf, "Sig-1")),
        "a byte in CMS padding": attacks.change_digit(pdf, attacks.signature_digits(pdf, "Sig-1")[1] - 10),
        "a byte in the last revision": attacks.flip(pdf, len(frozen) + 300),
        "a note": attacks.update(pdf, attacks.add_note),
        "a page": attacks.update(pdf, attacks.add_page),
        "page content": attacks.update(pdf, attacks.replace_page),
        "a script": attacks.update(pdf, attacks.add_script),
        "a signature removed": attacks.update(pdf, attacks.remove_value("Sig-1")),
        "an appearance": attacks.update(pdf, attacks.swap_appearance("Sig-1")),
        "a visible stranger": attacks.sign_as(pdf, "La", stranger, box=(50, 50, 200, 100)),
        "an invisible stranger": attacks.sign_as(pdf, "La", stranger),
        "the same name from another authority": attacks.sign_as(pdf, "Sig-2", stranger, **leader),
        "the wrong leader in a field": attacks.sign_as(pdf, "Sig-2", own, **leader),
        "cut within the last revision": pdf[:-9],
        "junk after the end": pdf + b"junk",
        "a changed title": attacks.update(pdf, attacks.change_title),
        "rewritten by qpdf": attacks.rewrite(pdf, tmp_path),
        "the same field twice": attacks.update(pdf, attacks.copy_field("Sig-1")),
        "an unknown field": attacks.sign_as(pdf, "La", own),
        "two leaders on one base": attacks.sign_as(frozen, "Sig-2", own, **leader),
    }


def said(response, year):
    """The diagnosis with "#" for numbers and letters for units; the page shows all of it and never that it is right."""
    found = response.context["found"].diagnosis
    assert response.status_code == 200
    assert [line for line in (found.sentence, *found.details) if line not in words(response)] == []
    assert "Đúng" not in chips(response)
    assert "Tệp đúng với văn bản đã ký" not in headings(response)
    assert chips(response) == ["Không hợp lệ"]
    lines = [line.replace(year.units[0].name, "A").replace(year.units[1].name, "B") for line in found.details]
    return tuple(
        re.sub(r"\d+(/\d+)?(?! ?”)", "#", line) if "“" not in line else line
        for line in (found.sentence, *lines)
    )


def test_a_half_signed_file_that_was_tampered_with(authority, tmp_path):
    year = year_in("half")
    files = forged(year, tmp_path)
    answers = {name: said(bring(pdf), year) for name, pdf in files.items()}
    for name in ("a byte in the frozen pages", "a byte in the last revision"):
        answers[name] = answers[name][:2]  # what else can still be read differs from time to time
    assert answers == HALF


def test_a_sealed_file_that_was_tampered_with(authority, tmp_path):
    year = year_in("sealed")
    pdf = bytes(year.agreement.document.newest().pdf)
    all_four = f"{FROZEN}, {FIRST}, ô ký của B, {LAST}"
    qpdf = HALF["rewritten by qpdf"]
    files = {
        "a note": attacks.update(pdf, attacks.add_note),
        "a stranger": attacks.sign_as(pdf, "La", new_authority("Cụm thử")),
        "rewritten by qpdf": attacks.rewrite(pdf, tmp_path),
    }
    assert {name: said(bring(forgery), year) for name, forgery in files.items()} == {
        "a note": (*HALF["a note"][:3], AFTER.format(all_four), UNCOVERED.format(LAST)),
        "a stranger": (CHANGED, APPENDED, *STRANGE, UNCOVERED.format(LAST), AFTER.format(LAST)),
        "rewritten by qpdf": (
            *qpdf[:2],
            UNCOVERED.format(all_four),
            DAMAGED.format(all_four),
            AFTER.format(all_four),
        ),
    }
