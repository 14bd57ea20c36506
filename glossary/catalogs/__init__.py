"""The termbase to files: which entries go out, into gettext catalogs and every other format, and what comes back."""

from glossary.catalogs.files import FileExport, export_file
from glossary.catalogs.moments import export_moment
from glossary.catalogs.selecting import Choice, Selection, chosen_entries
from glossary.catalogs.writing import write_catalogs

__all__ = [
    "Choice",
    "FileExport",
    "Selection",
    "chosen_entries",
    "export_file",
    "export_moment",
    "write_catalogs",
]
