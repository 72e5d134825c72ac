"""Style sheets: what is for narrow screens stays on screens."""

import re
from pathlib import Path

import pytest
from django.conf import settings

SHEETS = sorted(Path(settings.BASE_DIR, "static", "css").glob("*.css"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_rules_for_narrow_screens_do_not_reach_paper(sheet):
    """A sheet of A4 is narrower than a tablet: without this a table is printed as cards."""
    queries = re.findall(r"@media ([^{]+)\{", sheet.read_text(encoding="utf-8"))
    assert [query for query in queries if "max-width" in query and not query.startswith("screen")] == []
