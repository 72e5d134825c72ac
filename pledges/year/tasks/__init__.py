"""The workbench: what waits for a person. Each part of the work has a module with `waiting_for`."""
