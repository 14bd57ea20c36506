"""Termbases of every schema version, as SQL: each made by the program of its time and never changed since."""
