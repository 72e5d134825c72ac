"""The registry of legal grounds (căn cứ) that papers cite, with the days on which they are in force."""
