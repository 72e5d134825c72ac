"""An HTML page as a reader meets it: words, links, forms."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNSEEN = {"head", "script", "style", "template"}
LEADING = ("href", "action", "formaction", "src")
NAMING = ("aria-label", "aria-labelledby", "title")
SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-label", "content")


@dataclass
class Element:
    """`within` are the tags around it; `words` the text directly inside, `whole` with that of its children."""

    tag: str
    attributes: dict[str, str]
    within: tuple[str, ...]
    words: list[str] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.whole).split())


class Page(HTMLParser):
    """`url` is where it was fetched from; `elements` are in the order of the page."""

    def __init__(self, html: str, url: str = "/"):
        super().__init__()
        self.url, self.elements, self._open = url, [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        within = tuple(each.tag for each in self._open)
        element = Element(tag, {name: value or "" for name, value in attrs}, within)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag):
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, words):
        for element in self._open:
            element.whole.append(words)
        if self._open:
            self._open[-1].words.append(words)

    def all(self, tag: str) -> list[Element]:
        return [element for element in self.elements if element.tag == tag]

    def links(self) -> list[str]:
        """Where the links lead, without fragments, in the order of the page."""
        found = [each.attributes["href"] for each in self.all("a") if "href" in each.attributes]
        return [urljoin(self.url, each).partition("#")[0] for each in found]

    def dead_ends(self) -> list[str]:
        """Links and forms that lead nowhere, pictures and frames of nothing, links that say nothing."""
        found = []
        for element in self.elements:
            targets = {name: element.attributes[name] for name in LEADING if name in element.attributes}
            nameless = element.tag == "a" and not any([element.text, *map(element.attributes.get, NAMING)])
            if nameless or any(target.strip() in {"", "#"} for target in targets.values()):
                found.append(f"<{element.tag} {targets}> {element.text}")
        return found

    def posts(self) -> set[str]:
        """Where the forms of the page can be sent to by a button that is not disabled."""
        found, action = set(), None
        for element in self.elements:
            if element.tag == "form":
                action = (
                    element.attributes if element.attributes.get("method", "").lower() == "post" else None
                )
            elif action is not None and "form" in element.within and _can_be_pressed(element):
                target = element.attributes.get("formaction") or action.get("action", "")
                found.add(urljoin(self.url, target).partition("#")[0])
        return found

    def sentences(self) -> list[str]:
        """Whatever is read or read out: text, the title of the page, labels; not what stands in <code>."""
        found = []
        for element in self.elements:
            inside = {element.tag, *element.within}
            if element.tag == "title" or not inside & UNSEEN:
                if "code" not in inside:
                    found += element.words
                found += [element.attributes[name] for name in SPOKEN if name in element.attributes]
                if element.tag == "input" and element.attributes.get("type") in {"submit", "button", "reset"}:
                    found.append(element.attributes.get("value", ""))
        return [sentence for sentence in (" ".join(each.split()) for each in found) if sentence]


def _can_be_pressed(element: Element) -> bool:
    kind = element.attributes.get("type", "submit")
    return element.tag == "button" and kind == "submit" and "disabled" not in element.attributes
