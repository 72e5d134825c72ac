"""Registrations of units: a theme, a new model or a movement of their own (đăng ký)."""
