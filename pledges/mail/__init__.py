"""One function per message, one module per part of the work; `letter.py` is how all of them travel."""
