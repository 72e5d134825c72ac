"""What a unit registers: a theme, a new model or a movement of its own (đăng ký)."""
