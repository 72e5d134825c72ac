"""The lines of a previewed sheet, sent through the page and back under a signature.

So the server has nothing to keep or clean up between two requests, and what comes back is read by the same code as
the first time.
"""

import secrets

from django.core import signing

from members.standing import Standing
from pledges.spreadsheets.reading import Line, Unreadable

MOST_SIGNED = 3_500_000  # letters; below DATA_UPLOAD_MAX_MEMORY_SIZE
HOURS = 12
SALT = "pledges.registration_import"  # of the preview of registrations; all others have their own
STALE = "Bản xem trước đã quá hạn hoặc không còn nguyên vẹn. Xin tải tệp lên lại."


def signed(sheet, standing: Standing, *, salt: str = SALT) -> str:
    """Seal the `lines` of a sheet without faults for this person, year and use; name the preview."""
    sealed = signing.dumps(
        {
            "preview": secrets.token_hex(16),
            "person": standing.person.pk,
            "term": standing.term.pk,
            "lines": [(line.number, line.cells) for line in sheet.lines],
        },
        salt=salt,
        compress=True,
    )
    if len(sealed) > MOST_SIGNED:
        raise Unreadable("Tệp có quá nhiều chữ để lưu một lần. Xin chia thành hai tệp.")
    return sealed


def opened(sealed: str, standing: Standing, *, salt: str = SALT) -> tuple[str, list[Line]]:
    """Return (name of the preview, its lines); raise Unreadable if `signed` did not give it to this person."""
    try:
        content = signing.loads(sealed, salt=salt, max_age=HOURS * 3600)
    except signing.BadSignature as fault:
        raise Unreadable(STALE) from fault
    if (content["person"], content["term"]) != (standing.person.pk, standing.term.pk):
        raise Unreadable(STALE)
    return content["preview"], [Line(number, cells) for number, cells in content["lines"]]
