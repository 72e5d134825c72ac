"""Every test starts with an empty memory: the brake on uploads counts in the cache."""

import pytest
from django.core.cache import cache
from django.core.management import call_command


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def verify(capsys):
    """`verify("--all")`: the exit code and the lines of the command."""

    def run(*arguments):
        code = 0
        try:
            call_command("verify", *arguments)
        except SystemExit as ended:
            code = ended.code
        return code, capsys.readouterr().out.splitlines()

    return run
