"""Required free text of an act: a reason, a result."""

from members.models.fields import TextField
from pledges.errors import PledgeError


def words_of(text: str, *, missing: str) -> str:
    """Normalise `text` as text columns do; raise PledgeError with the sentence `missing` when nothing is left."""
    words = TextField().to_python(text)
    if not words:
        raise PledgeError(missing)
    return words
