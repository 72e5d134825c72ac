"""What must not stand in a log."""

import re

# Whoever has the address of a calendar reads it; the link of a mail sets a password.
SECRET_PATH = re.compile(r"(/lich/)[^/\s]+(\.ics)|(/mat-khau/dat-lai/[^/\s]+/)[^/\s]+(/)")


def without_secret_addresses(record) -> bool:
    """A logging filter: no line holds an address that is a secret. Lets every line pass."""
    message = record.getMessage()
    hidden = SECRET_PATH.sub(lambda path: "***".join(filter(None, path.groups())), message)
    if hidden != message:
        record.msg, record.args = hidden, ()
    return True
