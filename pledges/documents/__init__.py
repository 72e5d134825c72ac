"""Signed documents: frozen bytes, places, signatures, verdicts, look-up."""
