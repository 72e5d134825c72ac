"""Scoring (chấm điểm): the scale, and a sheet for every unit."""
