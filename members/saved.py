"""What the browser may forget: it keeps what was typed until a page says that the server has it."""

from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.session import SessionStorage

KEY = "saved"


def say(request) -> None:
    """Let the next page name the address that this form was sent to."""
    request.session[KEY] = [*request.session.get(KEY, []), request.path]


class Sentences(SessionStorage):
    """Keeps the messages for the next page; one of success also says that what was sent has been saved."""

    def add(self, level, message, extra_tags=""):
        if level == SUCCESS and self.request.method == "POST":
            say(self.request)
        super().add(level, message, extra_tags)
