"""The score sheet of a unit in its three columns: self, team, approved (bảng điểm)."""
