"""A termbase and a folder of tables in git kept equal, entry by entry and field by field."""

from glossary.sync.merging import Conflict, Side
from glossary.sync.run import Difference, SyncReport, sync_folder

__all__ = ["Conflict", "Difference", "Side", "SyncReport", "sync_folder"]
