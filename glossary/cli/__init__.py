"""The command line: one module per command. A command imports what it uses when it runs, so that all start quickly."""

from glossary.cli.root import app, run

__all__ = ["app", "run"]
