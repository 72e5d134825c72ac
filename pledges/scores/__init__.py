"""How the units are scored: the scale, and a sheet for every unit (chấm điểm)."""
