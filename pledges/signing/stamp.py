"""The visible stamp of one signature: a thin blue frame, a QR code, and who signed when, as a one-page PDF."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from html import escape
from io import BytesIO
from pathlib import Path
from threading import Lock
from zoneinfo import ZoneInfo

import segno
from pyhanko.pdf_utils.content import PdfContent, PdfResources, ResourceType
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import StaticStampStyle
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

FONTS = Path(__file__).parents[2] / "static" / "fonts" / "tinos"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
FONT_SIZES = (
    8.5,
    8,
    7.5,
    7,
    6.5,
    6,
    5.5,
    5,
    4.5,
    4,
    3.5,
    3,
    2.5,
    2,
    1.5,
    1,
)  # points; the largest that fits is used
MARGIN = 4  # points between frame and contents
POINTS_PER_CSS_PX = 0.75


@dataclass(frozen=True)
class StampText:
    """The words of a stamp; `signed_at` is an aware moment and is shown in Hà Nội time."""

    method: str
    full_name: str
    unit: str
    signed_at: datetime
    code: str
    verify_url: str

    @property
    def time(self) -> str:
        return f"{self.signed_at.astimezone(HANOI):%d/%m/%Y %H:%M:%S} +07:00"


class FontFolder(URLFetcher):
    """Serves the vendored font files as `font:NAME` and nothing else."""

    def fetch(self, url, headers=None):
        scheme, _, name = url.partition(":")
        if scheme != "font" or name not in {path.name for path in FONTS.glob("*.ttf")}:
            raise ValueError(f"not a vendored font: {url}")
        return URLFetcherResponse(url, (FONTS / name).read_bytes(), {"Content-Type": "font/ttf"})


class Sheet(PdfContent):
    """The first page of a PDF held in memory, for use as a signature appearance."""

    def __init__(self, pdf: bytes, *, width: float, height: float):
        super().__init__(box=BoxConstraints(width=width, height=height))
        self.pdf = pdf

    def render(self) -> bytes:
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self.pdf)))
        resources = PdfResources()
        resources[ResourceType.XOBJECT][pdf_name("/Sheet")] = page
        self.import_resources(resources)
        return b"/Sheet Do"


FETCHER = FontFolder()
FONT_CONFIGURATION = FontConfiguration()
LAYOUT = CSS(
    string="""
    @font-face { font-family: Tinos; src: url(font:tinos-regular.ttf) }
    @font-face { font-family: Tinos; font-weight: 700; src: url(font:tinos-bold.ttf) }
    html { font-family: Tinos; line-height: 1.2; color: #17406d }
    body { margin: 0 }
    #frame { position: absolute; inset: .4pt; border: .8pt solid #2b6ca3; border-radius: 2.5pt }
    svg { position: absolute }
    #text { position: absolute; overflow-wrap: anywhere }
    p { margin: 0 }
    .name { font-weight: 700; font-size: 1.14em }
    .small { font-size: .92em; color: #3b5f86 }
    """,
    font_config=FONT_CONFIGURATION,
    url_fetcher=FETCHER,
)
ONE_AT_A_TIME = Lock()  # Pango's font map is not thread-safe


def render(text: StampText, *, width: float, height: float, beside: Sequence[StampText] = ()) -> bytes:
    """Render the stamp as a PDF page of that size in points; the same text gives the same bytes.

    Its letters are small enough for the stamps `beside` it in the same row, too.
    """
    with ONE_AT_A_TIME:
        for size in FONT_SIZES:
            document, taken = _layout(text, width, height, size=size)
            others = (_layout(other, width, height, size=size)[1] for other in beside)
            if all(used <= height - 2 * MARGIN for used in (taken, *others)):
                return document.write_pdf(pdf_identifier=b"stamp")
    raise ValueError(f"a stamp does not fit into {width} x {height} points")


def style(pdf: bytes, *, width: float, height: float) -> StaticStampStyle:
    """Place a rendered stamp, unscaled, in a signature field of that size in points."""
    fill = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MIN,
        y_align=AxisAlignment.ALIGN_MIN,
        margins=Margins.uniform(0),
        inner_content_scaling=InnerScaling.NO_SCALING,
    )
    return StaticStampStyle(
        background=Sheet(pdf, width=width, height=height),
        background_layout=fill,
        background_opacity=1,
        border_width=0,
    )


def _layout(text: StampText, width: float, height: float, *, size: float):
    """Lay the stamp out; return the document, and the height in points that its text takes.

    The text is laid out from the top, where it has all the room, and only drawn in the middle.
    """
    code_side = min(height - 2 * MARGIN, width * 0.3)
    left = 2 * MARGIN + code_side
    page = CSS(
        string=f"""
        @page {{ size: {width:.2f}pt {height:.2f}pt; margin: 0 }}
        html {{ font-size: {size}pt }}
        svg {{ left: {MARGIN}pt; top: {(height - code_side) / 2:.2f}pt; width: {code_side:.2f}pt; height: {code_side:.2f}pt }}
        #text {{ left: {left:.2f}pt; top: {MARGIN}pt; width: {width - left - MARGIN:.2f}pt;
            transform: translateY({height / 2 - MARGIN:.2f}pt) translateY(-50%) }}
        """
    )
    html = HTML(string=_html(text), url_fetcher=FETCHER)
    document = html.render(stylesheets=[LAYOUT, page], font_config=FONT_CONFIGURATION)
    _, y1, _, y2 = document.pages[0].anchors["text"]
    overflow = height if len(document.pages) > 1 else 0
    return document, (y2 - y1) * POINTS_PER_CSS_PX + overflow


def _html(text: StampText) -> str:
    full_name, unit, method, code = (
        escape(unicodedata.normalize("NFC", part))
        for part in (text.full_name, text.unit, text.method, text.code)
    )
    return f"""<html lang="vi"><meta charset="utf-8"><title>Chữ ký điện tử</title>
        <div id="frame"></div>{_code_picture(text.verify_url)}
        <div id="text"><p>{method}</p><p class="name">{full_name}</p><p>{unit}</p>
        <p class="small">{text.time}</p><p class="small">Mã: {code}</p></div></html>"""


@lru_cache(maxsize=64)
def _code_picture(verify_url: str) -> str:
    """Draw the QR code as SVG; all stamps of a document share it."""
    return segno.make(verify_url, error="m", micro=False).svg_inline(border=1, omitsize=True)
