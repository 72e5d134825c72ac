"""A previewed sheet on its way through the page and back, signed.

Nothing has to be kept, cleaned up or found again by another process of the server, and what comes back is read by
the same lines of code as the first time.
"""

import secrets

from django.core import signing

from members.standing import Standing
from pledges.spreadsheets.reading import Line, Unreadable

MOST_SIGNED = 3_500_000  # letters; below DATA_UPLOAD_MAX_MEMORY_SIZE
HOURS = 12
SALT = "pledges.registration_import"  # of the first of the previews; every other has one of its own
STALE = "Bản xem trước đã quá hạn hoặc không còn nguyên vẹn. Hãy tải tệp lên lại."


def signed(sheet, standing: Standing, *, salt: str = SALT) -> str:
    """The `lines` of a sheet without faults, sealed for this person, year and use, with a name for the preview."""
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
        raise Unreadable("Tệp có quá nhiều chữ để lưu một lần. Hãy chia thành hai tệp.")
    return sealed


def opened(sealed: str, standing: Standing, *, salt: str = SALT) -> tuple[str, list[Line]]:
    """(name of the preview, its lines); Unreadable when it is not what `signed` gave to this person."""
    try:
        found = signing.loads(sealed, salt=salt, max_age=HOURS * 3600)
    except signing.BadSignature as fault:
        raise Unreadable(STALE) from fault
    if (found["person"], found["term"]) != (standing.person.pk, standing.term.pk):
        raise Unreadable(STALE)
    return found["preview"], [Line(number, cells) for number, cells in found["lines"]]
