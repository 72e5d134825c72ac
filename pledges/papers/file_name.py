"""Names of files that say in a download folder what they are."""

from django.utils.text import slugify

from members.vietnamese import fold

LONGEST = 60  # letters of one part


def file_name(*parts: str) -> str:
    """Join the parts in plain letters: "giay-moi-hoi-nghi-tong-ket-2019"; without an ending."""
    slugs = (slugify(fold(part))[:LONGEST].strip("-") for part in parts)
    return "-".join(filter(None, slugs))
