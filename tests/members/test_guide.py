"""The guide for users, made of README.vi.md."""

from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from members.guide import sections
from tests import factories
from tests.pages import page, visitor, words

pytestmark = pytest.mark.django_db

GUIDE = reverse("members:guide")
SOURCE = Path(settings.BASE_DIR, "README.vi.md").read_text(encoding="utf-8")


def test_everybody_reads_the_guide_and_finds_it_on_every_page(client):
    assert GUIDE in {
        link.attributes.get("href") for link in page(client.get(reverse("members:login"))).all("a")
    }
    person = factories.person()
    answer = visitor(person).get(GUIDE)
    assert (client.get(GUIDE).status_code, answer.status_code) == (200, 200)


def test_every_heading_is_there_and_in_the_contents(client):
    headings = [line.removeprefix("## ") for line in SOURCE.splitlines() if line.startswith("## ")]
    answer = page(client.get(GUIDE))
    assert [section.title for section in sections()[1:]] == headings
    links = {link.attributes["href"]: link.text for link in answer.all("a") if "#" in link.attributes["href"]}
    assert {f"#{section.anchor}": section.title for section in sections()[1:]}.items() <= links.items()


def test_no_mark_of_markdown_and_no_picture_is_left(client):
    answer = client.get(GUIDE)
    assert [sign for sign in ("**", "![", "](", "|---") if sign in words(answer)] == []
    assert page(answer).all("img") == []


def test_steps_and_the_table_are_kept_whole(client):
    answer = page(client.get(GUIDE))
    assert len(answer.all("li")) > 25
    rows = [line for line in SOURCE.splitlines() if line.startswith("|")]
    assert len(answer.all("tr")) == len(rows) - 1
