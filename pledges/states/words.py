"""Words without which an act does not happen: a reason, a result."""

from members.models.fields import TextField
from pledges.errors import PledgeError


def words_of(text: str, *, missing: str) -> str:
    """`text` as text columns keep it; PledgeError with the sentence `missing` when nothing is left of it."""
    words = TextField().to_python(text)
    if not words:
        raise PledgeError(missing)
    return words
