"""Every form of the site that people type into, as it stands on its page: found by the tables of the doors."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve, reverse

from tests.input.pages import Page as Shown
from tests.reading import Element, Page

FILES = (".pdf", ".docx", ".xlsx", ".csv", ".ics", ".html", ".json")
WORDS = "Chữ gõ thử & <b>không</b> mất"
# what begins with words that nobody stored: a first choice, a suggestion
SUGGESTING = {
    "pledges:activity_plan",
    "pledges:agreement_start",
    "pledges:inspection_begin",
    "pledges:inspection_plan_checklist",
    "pledges:next_term",
    "pledges:registration_start",
}
NOT_TYPED = {"hidden", "password", "file", "submit", "button", "reset", "image"}


@dataclass
class Form:
    """`typed`: the controls that are typed into or chosen from; `other`: hidden ones and those with a secret."""

    page: str
    html: str
    attributes: dict[str, str]
    typed: list[Element] = field(default_factory=list)
    other: list[Element] = field(default_factory=list)

    @property
    def address(self) -> str:
        return urlsplit(urljoin(self.page, self.attributes.get("action", ""))).path

    @property
    def is_kept(self) -> bool:
        """Whether it is one whose words the browser keeps: it is sent, and no vote, signature or question offline."""
        secret = any(each.attributes.get("type") == "password" for each in self.other)
        posts = self.attributes.get("method", "").lower() == "post"
        return posts and bool(self.typed) and not secret and "data-question" not in self.attributes

    @property
    def kind(self) -> tuple[str, str, frozenset[str]]:
        """The same form of another row or another person has the same."""
        names = frozenset("".join(filter(str.isalpha, each.attributes["name"])) for each in self.typed)
        return _route(self.page), _route(self.address), names

    @property
    def route(self) -> str:
        return _route(self.address)

    @property
    def hidden(self) -> dict[str, str]:
        return {each.attributes["name"]: each.attributes.get("value", "") for each in self.other}

    @property
    def values(self) -> dict[str, str]:
        """What it would send untouched, as far as a browser test is not needed for it."""
        return Shown(self.html).values

    @property
    def shows_words(self) -> bool:
        """Whether words stand in it that somebody may have stored: not the choices, which have a first one anyway."""
        return any(
            "".join(each.whole).strip() if each.tag == "textarea" else self._is_filled(each)
            for each in self.typed
        )

    @staticmethod
    def _is_filled(control: Element) -> bool:
        kind = control.attributes.get("type", "text")
        if kind in {"checkbox", "radio"}:
            return "checked" in control.attributes
        return control.tag == "input" and bool(control.attributes.get("value", "").strip())

    def __str__(self):
        return f"{_route(self.page)} -> {_route(self.address)}"


def _route(address: str) -> str:
    try:
        return resolve(address).view_name
    except Resolver404:
        return address


def forms(html: str, url: str) -> list[Form]:
    """The forms of a page, in its order."""
    found: list[Form] = []
    for element in Page(html, url).elements:
        if element.tag == "form":
            found.append(Form(url, html, element.attributes))
        elif element.tag in {"input", "select", "textarea"} and element.attributes.get("name") and found:
            is_typed = (
                element.attributes.get("type", "text") not in NOT_TYPED and "hidden" not in element.attributes
            )
            (found[-1].typed if is_typed else found[-1].other).append(element)
    return found


def losing(html: str, url: str, seen: set) -> list[str]:
    """What is wrong with the forms of a page that could lose words; the kinds in `seen` were looked at before."""
    kept = [form for form in forms(html, url) if form.is_kept]
    addresses = [form.address for form in kept]
    faults = [f"{form}: two forms with one address" for form in kept if addresses.count(form.address) > 1]
    for form in kept:
        if form.kind not in seen:
            seen.add(form.kind)
            faults += [*_not_kept(form), *_not_given_back(form), *_without_edition(form)]
    return faults


def _not_kept(form: Form) -> list[str]:
    """Whether the page lacks the script that keeps what is typed, or what that script has to know."""
    page = Page(form.html, form.page)
    scripts = [script.attributes.get("src", "") for script in page.all("script")]
    keeps = any(address.endswith("given-back.js") for address in scripts)
    has_reader = bool(page.all("html")[0].attributes.get("data-reader"))
    knows = has_reader and "data-saved" in page.all("main")[0].attributes
    return [] if keeps and knows else [f"{form}: the page does not keep it"]


def _without_edition(form: Form) -> list[str]:
    """Whether it shows what was stored without naming its edition: it would write over what somebody saves meanwhile."""
    is_edited = form.shows_words and form.route not in SUGGESTING
    return [f"{form}: no edition"] if is_edited and "edition" not in form.hidden else []


def _not_given_back(form: Form) -> list[str]:
    """Sent after the session ended: whether the words come back, and the way to the form with them."""
    values = {field.attributes["name"]: WORDS for field in form.typed}
    response = Client().post(form.address, values, headers={"referer": f"http://testserver{form.page}"})
    answer = Page(response.content.decode(), form.address)
    ways_back = [parse_qs(urlsplit(link).query).get("next") for link in answer.links()]
    shown = "".join(words for area in answer.all("textarea") for words in area.whole)
    if response.status_code == 403 and [form.page] in ways_back and WORDS in shown:
        return []
    return [f"{form}: after the session ended the words or the way back are missing"]


def pages(world, routes: dict[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """(address, HTML) of whatever is opened by those alone who signed in; `world` and `routes` as in test_doors."""
    part, state, values, browsers = world
    for (route, method, of_state), answers in part.lines.items():
        if method != "GET" or of_state != state or answers[0] == "200":
            continue
        url = reverse(route, kwargs={name: values[name] for name in routes[route]})
        if url.endswith(FILES):
            continue
        for browser, answer in zip(browsers.values(), answers, strict=True):
            response = browser.get(url) if answer == "200" else None
            if response and response.headers.get("Content-Type", "").startswith("text/html"):
                yield url, response.content.decode()
