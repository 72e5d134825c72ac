"""Signing beside a browser: both want to be the only event loop of their thread."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection


def apart(act, *args):
    """Do `act` in a thread of its own, with a database connection of its own."""

    def run():
        try:
            return act(*args)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(run).result()
