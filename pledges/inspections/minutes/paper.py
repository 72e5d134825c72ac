"""The minutes of an inspection as a paper."""

from datetime import datetime

from pledges.inspections.minutes.text import MinutesText
from pledges.papers.pdf import Rendering, document, identifier, signed_paper, with_whole_places


def inspection_minutes(text: MinutesText, *, code: str, verify_url: str, made_at: datetime) -> Rendering:
    """Render the minutes with one empty box for each of the three who sign."""
    title = f"Biên bản kiểm tra chéo năm {text.year} tại {text.unit}"
    context = signed_paper(with_whole_places(text), text.cluster, code, verify_url)
    return document(
        "pdf/inspection_minutes.html", context, identifier=identifier(code), made_at=made_at, title=title
    )
