"""A page as its reader sees it: what stands in which control, which sentence at which control, which text."""

import re
from html.parser import HTMLParser

SENTENCES = ("invalid-feedback", "text-danger", "errorlist")
GENERAL = ("alert", "notice-error", "notice-danger")
VIETNAMESE = re.compile(
    "[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE
)
ENGLISH = re.compile(
    r"\b(this|enter|ensure|select|field|required|valid|error|please|not|the|null)\b", re.IGNORECASE
)
VOID = {"input", "meta", "link", "img", "br", "hr", "use", "path"}


class Page(HTMLParser):
    """`values`: control -> what stands in it; `errors`: control -> sentences; `general`: sentences of the whole."""

    def __init__(self, html: str):
        super().__init__()
        self.values, self.errors, self.general, self.elements, self.words = {}, {}, [], [], []
        self._open, self._control, self._textarea, self._select = [], None, None, None
        self.feed(html)
        self.close()

    @classmethod
    def of(cls, answer) -> "Page":
        return cls(answer.content.decode())

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.elements.append((tag, attrs))
        name = attrs.get("name")
        if tag in {"input", "textarea", "select"} and name:
            self._control = name
            if tag == "textarea":
                self.values[name], self._textarea = "", name
            elif tag == "select":
                self._select = name
            elif attrs.get("type") not in {"radio", "checkbox"} or "checked" in attrs:
                self.values[name] = attrs.get("value") or ""
        if tag == "option" and "selected" in attrs and self._select:
            self.values[self._select] = attrs.get("value") or ""
        if (attrs.get("id") or "").endswith("_error"):
            self._control = attrs["id"].removeprefix("id_").removesuffix("_error")
        if tag not in VOID:
            self._open.append((tag, (attrs.get("class") or "").split()))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._textarea = None
        if tag not in VOID:
            while self._open and self._open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        if self._textarea:
            self.values[self._textarea] += data
            return
        self.words.append(data)
        classes = {name for _, names in self._open for name in names}
        if sentence := " ".join(data.split()):  # the administration says it before the control, by its id
            if classes.intersection(SENTENCES):
                self.errors.setdefault(self._control, []).append(sentence)
            elif classes.intersection(GENERAL):
                self.general.append(sentence)

    @property
    def text(self) -> str:
        return "".join(self.words)

    def typed(self, name: str) -> str:
        """What stands in a control; blanks around it and the kind of line ends do not matter."""
        return trimmed(self.values.get(name, ""))


def trimmed(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def assert_vietnamese(sentences: list[str]):
    for sentence in sentences:
        assert VIETNAMESE.search(sentence), sentence
        assert not ENGLISH.search(sentence), sentence
