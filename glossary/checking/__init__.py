"""Translations against the termbase: a Dutch text and its English to findings."""
