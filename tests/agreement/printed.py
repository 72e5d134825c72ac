"""The words of a document as a reader of PDF files finds them."""

import subprocess


def words(document):
    tool = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=bytes(document.newest().pdf), capture_output=True, check=True
    )
    return " ".join(tool.stdout.decode().split())
