"""What the team recommends, and what the unit does about it (kiến nghị)."""
