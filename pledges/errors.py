"""Refusals. Their sentences are shown to readers and say what to do next."""


class PledgeError(Exception):
    """An act that was refused; nothing was changed."""


class WrongState(PledgeError):
    """The row is no longer, or not yet, in a state in which this act makes sense."""


class NotAllowed(PledgeError):
    """The person may not do this, whatever the state."""


class Stale(PledgeError):
    """Somebody else saved a newer edition in the meantime."""


class SigningFailed(PledgeError):
    """The signature could not be made or did not verify; nothing was stored."""


class TryAgain(PledgeError):
    """Other work has to end first; the same act is possible in a few seconds."""
