"""`glossary history`: both logs together, verdicts on suggestions and changes of entries, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossary.cli.completing import complete_known
from glossary.cli.entry_rows import (
    HISTORY_COLUMNS,
    JsonOption,
    batch_row,
    chosen_format,
    history_cells,
    verdict_row,
)
from glossary.cli.output import DatabaseOption, FormatOption, OutputFormat, write_rows
from glossary.cli.show import KNOWN_HELP, unknown_name
from glossary.i18n import tr_noop

if TYPE_CHECKING:
    from glossary.termbase import Termbase
    from glossary.termbase.changes import Batch, EntryChange


def history(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NUMBER|TERM]", help=KNOWN_HELP, autocompletion=complete_known),
    ] = None,
    db: DatabaseOption = None,
    output: FormatOption = OutputFormat.TABLE,
    as_json: JsonOption = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="How many; 0 for all.")] = 50,
) -> None:
    """Show who decided, added, changed and imported what and when, newest first; what was taken back included.

    Example: glossary history "vrije kasstroom"
    """
    from glossary.cli.session import open_session
    from glossary.model import Verdict
    from glossary.termbase.logs import events

    with open_session(db) as termbase:
        if name is None:
            found = events(termbase, limit or None)
            rows = [
                verdict_row(event) if isinstance(event, Verdict) else batch_row(event, _only_change(termbase, event))
                for event in found
            ]
        else:
            rows = _history_of(termbase, name)[: limit or None]
    headings = tr_noop("when", "who", "what", "no.", "Dutch", "English", "was", "why", "change")
    write_rows(rows, HISTORY_COLUMNS, chosen_format(output, as_json), cells=history_cells, headings=headings)


def _only_change(termbase: Termbase, batch: Batch) -> EntryChange | None:
    """Give the change of a batch that made one; an import is told in one line."""
    from glossary.termbase.changes import changes_of_batch

    return changes_of_batch(termbase, batch.number)[0] if batch.changes == 1 else None


def _history_of(termbase: Termbase, name: str) -> list[dict[str, Any]]:
    """Give what happened to everything that a name stands for."""
    from glossary.editing import find
    from glossary.model import Verdict
    from glossary.termbase.changes import changes_of_entry
    from glossary.termbase.logs import batches_by_number, in_order
    from glossary.termbase.verdicts import history as verdicts_of

    found = find(termbase, name)
    if not found.pairs and not found.entries and not found.removed:
        raise unknown_name(termbase, name)
    verdicts = sorted((one for pair in found.pairs for one in verdicts_of(termbase, pair)), key=lambda one: -one.number)
    changes = [change for entry in (*found.entries, *found.removed) for change in changes_of_entry(termbase, entry)]
    of_batch: dict[int, list[Any]] = {}
    for change in changes:
        of_batch.setdefault(change.batch, []).append(change)
    rows: list[dict[str, Any]] = []
    for event in in_order(verdicts, batches_by_number(termbase, list(of_batch))):
        if isinstance(event, Verdict):
            rows.append(verdict_row(event))
        else:
            rows.extend(batch_row(event, change) for change in of_batch[event.number])
    return rows
