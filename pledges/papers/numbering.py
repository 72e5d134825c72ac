"""Numbers of papers as Nghị định 30/2020 writes them."""

import re


def two_digits(number: str) -> str:
    """Write a number below 10 with a leading zero."""
    return re.sub(r"^(?=[1-9](?!\d))", "0", number.strip())
