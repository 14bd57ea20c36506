"""The termbase: everything mined, suggested and decided, in one SQLite file. The only layer with SQL."""

from glossary.termbase.connection import Termbase, default_path, open_termbase

__all__ = ["Termbase", "default_path", "open_termbase"]
