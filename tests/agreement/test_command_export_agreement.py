"""manage.py export_agreement CLUSTER YEAR --output FILE: the stored bytes."""

import pytest
from django.core.management import CommandError, call_command

from tests import factories
from tests.ladder import year_in


@pytest.mark.parametrize("state", ["open", "half", "sealed"])
def test_the_newest_stored_bytes_are_written(authority, tmp_path, capsys, state):
    year = year_in(state, slug="cum-thu")
    output, newest = tmp_path / "giao-uoc.pdf", year.agreement.document.newest()
    call_command("export_agreement", "cum-thu", "2019", "--output", str(output))
    assert output.read_bytes() == bytes(newest.pdf)
    assert capsys.readouterr().out == f"{output}: {newest.size} byte, SHA-256 {newest.sha256}\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cluster", "year", "sentence"),
    [
        ("cum-thu", "2019", "Giao ước đang soạn, chưa có bản gửi ký."),
        ("cum-thu", "2020", "Không có giao ước năm 2020 của cụm cum-thu."),
        ("cum-khac", "2019", "Không có giao ước năm 2019 của cụm cum-khac."),
    ],
)
def test_what_is_not_there_is_not_written(tmp_path, cluster, year, sentence):
    factories.cluster_year(1, slug="cum-thu")
    with pytest.raises(CommandError) as caught:
        call_command("export_agreement", cluster, year, "--output", str(tmp_path / "a.pdf"))
    assert (str(caught.value), list(tmp_path.iterdir())) == (sentence, [])


def test_a_folder_that_is_not_there_is_named(authority, tmp_path):
    year_in("open", slug="cum-thu")
    output = tmp_path / "khong-co" / "a.pdf"
    with pytest.raises(CommandError) as caught:
        call_command("export_agreement", "cum-thu", "2019", "--output", str(output))
    assert str(caught.value) == f"Không ghi được tệp {output}: No such file or directory."
