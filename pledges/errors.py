"""Refusals. Every sentence in them may be shown to a reader, and says what to do next."""


class PledgeError(Exception):
    """An act that was refused; nothing was changed."""


class WrongState(PledgeError):
    """The thing is no longer, or not yet, in a state in which this act makes sense."""


class NotAllowed(PledgeError):
    """This person may not do this, whatever the state."""


class Stale(PledgeError):
    """Somebody else saved in the meantime."""


class SigningFailed(PledgeError):
    """The signature could not be made or did not verify; nothing was stored."""


class TryAgain(PledgeError):
    """Something else has to end first; in a few seconds the same will be possible."""
