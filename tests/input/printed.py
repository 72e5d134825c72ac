"""Words of a document as its readers see them, whatever the lines."""

import subprocess
import unicodedata


def bare(text):
    """Without what may differ on paper: blanks, and marks that have no shape."""
    return "".join(unicodedata.normalize("NFC", text).replace("\u200b", "").split())


def read(pdf: bytes, *, heads=60) -> str:
    """The text layer in the order of the file, without the page numbers at the top."""
    area = ("-x", "0", "-y", str(heads), "-W", "600", "-H", "900")
    done = subprocess.run(["pdftotext", "-raw", *area, "-", "-"], input=pdf, capture_output=True, check=True)
    first = subprocess.run(
        ["pdftotext", "-raw", "-l", "1", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return bare(first.stdout.decode() + done.stdout.decode())
