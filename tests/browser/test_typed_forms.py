"""In Chromium: whatever is typed into any form of the site is back when its page is opened again, unless it was saved."""

import mimetypes
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.db import transaction

from pledges.documents.models import SigningAuthority
from tests import cast, factories
from tests.browser.apart import apart
from tests.doors import PARTS
from tests.doors.part import Part
from tests.doors.walking import routes
from tests.typed import Form, forms, pages

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

SITE = "http://vi-du.invalid"
HELP = """
    window.formOf = (address) => [...document.forms].find((form) => form.method === "post"
        && new URL(form.getAttribute("action") || location.href, location.href).pathname === address
        && !form.querySelector("[type=password]"));
    window.typedIn = (form) => [...new FormData(form)].filter(([name, value]) =>
        typeof value === "string" && form.querySelector(`[name="${CSS.escape(name)}"]:not([type=hidden])`));
"""
TYPED = "(address) => typedIn(formOf(address))"
# Types into every control of the form; returns what would be sent.
TYPES = """(address) => {
    const form = formOf(address);
    for (const field of form.elements) {
        if (field.disabled || ["hidden", "file", "submit", "button", "fieldset"].includes(field.type)) continue;
        if (field.type === "checkbox" || field.type === "radio") field.checked = !field.checked;
        else if (field.tagName === "SELECT") [...field.options].at(-1).selected = true;
        else field.value = `Chữ gõ thử ${field.name}`;
        field.dispatchEvent(new Event("change", { bubbles: true })); // a choice may take other fields away
    }
    return typedIn(form);
}"""


def _typed_forms(part: Part, material: dict) -> list[Form]:
    """One of each kind in a part of the site, out of every state of its doors; nothing of them stays."""
    found = {}
    for state in part.states:
        with transaction.atomic():
            SigningAuthority.objects.create(material=material)
            year = factories.cluster_year()
            people = cast.people(year)
            values = {"cluster": year.cluster.slug, "year": "2019"} | part.bring(year, state)
            for url, html in pages((part, state, values, cast.clients(people)), routes()):
                found |= {form.kind: form for form in forms(html, url) if form.is_kept}
            transaction.set_rollback(True)
    return list(found.values())


@pytest.mark.parametrize("part", PARTS, ids=str)
def test_what_is_typed_into_any_form_is_back(part, chromium, db, authority_material):
    found = apart(_typed_forms, part, authority_material)
    context = chromium.new_context(base_url=SITE)
    page, served = context.new_page(), {}
    context.add_init_script(HELP)
    context.route("**/*", lambda route: _answer(route, served))
    lost = [str(form) for form in found if not _is_back(page, served, form)]
    context.close()
    assert lost == []


def _is_back(page, served: dict[str, str], form: Form) -> bool:
    served.clear()
    served[form.page] = form.html
    page.goto(form.page)
    shown = page.evaluate(TYPED, form.address)
    typed = page.evaluate(TYPES, form.address)
    with page.expect_navigation():
        page.evaluate("(address) => formOf(address).requestSubmit()", form.address)
    page.goto(form.page)
    was_changed = typed != [] or shown != []  # boxes that were all ticked are all empty now
    return was_changed and typed == page.evaluate(TYPED, form.address)


def _answer(route, served: dict[str, str]) -> None:
    """The pages out of memory, our own scripts and styles, and a refusal for all that is sent."""
    path = urlsplit(route.request.url).path
    if route.request.method == "POST":
        route.fulfill(status=403, content_type="text/html", body="<main data-saved=''></main>")
    elif path in served:
        route.fulfill(content_type="text/html; charset=utf-8", body=served[path])
    elif file := finders.find(path.removeprefix("/static/")):
        route.fulfill(path=file, content_type=mimetypes.guess_type(file)[0])
    else:
        route.fulfill(status=404)
