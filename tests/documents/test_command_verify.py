"""manage.py verify: one line per finding, exit code 1 on any."""

import pytest
from django.core.management import CommandError, call_command

from pledges.agreement.acts.signing import withdraw
from tests.ladder import without_triggers, year_in


def test_what_is_sound_is_counted(authority, verify):
    year = year_in("half")
    withdraw(year.agreement, by=year.secretary, reason="Sửa.")
    year.open()
    year.sign()
    assert verify("--all") == (0, ["2 văn bản và 1 lịch sử xử lý: đều nguyên vẹn."])


def test_two_damaged_documents_are_both_named(authority, verify):
    years = [year_in("half"), year_in("half")]
    with without_triggers() as cursor:
        cursor.execute("UPDATE pledges_signatureplace SET full_name = 'Người Khác' WHERE field = 'Sig-1'")
    code, lines = verify("--all")
    assert (code, [line.partition(":")[0] for line in lines]) == (
        1,
        [year.agreement.document.code for year in years],
    )


def test_a_file_is_told_what_it_is(authority, verify, tmp_path):
    year = year_in("sealed")
    document, file = year.agreement.document, tmp_path / "van-ban.pdf"
    title = f"{document.title}, mã {document.code}: đã ký đủ."
    expected = [
        (1, ["Tệp là bản chưa hoàn tất: có 0/2 chữ ký."]),
        (1, ["Tệp là bản chưa hoàn tất: có 1/2 chữ ký."]),
        (1, ["Tệp là bản chưa hoàn tất (đủ 2 chữ ký, chưa có xác nhận khi ký đủ)."]),
        (0, [f"Tệp đúng với bản mới nhất trong hệ thống (2/2 chữ ký). {title}"]),
    ]
    answers = []
    for revision in document.revisions.order_by("number"):
        file.write_bytes(bytes(revision.pdf))
        answers.append(verify(str(file)))
    assert answers == expected


def test_a_foreign_file_and_a_void_one_are_no_good(authority, verify, tmp_path):
    year = year_in("half")
    document, file = year.agreement.document, tmp_path / "van-ban.pdf"
    file.write_bytes(b"%PDF-1.7\n%%EOF")
    assert verify(str(file)) == (1, ["Tệp không phải văn bản của hệ thống."])
    withdraw(year.agreement, by=year.secretary, reason="Sửa.")
    file.write_bytes(bytes(document.newest().pdf))
    stored = "Tệp đúng với bản mới nhất trong hệ thống (1/2 chữ ký)."
    assert verify(str(file)) == (
        1,
        [
            f"{stored} {document.title}, mã {document.code}: đã thu hồi.",
            "Văn bản không còn hiệu lực.",
        ],
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Chưa nhập tên tệp PDF hoặc --all."),
        (["a.pdf", "--all"], "Chưa nhập tên tệp PDF hoặc --all."),
        (["/nowhere/a.pdf"], "Không có tệp /nowhere/a.pdf."),
    ],
)
def test_a_wrong_call_is_explained(arguments, sentence):
    with pytest.raises(CommandError) as caught:
        call_command("verify", *arguments)
    assert str(caught.value) == sentence


def test_with_a_wrong_secret_the_command_says_so(authority, settings):
    year_in("open")
    settings.SIGNING_SECRET = "another secret of 32 octets here"
    with pytest.raises(CommandError, match=r"^Hệ thống chưa mở được khóa ký\. .* SIGNING_SECRET\.$"):
        call_command("verify", "--all")
