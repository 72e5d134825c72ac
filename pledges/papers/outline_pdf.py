"""An outline as PDF."""

from pledges.papers import pdf
from pledges.papers.outline import Outline


def as_pdf(outline: Outline) -> pdf.Rendering:
    """Render it. Its identifier is never that of a signed document."""
    return pdf.document(
        "pdf/outline.html",
        {"outline": outline, "author": outline.issuer},
        identifier=pdf.identifier(outline.key),
        made_at=outline.made_at,
        title=outline.subject,
    )
