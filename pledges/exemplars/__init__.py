"""People and groups whose experience is shared (điển hình tiên tiến)."""
