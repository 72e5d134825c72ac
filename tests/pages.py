"""Pages fetched as somebody: what they say, and their forms filled in by hand, without any script."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from members.models import Person
from tests import factories
from tests.reading import Page


def visitor(person: Person | None = None) -> Client:
    """A browser; signed in when a person is given."""
    return factories.client_of(Client(), person) if person else Client()


def page(response) -> Page:
    return Page(response.content.decode(), response.request["PATH_INFO"])


def words(response) -> str:
    """The text of the main part, with single spaces."""
    (main,) = page(response).all("main")
    return main.text


def headings(response) -> list[str]:
    return [element.text for element in page(response).elements if element.tag in {"h1", "h2"}]


def chips(response) -> list[str]:
    return _of_class(response, "chip")


def notices(response) -> list[str]:
    return _of_class(response, "notice")


def field_errors(response) -> list[str]:
    """The sentences at the fields (crispy marks them)."""
    return _of_class(response, "invalid-feedback")


def _of_class(response, name: str) -> list[str]:
    return [
        element.text
        for element in page(response).elements
        if name in element.attributes.get("class", "").split()
    ]


def fields(response, action: str) -> dict[str, str]:
    """What the form with that address would send, without pressing one of its named buttons."""
    found, option, inside = {}, None, False
    for element in page(response).elements:
        name = element.attributes.get("name")
        if element.tag == "form":
            inside = (
                element.attributes.get("action", response.request["PATH_INFO"]).partition("#")[0] == action
            )
        elif not inside or "form" not in element.within:
            continue
        elif element.tag == "select":
            option = name
        elif element.tag == "option" and ("selected" in element.attributes or option not in found):
            found[option] = element.attributes.get("value", element.text)
        elif element.tag == "textarea":
            found[name] = "".join(element.whole).removeprefix("\n")
        elif (
            element.tag == "input"
            and name
            and element.attributes.get("type") not in {"checkbox", "radio", "file"}
        ):
            found[name] = element.attributes.get("value", "")
    found.pop("csrfmiddlewaretoken", None)
    return found


def bring(pdf: bytes | None, *, name="van-ban.pdf"):
    """A file is brought to the public page by somebody who is not signed in."""
    files = {} if pdf is None else {"file": SimpleUploadedFile(name, pdf, content_type="application/pdf")}
    return visitor().post(reverse("pledges:lookup_upload"), files)
