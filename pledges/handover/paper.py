"""The minutes of the handover as a PDF."""

from datetime import datetime

from pledges.handover.text import HandoverText
from pledges.papers.pdf import Rendering, document, identifier, signed_paper


def handover(text: HandoverText, *, code: str, verify_url: str, made_at: datetime) -> Rendering:
    """Render the handover minutes with one empty signature box for each chair."""
    title = f"Biên bản bàn giao cụm trưởng năm {text.year}"
    context = signed_paper(text, text.cluster, code, verify_url)
    return document("pdf/handover.html", context, identifier=identifier(code), made_at=made_at, title=title)
