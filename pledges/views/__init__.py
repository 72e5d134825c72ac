"""Fetch what this person may see, do one thing, say what happened, go on."""
