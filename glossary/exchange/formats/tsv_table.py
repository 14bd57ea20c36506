"""Entries to and from tab-separated text: the table of `csv_table.py` with tabs."""

from __future__ import annotations

from glossary.exchange.formats.csv_table import TextTable

FORMAT = TextTable(
    "tsv", "table with tabs: the same as csv, for pasting into a spreadsheet", ".tsv", "\t", (".tsv", ".tab")
)
