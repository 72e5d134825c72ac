"""The agreement as a PDF."""

from datetime import datetime

from pledges.agreement.text import AgreementText
from pledges.papers.pdf import Rendering, document, identifier, signed_paper, with_whole_places


def agreement(text: AgreementText, *, code: str, verify_url: str, made_at: datetime) -> Rendering:
    """Render the agreement with one empty box per signatory, named after its field.

    `verify_url` is the printed address where the code is typed in; the QR code leads to that address followed
    by the code.
    """
    context = signed_paper(with_whole_places(text), text.cluster, code, verify_url)
    title = " ".join(f"{text.title} {text.subject}".split())
    return document("pdf/agreement.html", context, identifier=identifier(code), made_at=made_at, title=title)
