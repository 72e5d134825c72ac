"""The minutes of a count as a PDF."""

from datetime import datetime

from pledges.ballots.text import CountText
from pledges.papers.pdf import Rendering, document, identifier, signed_paper, with_whole_places


def count(text: CountText, *, code: str, verify_url: str, made_at: datetime) -> Rendering:
    """Render the minutes of a count with one empty signature box for each teller."""
    context = signed_paper(with_whole_places(text), text.cluster, code, verify_url)
    title = f"Biên bản kiểm phiếu: {text.title}"
    return document("pdf/count.html", context, identifier=identifier(code), made_at=made_at, title=title)
