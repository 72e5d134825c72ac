"""The log of a server that was set to tell as much as it can."""

import logging

from django.conf import settings


def everything_is_logged(caplog) -> None:
    """Every logger tells all until the end of the test, but for those that the settings hold back."""
    caplog.set_level(logging.DEBUG)
    for name in logging.root.manager.loggerDict:
        if not name.startswith(tuple(settings.LOGGING["loggers"])):
            caplog.set_level(logging.DEBUG, logger=name)
