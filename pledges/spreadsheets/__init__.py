"""Spreadsheets read and written: rows of plain values and bytes; no requests, but for previews."""
