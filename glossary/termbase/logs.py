"""Both logs as one: verdicts on suggestions and batches of changes to entries, in the order in which they happened."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from glossary.model import ConceptEntry, Verdict
from glossary.termbase.changes import Batch, batches, last_standing_batch
from glossary.termbase.connection import Termbase
from glossary.termbase.entry_json import entry_from_text
from glossary.termbase.verdicts import history, last_standing, verdict_of_row

Event = Verdict | Batch


def is_newer(batch: Batch, verdict: Verdict) -> bool:
    """Say whether a batch was made after a verdict; the numbers tell, whatever a clock said."""
    return batch.after_verdict >= verdict.number


def last_event(connection: sqlite3.Connection, author: str | None = None) -> Event | None:
    """Give the newest verdict or batch that was not undone, of one author or of all."""
    verdict, batch = last_standing(connection, author), last_standing_batch(connection, author)
    if verdict is None or batch is None:
        return verdict or batch
    return batch if is_newer(batch, verdict) else verdict


def events(termbase: Termbase, limit: int | None = None) -> list[Event]:
    """Give verdicts and batches together, newest first."""
    return in_order(history(termbase, None, limit), batches(termbase, limit), limit)


def in_order(verdicts: Sequence[Verdict], changed: Sequence[Batch], limit: int | None = None) -> list[Event]:
    """Put verdicts and batches, each newest first, into one order, newest first."""
    found: list[Event] = []
    waiting = list(reversed(changed))
    for verdict in verdicts:
        while waiting and is_newer(waiting[-1], verdict):
            found.append(waiting.pop())
        found.append(verdict)
    found.extend(reversed(waiting))
    return found if limit is None else found[:limit]


def batches_by_number(termbase: Termbase, numbers: Sequence[int]) -> list[Batch]:
    """Give batches by their numbers, newest first."""
    wanted = set(numbers)
    return [batch for batch in batches(termbase) if batch.number in wanted] if wanted else []


def standing_changes(connection: sqlite3.Connection, entry: int) -> list[tuple[int, str]]:
    """Give number and author of the batches that changed an entry and were not undone, newest first."""
    rows = connection.execute(
        "SELECT DISTINCT b.id, b.author FROM batches AS b JOIN entry_changes AS c ON c.batch_id = b.id"
        " WHERE c.entry_id = ? AND b.kind <> 'undo'"
        " AND b.id NOT IN (SELECT undoes FROM batches WHERE undoes IS NOT NULL) ORDER BY b.id DESC",
        (entry,),
    )
    return [(row["id"], row["author"]) for row in rows]


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """What the log last says of an entry that a verdict has taken away since: its content, or None when it was removed."""

    number: int
    entry: ConceptEntry | None


def logged_entry(connection: sqlite3.Connection, approval: Verdict) -> LoggedEntry | None:
    """Give the last logged state of the entry of an approval: of the changes made while that very verdict held."""
    row = connection.execute(
        "SELECT c.entry_id, c.after FROM entry_changes AS c JOIN batches AS b ON b.id = c.batch_id"
        " WHERE c.pair_id = ? AND b.after_verdict >= ? AND ? = ("
        "  SELECT max(v.id) FROM verdicts AS v WHERE v.pair_id = c.pair_id AND v.id <= b.after_verdict"
        "  AND v.decision <> 'undone'"
        "  AND NOT EXISTS (SELECT 1 FROM verdicts AS u WHERE u.undoes = v.id AND u.id <= b.after_verdict))"
        " ORDER BY c.id DESC LIMIT 1",
        (approval.pair, approval.number, approval.number),
    ).fetchone()
    if row is None:
        return None
    number = int(row["entry_id"])
    return LoggedEntry(number, entry_from_text(row["after"], number) if row["after"] else None)


def rejections_of_batch(connection: sqlite3.Connection, batch: int) -> list[Verdict]:
    """Give the rejections that a removal wrote together with its batch and that still hold, newest first.

    They were written in the transaction of the batch and right before it, so their numbers end at its `after_verdict`.
    """
    rows = connection.execute(
        "SELECT v.* FROM standing_verdicts AS v JOIN batches AS b ON b.id = ? AND b.kind = 'remove'"
        " WHERE v.decision = 'rejected' AND v.id <= b.after_verdict"
        " AND v.pair_id IN (SELECT pair_id FROM entry_changes WHERE batch_id = b.id)"
        " AND v.id > b.after_verdict - (SELECT count(DISTINCT pair_id) FROM entry_changes WHERE batch_id = b.id)"
        " ORDER BY v.id DESC",
        (batch,),
    )
    return [verdict_of_row(row) for row in rows.fetchall()]


def entries_once_named(termbase: Termbase, text: str) -> list[int]:
    """Give the numbers of entries that have or once had a term with this text, removed ones too; case aside."""
    # The text as JSON writes it finds the few rows to be read properly.
    written = json.dumps(text, ensure_ascii=False)[1:-1]
    rows = termbase.rows(
        "SELECT DISTINCT c.entry_id FROM entry_changes AS c, json_each(coalesce(c.after, c.before), '$.terms') AS t"
        " WHERE instr(lower(coalesce(c.after, c.before)), lower(?)) AND lower(json_extract(t.value, '$.text')) = lower(?)",
        written,
        text,
    )
    return [int(row["entry_id"]) for row in rows]
