"""Every letter of Vietnamese, and those it borrows."""

import unicodedata

VOWELS = "aăâeêioôơuưy"


TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")


MARKED = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES) + "đ"


LETTERS = MARKED + MARKED.upper() + "bcdghklmnpqrstvxfjwzBCDGHKLMNPQRSTVXFJWZ"
