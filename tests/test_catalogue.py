"""Nobody meets an English sentence: what Django says itself, it says in Vietnamese."""

import ast
import datetime
import gettext
import re
import struct
from decimal import Decimal
from pathlib import Path

import django
import pytest
from django import forms
from django.conf import settings
from django.utils import formats, translation
from django.utils.translation.trans_real import DjangoTranslation

DJANGO = Path(django.__file__).parent
OURS = Path(settings.LOCALE_PATHS[0]) / "vi" / "LC_MESSAGES"
PARTS = ["conf", "contrib/admin", "contrib/auth", "contrib/contenttypes", "contrib/sessions"]
# Signs, units and proper names: the same in both languages.
UNCHANGED = {
    *("…", ":", ":?.!", ", ", "%(truncated_text)s…", "IPv4", "IPv6"),
    *("%(size)d byte", "%s KB", "%s MB", "%s GB", "%s TB", "%s PB"),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")


def entries(catalogue):
    """Every message of a .po file as a dict of msgctxt, msgid, msgid_plural, msgstr; the header is left out."""
    text = catalogue.read_text(encoding="utf-8").replace('"\n"', "")
    found = []
    for block in text.split("\n\n"):
        lines = re.findall(r'^(msgctxt|msgid|msgid_plural|msgstr)(?:\[0\])? (".*")$', block, re.MULTILINE)
        entry = {keyword: ast.literal_eval(quoted) for keyword, quoted in lines}
        if entry.get("msgid"):
            found.append(entry)
    return found


def english(part, domain="django"):
    found = entries(DJANGO / part / f"locale/en/LC_MESSAGES/{domain}.po")
    assert found
    return found


def said(catalogue, entry):
    """The text that a reader gets."""
    if "msgid_plural" in entry:
        return catalogue.ngettext(entry["msgid"], entry["msgid_plural"], 5)
    if "msgctxt" in entry:
        return catalogue.pgettext(entry["msgctxt"], entry["msgid"])
    return catalogue.gettext(entry["msgid"])


@pytest.mark.parametrize("part", PARTS)
def test_every_message_of_django_is_vietnamese(part):
    with translation.override("vi"):
        left = [
            e["msgid"]
            for e in english(part)
            if said(translation, e) in {"", e["msgid"], e.get("msgid_plural")} and e["msgid"] not in UNCHANGED
        ]
    assert left == []


def test_every_message_of_the_administration_scripts_is_vietnamese():
    catalogue = DjangoTranslation("vi", domain="djangojs", localedirs=[str(DJANGO / "contrib/admin/locale")])
    left = [e for e in english("contrib/admin", "djangojs") if said(catalogue, e) in {"", e["msgid"]}]
    assert left == []


@pytest.mark.parametrize("part", PARTS)
def test_placeholders_are_kept(part):
    with translation.override("vi"):
        broken = [
            e["msgid"]
            for e in english(part)
            if set(PLACEHOLDER.findall(said(translation, e)))
            != set(PLACEHOLDER.findall(e["msgid"] + e.get("msgid_plural", "")))
        ]
    assert broken == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_the_compiled_catalogue_holds_what_the_text_says(domain):
    written = entries(OURS / f"{domain}.po")
    compiled = OURS / f"{domain}.mo"
    with compiled.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    assert [e["msgid"] for e in written if said(catalogue, e) != e["msgstr"]] == []
    (count,) = struct.unpack_from("<I", compiled.read_bytes(), 8)
    assert count == len(written) + 1  # and the header


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_our_sentences_neither_shout_nor_say_you(domain):
    loud = re.compile(r"!|\bbạn\b", re.IGNORECASE)
    assert [e["msgid"] for e in entries(OURS / f"{domain}.po") if loud.search(e["msgstr"])] == []


@pytest.mark.parametrize("text", ["28/02/2019", "28-02-2019", "28.02.2019", "2019-02-28"])
def test_a_day_is_read_as_people_write_it(text):
    assert forms.DateField().clean(text) == datetime.date(2019, 2, 28)


@pytest.mark.parametrize("text", ["08:30 28/02/2019", "28/02/2019 08:30", "2019-02-28T08:30"])
def test_a_moment_is_read_as_people_write_it(text):
    moment = forms.DateTimeField().clean(text)
    assert moment.replace(tzinfo=None) == datetime.datetime(2019, 2, 28, 8, 30)  # noqa: DTZ001 - local time


def test_days_and_numbers_are_written_the_vietnamese_way():
    moment = datetime.datetime(2019, 2, 8, 8, 5)  # noqa: DTZ001 - only its wording matters
    assert formats.date_format(moment) == "08/02/2019"
    assert formats.date_format(moment, "DATETIME_FORMAT") == "08:05 ngày 08/02/2019"
    assert formats.number_format(Decimal("1234.5"), decimal_pos=1, force_grouping=True) == "1.234,5"
    assert forms.DecimalField(localize=True).clean("95,5") == Decimal("95.5")
