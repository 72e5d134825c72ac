"""The minutes of one inspection, signed by both sides (biên bản)."""
