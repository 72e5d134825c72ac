"""The scale of a year: a tree of criteria (bảng tiêu chí)."""
