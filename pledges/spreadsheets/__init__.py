"""Sheets of cells in and out: rows of plain values and bytes; nothing about requests."""
