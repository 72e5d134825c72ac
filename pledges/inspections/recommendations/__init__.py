"""Recommendations of the team, and what the unit does about them (kiến nghị)."""
