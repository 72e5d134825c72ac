"""Conferences and exchanges of the cluster (hội nghị, trao đổi kinh nghiệm)."""
