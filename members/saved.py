"""Tells the browser which forms were saved: it keeps what was typed until a page says so."""

from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.session import SessionStorage

KEY = "saved"


def say(request) -> None:
    """Let the next page name the address that this form was posted to."""
    request.session[KEY] = [*request.session.get(KEY, []), request.path]


class Sentences(SessionStorage):
    """Messages for the next page; a success message also marks the posted form as saved."""

    def add(self, level, message, extra_tags=""):
        if level == SUCCESS and self.request.method == "POST":
            say(self.request)
        super().add(level, message, extra_tags)
