"""The appendix of a registration as a paper."""

from datetime import datetime

from pledges.papers.pdf import Rendering, document, identifier, signed_paper, with_whole_places
from pledges.registrations.text import AppendixText


def appendix(text: AppendixText, *, code: str, verify_url: str, made_at: datetime) -> Rendering:
    """Render the appendix of one registration, with an empty box for the unit's leader; addresses as in `agreement`."""
    context = signed_paper(with_whole_places(text), text.cluster, code, verify_url)
    title = f"{text.title} {text.belongs_to}"
    return document("pdf/appendix.html", context, identifier=identifier(code), made_at=made_at, title=title)
