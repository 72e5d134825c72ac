"""The plan: who inspects whom, when, with which questions (kế hoạch)."""
