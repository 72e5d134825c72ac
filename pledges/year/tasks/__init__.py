"""The tasks that wait for a person on the workbench. Each part of the work has a module with `waiting_for`."""
