"""The preview of an uploaded sheet, row by row: with its faults, or with a button that saves it."""

from django.shortcuts import render

from pledges.spreadsheets.forms import ImportForm
from pledges.spreadsheets.sealed_preview import signed

MOST_SENTENCES = 100


def preview(request, sheet, *, template: str, salt: str, **context):
    sentences = sheet.sentences
    context |= {
        "sheet": sheet,
        "sentences": sentences[:MOST_SENTENCES],
        "more": len(sentences) - MOST_SENTENCES,
        "preview": "" if sentences else signed(sheet, request.standing, salt=salt),
        "form": ImportForm(),
    }
    return render(request, template, context, status=422 if sentences else 200)
