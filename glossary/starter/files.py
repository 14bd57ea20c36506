"""Where the starter terms are, in an installed package or a checkout, and their columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from glossary.errors import GlossaryError, TermFileError
from glossary.i18n import tr
from glossary.places import shipped_folder_or_none

CONCEPT_COLUMNS = (
    "nl", "article", "pos", "plural", "nl_admitted", "en", "en_admitted", "subfield", "definition", "note",
)  # fmt: skip
FILES: dict[str, tuple[str, ...]] = {
    "finance.csv": CONCEPT_COLUMNS,
    "tech.csv": CONCEPT_COLUMNS,
    "components.csv": ("nl", "role", "field", "en", "note"),
    "false_friends.csv": ("nl", "wrong", "right", "field", "why"),
    "abbreviations.csv": ("nl", "nl_expanded", "en", "en_expanded", "field", "subfield", "note"),
}
FINANCE_SUBFIELDS = frozenset(
    """accounting audit banking bonds bookkeeping business chart-of-accounts corporate-law credit crypto
        derivatives fintech funds governance insolvency insurance labour macro-economy management mergers
        monetary-policy payments pensions prices private-equity public-finance purchasing real-estate results
        stock-market supervision sustainable-finance tax trade""".split()
)
TECH_SUBFIELDS = frozenset(
    """administration ai cloud data data-centre databases device-management documents e-commerce energy erp
        general-it hardware identity media networks open-source operating-systems privacy robotics security
        semiconductors software-development standards statistics telecom user-interface web""".split()
)


def shipped_folder(name: str) -> Path:
    """Give a data folder that installs with the package, else the one of the checkout.

    Raises GlossaryError when neither is there.
    """
    if folder := shipped_folder_or_none(name):
        return folder
    raise GlossaryError(
        tr("the folder {name}/ is missing from the installation; install dutch-glossary again", name=name)
    )


def terms_folder() -> Path:
    """Give the folder of the starter terms."""
    return shipped_folder("terms")


def rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Give the rows of a file in terms/ with their line numbers.

    Raises TermFileError for a file that is missing, has other columns or a row of another length.
    """
    columns = FILES[path.name]
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            header = next(reader, [])
            if tuple(header) != columns:
                raise TermFileError(path, 1, tr("the columns must be {columns}", columns=",".join(columns)))
            for cells in reader:
                if len(cells) != len(columns):
                    raise TermFileError(
                        path,
                        reader.line_num,
                        tr("{count} cells; the file has {count2} columns", count=len(cells), count2=len(columns)),
                    )
                yield reader.line_num, dict(zip(columns, cells, strict=True))
    except OSError as error:
        raise TermFileError(path, 0, tr("cannot be read ({strerror})", strerror=error.strerror)) from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise TermFileError(path, 0, tr("is not CSV in UTF-8: {error}", error=error)) from error
