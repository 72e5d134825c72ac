"""Documents as PDF bytes: the layout of Nghị định 30/2020, the same bytes for the same wording.

Every kind of document is one template below `templates/pdf/` and one function in its noun's `paper.py`
which names its values. Users' words reach the renderer as escaped plain text only.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from urllib.parse import quote, urlsplit
from urllib.request import url2pathname

import segno
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from fontTools.ttLib import TTFont
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

STATIC = Path(__file__).resolve().parents[2] / "static"
SERVED = (STATIC / "fonts", STATIC / "css")

# A place at the end of a name ("thành phố Hà Nội") is never split between lines, nor are the parts of a date.
PLACE = re.compile(
    r"\b(?:thành phố|TP\.?|tỉnh|quận|huyện|thị xã|thị trấn|hợp tác xã|xã|phường|đặc khu) [\w ]{1,30}"
    r"(?=\s*(?:<|$))",
    re.I | re.M,
)
LONGEST_WHOLE = (
    22  # letters of a place that fit on the narrowest line; of a longer one only the last word stays
)
DATE = re.compile(r"\b(ngày|tháng|năm) (?=[\d…])")
# Zero-width marks are not printed; exotic spaces become spaces.
STAND_INS = {"Cf": "", "Cc": " ", "Zs": " ", "Zl": " ", "Zp": " "}

PREVIEW = "XEM THỬ"  # in place of the code of a document

ONE_AT_A_TIME = Lock()  # Pango's font map is not thread-safe

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Rendering:
    """A PDF and its named places.

    `anchors`: id -> (page index from 0, (x1, y1, x2, y2) in CSS px from the top left, height of
    the page in CSS px); every signature box is an anchor named after its field.
    """

    pdf: bytes
    anchors: dict[str, tuple[int, Box, float]]


class Refused(ValueError):
    """An address that documents may not fetch."""


class VendoredFiles(URLFetcher):
    """Serves our fonts and style sheets from the disk and refuses every other address."""

    def fetch(self, url, headers=None):
        parts = urlsplit(url)
        path = Path(url2pathname(parts.path)).resolve()
        if parts.scheme != "file" or parts.netloc or not any(map(path.is_relative_to, SERVED)):
            raise Refused(url)
        return super().fetch(path.as_uri(), headers)


@cache
def print_sheet() -> tuple[FontConfiguration, CSS, VendoredFiles]:
    """Read fonts and rules once per process, which halves the time of every document.

    Never call it before a server forks: the process that made them deletes their temporary files when it ends.
    """
    fonts, fetcher = FontConfiguration(), VendoredFiles(allowed_protocols={"file"})
    sheet = CSS(filename=STATIC / "css" / "document.css", font_config=fonts, url_fetcher=fetcher)
    return fonts, sheet, fetcher


def identifier(code: str) -> bytes:
    """Make the first part of the trailer's /ID from the code alone: 32 hexadecimal digits.

    Other programs keep it when they change the file, so that an altered copy is recognised as ours.
    """
    return sha256(f"cluster-emulation:{code}".encode()).hexdigest()[:32].encode()


def document(
    template_name: str, context: dict, *, identifier: bytes, made_at: datetime, title: str
) -> Rendering:
    """Render a document on the print sheet: the same values give the same bytes, in every process."""
    words = context | {"title": title, "made_at": made_at.isoformat(timespec="seconds")}
    html = unbroken(printable(render_to_string(template_name, words)))
    with ONE_AT_A_TIME:
        fonts, sheet, fetcher = print_sheet()
        source = HTML(string=html, url_fetcher=fetcher)
        laid_out = source.render(stylesheets=[sheet], font_config=fonts, pdf_tags=True)
        # 1.4 has no object streams: verification, which looks up every object, takes half the time.
        pdf = laid_out.write_pdf(pdf_identifier=identifier, pdf_tags=True, pdf_version="1.4")
    pages = enumerate(laid_out.pages)
    anchors = {name: (index, box, page.height) for index, page in pages for name, box in page.anchors.items()}
    return Rendering(pdf, anchors)


def signed_paper(text, author: str, code: str, verify_url: str) -> dict:
    """Return the context of a template that prints the code and how to verify the document.

    A paper with the code `PREVIEW` says across every page what it is, and leads nowhere.
    """
    if code == PREVIEW:
        return {"text": text, "author": author, "is_preview": True}
    return {
        "text": text,
        "author": author,
        "code": code,
        "verify_url": verify_url,
        "qr": qr_code(f"{verify_url.rstrip('/')}/{quote(code)}/"),
    }


@cache
def unprintable_letter() -> re.Pattern:
    """Make a pattern of letters missing from the document font; its four faces hold the same 520."""
    letters = TTFont(STATIC / "fonts" / "tinos" / "tinos-regular.ttf").getBestCmap()
    return re.compile(f"[^\n{re.escape(''.join(map(chr, letters)))}]")


def printable(words: str) -> str:
    """Remove invisible marks, and turn letters that the font lacks into a visible "?"."""
    return unprintable_letter().sub(lambda letter: STAND_INS.get(unicodedata.category(letter[0]), "?"), words)


def unprintable(words: str) -> list[str]:
    """List the letters that would print as "?", to tell the writer before the text is frozen."""
    letters = dict.fromkeys(unprintable_letter().findall(words))
    return [letter for letter in letters if unicodedata.category(letter) not in STAND_INS]


def unbroken(html: str) -> str:
    """Keep places and dates of a page together; what stands before its body is no print."""
    head, body, page = html.partition("<body>")
    return head + body + DATE.sub("\\1\xa0", PLACE.sub(_whole, page))


def with_whole_places(text):
    """Keep places at the end of names together, in any text with `superior_body` and `signatories`."""
    signatories = tuple(
        replace(signatory, unit=PLACE.sub(_whole, signatory.unit)) for signatory in text.signatories
    )
    return replace(text, superior_body=PLACE.sub(_whole, text.superior_body), signatories=signatories)


def _whole(place: re.Match) -> str:
    words = place[0].split(" ")
    kept = 0 if len(place[0]) <= LONGEST_WHOLE else -2
    return " ".join([*words[:kept], "\xa0".join(words[kept:])])


def qr_code(address: str) -> str:
    code = segno.make(address, error="m", micro=False)
    svg = code.svg_inline(border=0, omitsize=True, title="Mã QR để tra cứu văn bản")
    return mark_safe(svg)  # noqa: S308 - drawn here from squares; the address itself is not in it
