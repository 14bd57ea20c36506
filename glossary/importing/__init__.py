"""Files of concept entries into the termbase: a verdict on every row, in one transaction that can be taken back whole."""

from glossary.importing.outcome import ImportedRow, ImportReport, Preference, RowVerdict
from glossary.importing.run import ImportChoices, import_files

__all__ = ["ImportChoices", "ImportReport", "ImportedRow", "Preference", "RowVerdict", "import_files"]
