"""Tells the browser which forms were saved: it keeps what was typed until a page says so."""

import re

from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.session import SessionStorage

KEY = "saved"
OPENED = re.compile(r"[0-9-]{1,60}", re.ASCII)  # how static/js/typed.js names a page as it was opened


def say(request) -> None:
    """Let the next page name the address that this form was posted to, and the opened page that posted it."""
    opened = request.POST.get("opened", "")
    saved = f"{request.path}#{opened}" if OPENED.fullmatch(opened) else request.path
    request.session[KEY] = [*request.session.get(KEY, []), saved]


class Sentences(SessionStorage):
    """Messages for the next page; a success message also marks the posted form as saved."""

    def add(self, level, message, extra_tags=""):
        if level == SUCCESS and self.request.method == "POST":
            say(self.request)
        super().add(level, message, extra_tags)
