"""The cross-inspection of a year (kiểm tra chéo)."""
