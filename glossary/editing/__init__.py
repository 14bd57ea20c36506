"""Entries by hand: added, edited, merged and removed, each change in the log, and everything undone in order."""

from glossary.editing.alteration import Alteration, altered
from glossary.editing.changing import Changed, add_entry, edit_entry, merge_entries, remove_entries
from glossary.editing.finding import Found, find, find_entry, find_pair, names_suggestion
from glossary.editing.undoing import Undone, undo_change, undo_last

__all__ = [
    "Alteration", "Changed", "Found", "Undone", "add_entry", "altered", "edit_entry", "find", "find_entry", "find_pair",
    "merge_entries", "names_suggestion", "remove_entries", "undo_change", "undo_last",
]  # fmt: skip
