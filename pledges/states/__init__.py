"""Shared by all models with states: acts and rules, the event log, unsaved forms."""
