"""Secret votes on flags, certificates and the next chair (bình xét)."""
