"""manage.py verify: one line per finding, exit code 1 on any."""

import pytest
from django.core.management import CommandError, call_command

from pledges.acts.agreement import withdraw
from tests.pledges.ladder import without_triggers, year_in
from tests.signing import attacks


@pytest.fixture
def run(capsys):
    """The exit code and the lines of `verify` with these arguments."""

    def run(*arguments):
        code = 0
        try:
            call_command("verify", *arguments)
        except SystemExit as ended:
            code = ended.code
        return code, capsys.readouterr().out.splitlines()

    return run


def found_in(year, *sentences):
    return 1, [f"{year.agreement.document.code}: {sentence}" for sentence in sentences]


def test_what_is_sound_is_counted(authority, run):
    year = year_in("half")
    withdraw(year.agreement, by=year.secretary, reason="Sửa.")
    year.open()
    year.sign()
    assert run("--all") == (0, ["2 văn bản và 1 nhật ký: đều toàn vẹn."])


@pytest.mark.parametrize(
    ("statement", "sentences"),
    [
        (
            "UPDATE pledges_signature SET certificate_sha256 = '0' WHERE field = 'Sig-1'",
            ["Chứng thư tại {a} không phải chứng thư đã ghi nhận cho chữ ký này.", "Bản ghi trong hệ thống về {a} khác với {x}"],
        ),
        ("UPDATE pledges_signature SET serial = '1' WHERE field = 'Sig-1'", ["Bản ghi trong hệ thống về {a} khác với {x}"]),
        (
            "UPDATE pledges_signature SET signed_at = authenticated_at WHERE field = 'Sig-1'",
            ["Bản ghi trong hệ thống về {a} khác với {x}"],
        ),
        (
            "UPDATE pledges_signature SET confirmed_sha256 = '0' WHERE field = 'Sig-1'",
            ["Người ký tại {a} đã xác nhận một bản khác với bản đã khóa để ký."],
        ),
        (
            "UPDATE pledges_signatureplace SET full_name = 'Người Khác' WHERE field = 'Sig-1'",
            ["Bản ghi trong hệ thống về {a} khác với {x}"],
        ),
        (
            "UPDATE pledges_signatureplace SET title = 'Bí thư' WHERE field = 'Sig-2'",
            ["Bản ghi trong hệ thống về {b} khác với {x}"],
        ),
        (
            "UPDATE pledges_signatureplace SET unit_name = 'Hội khác' WHERE field = 'Sig-1'",
            ["Bản ghi trong hệ thống về ô ký của Hội khác khác với {x}"],
        ),
        (
            "UPDATE pledges_document SET frozen_sha256 = '0'",
            [
                "Bản đã khóa để ký không phải là bản mà hệ thống đã ghi nhận.",
                "Người ký tại {a} đã xác nhận một bản khác với bản đã khóa để ký.",
                "Người ký tại {b} đã xác nhận một bản khác với bản đã khóa để ký.",
            ],
        ),
        (
            "UPDATE pledges_document SET state = 'open', sealed_at = NULL",
            ["Tình trạng ghi trong hệ thống không khớp với các chữ ký của văn bản."],
        ),
        (
            "UPDATE pledges_revision SET sha256 = '0' WHERE number = 1",
            ["Nội dung tệp không trùng với dấu vân tay (SHA-256) đã ghi khi ký (bản lưu thứ 1)."],
        ),
    ],
)
def test_a_changed_row_is_found(authority, run, statement, sentences):
    year = year_in("sealed")
    names = {"a": f"ô ký của {year.units[0].name}", "b": f"ô ký của {year.units[1].name}"}
    record = "chứng thư và thời điểm ghi trong chữ ký."
    with without_triggers() as cursor:
        cursor.execute("UPDATE pledges_signature SET authenticated_at = '2019-02-28 08:00:00+00:00'")
        assert run("--all") == (0, ["1 văn bản và 1 nhật ký: đều toàn vẹn."])
        cursor.execute(statement)
    assert run("--all") == found_in(year, *(each.format(x=record, **names) for each in sentences))


def test_replaced_bytes_are_found(authority, run):
    year = year_in("sealed")
    pdf = bytes(year.agreement.document.newest().pdf)
    with without_triggers() as cursor:
        forged = attacks.change_digit(pdf, attacks.signature_digits(pdf, "Close")[1] - 10)
        cursor.execute("UPDATE pledges_revision SET pdf = %s WHERE number = 3", [forged])
    assert run("--all") == found_in(year, "Nội dung tệp không trùng với dấu vân tay (SHA-256) đã ghi khi ký.")


def test_a_deleted_revision_is_found(authority, run):
    year = year_in("sealed")
    with without_triggers() as cursor:
        cursor.execute("DELETE FROM pledges_signature WHERE field = 'Close'")
        cursor.execute("DELETE FROM pledges_revision WHERE number = 3")
    code, lines = run("--all")
    assert (code, lines) == found_in(year, "Tình trạng ghi trong hệ thống không khớp với các chữ ký của văn bản.")


def test_a_deleted_signature_row_is_found(authority, run):
    year = year_in("half")
    with without_triggers() as cursor:
        cursor.execute("DELETE FROM pledges_signature WHERE field = 'Sig-1'")
    assert run("--all") == found_in(
        year,
        "Số bản lưu của văn bản là 2, trong khi hệ thống đã ghi nhận 2 bản.",
        "Có chữ ký không thuộc văn bản này tại ô ký “Sig-1”.",
    )


def test_two_damaged_documents_are_both_named(authority, run):
    years = [year_in("half"), year_in("half")]
    with without_triggers() as cursor:
        cursor.execute("UPDATE pledges_signatureplace SET full_name = 'Người Khác' WHERE field = 'Sig-1'")
    code, lines = run("--all")
    assert (code, [line.partition(":")[0] for line in lines]) == (1, [each.agreement.document.code for each in years])


def test_a_file_is_told_what_it_is(authority, run, tmp_path):
    year = year_in("sealed")
    document, file = year.agreement.document, tmp_path / "van-ban.pdf"
    title = f"{document.title}, mã {document.code}: đã đủ chữ ký."
    expected = [
        (1, ["Tệp là bản cũ hơn của văn bản này: mới có 0/2 chữ ký."]),
        (1, ["Tệp là bản cũ hơn của văn bản này: mới có 1/2 chữ ký."]),
        (1, ["Tệp là bản cũ hơn của văn bản này: đã đủ 2 chữ ký nhưng chưa có con dấu hoàn tất."]),
        (0, [f"Tệp đúng là bản mới nhất mà hệ thống đang lưu (2/2 chữ ký). {title}"]),
    ]
    answers = []
    for revision in document.revisions.order_by("number"):
        file.write_bytes(bytes(revision.pdf))
        answers.append(run(str(file)))
    assert answers == expected


def test_a_foreign_file_and_a_void_one_are_no_good(authority, run, tmp_path):
    year = year_in("half")
    document, file = year.agreement.document, tmp_path / "van-ban.pdf"
    file.write_bytes(b"%PDF-1.7\n%%EOF")
    assert run(str(file)) == (1, ["Tệp không phải văn bản của hệ thống."])
    withdraw(year.agreement, by=year.secretary, reason="Sửa.")
    file.write_bytes(bytes(document.newest().pdf))
    stored = "Tệp đúng là bản mới nhất mà hệ thống đang lưu (1/2 chữ ký)."
    assert run(str(file)) == (
        1,
        [f"{stored} {document.title}, mã {document.code}: không còn hiệu lực.", "Văn bản không còn hiệu lực."],
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Hãy ghi tên một tệp PDF, hoặc --all."),
        (["a.pdf", "--all"], "Hãy ghi tên một tệp PDF, hoặc --all."),
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
