"""A year at a glance: workbench, deadlines, calendar, reminders."""
