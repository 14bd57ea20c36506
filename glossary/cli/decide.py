"""`glossary accept`, `reject`, `defer`, `undo`: verdicts for scripts and for those who prefer numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossary.cli.completing import complete_suggestion
from glossary.cli.entry_rows import JsonOption, chosen_format, verdict_row
from glossary.cli.output import DatabaseOption, FieldOption, FormatOption, OutputFormat, say, write_rows
from glossary.i18n import tr, trn

if TYPE_CHECKING:
    from glossary.editing import Undone
    from glossary.model import Verdict

NumbersArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="NUMBER|TERM…",
        help="Suggestions, by the number that 'glossary list' shows or by their Dutch term.",
        autocompletion=complete_suggestion,
    ),
]
_VERDICT_COLUMNS = ["number", "nl", "en", "decision", "reason", "reviewer", "moment"]


def accept(
    numbers: NumbersArgument,
    en: Annotated[str | None, typer.Option("--en", help="Accept with this English.")] = None,
    nl: Annotated[str | None, typer.Option("--nl", help="Accept with this Dutch term.")] = None,
    domain: FieldOption = None,
    db: DatabaseOption = None,
    output: FormatOption = OutputFormat.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Accept suggestions; each becomes an entry of the termbase.

    Example: glossary accept 12 15 or glossary accept 12 --en "free cash flow"
    """
    from glossary.cli.session import field_named, open_session
    from glossary.editing import find_pair
    from glossary.errors import UsageError
    from glossary.model import PairStatus
    from glossary.review import Review
    from glossary.termbase.mined import pair_by_number

    if (en is not None or nl is not None) and len(numbers) > 1:
        raise UsageError(tr("--en and --nl are for one suggestion at a time"))
    field = field_named(domain)
    verdicts: list[Verdict] = []
    with open_session(db, create=True) as termbase:
        judge = Review(termbase)
        for number in [find_pair(termbase, name) for name in numbers]:
            pair = pair_by_number(termbase, number)
            if pair.status is PairStatus.APPROVED and (en, nl, field) == (None, None, None):
                say(tr("{number}: {nl} was accepted before; --en gives it other English", number=number, nl=pair.nl))
                continue
            if pair.status is PairStatus.REJECTED:
                say(tr("{number}: {nl} was rejected before ({reason})", number=number, nl=pair.nl, reason=pair.reason))
            verdicts.append(judge.approve(number, en=en, nl=nl, subject_field=field))
            verdict = verdicts[-1]
            say(f"{number}: {verdict.nl} = {verdict.en} ({verdict.decision})")
    _write(verdicts, chosen_format(output, as_json))


def reject(
    numbers: NumbersArgument,
    reason: Annotated[
        str, typer.Option("--reason", "-r", help="Why: not a term, wrong field, too general, wrong English, …")
    ],
    db: DatabaseOption = None,
    output: FormatOption = OutputFormat.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Reject suggestions; they stay rejected when their text is mined again.

    Example: glossary reject 8 --reason "not a term"
    """
    from glossary.cli.session import open_session
    from glossary.editing import find_pair
    from glossary.review import Review

    verdicts: list[Verdict] = []
    with open_session(db, create=True) as termbase:
        judge = Review(termbase)
        for number in [find_pair(termbase, name) for name in numbers]:
            verdicts.append(judge.reject(number, reason))
            say(tr("{number}: {nl} rejected ({reason})", number=number, nl=verdicts[-1].nl, reason=verdicts[-1].reason))
    _write(verdicts, chosen_format(output, as_json))


def defer(
    numbers: NumbersArgument,
    db: DatabaseOption = None,
    output: FormatOption = OutputFormat.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Leave suggestions for later; they go to the end of the queue.

    Example: glossary defer 12
    """
    from glossary.cli.session import open_session
    from glossary.editing import find_pair
    from glossary.review import Review

    verdicts: list[Verdict] = []
    with open_session(db, create=True) as termbase:
        judge = Review(termbase)
        for number in [find_pair(termbase, name) for name in numbers]:
            verdicts.append(judge.defer(number))
            say(tr("{number}: {nl} deferred", number=number, nl=verdicts[-1].nl))
    _write(verdicts, chosen_format(output, as_json))


def _write(verdicts: list[Verdict], output: OutputFormat) -> None:
    """Write verdicts where a script asked for them; a person has read the messages."""
    if output is not OutputFormat.TABLE:
        write_rows(map(verdict_row, verdicts), _VERDICT_COLUMNS, output)


def undo(
    count: Annotated[int, typer.Option("--count", "-n", min=1, help="How many steps to take back.")] = 1,
    mine_only: Annotated[bool, typer.Option("--mine", help="Only what you did yourself.")] = False,
    batch: Annotated[
        int | None,
        typer.Option("--batch", metavar="NUMBER", help="One change or whole import, as 'glossary history' numbers it."),
    ] = None,
    db: DatabaseOption = None,
    output: FormatOption = OutputFormat.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Take back the latest decisions, edits and imports, newest first; they stay in the history.

    Example: glossary undo --count 3
    """
    from glossary.cli.session import open_session
    from glossary.editing import undo_change, undo_last
    from glossary.errors import UsageError
    from glossary.review import reviewer_name

    if batch is not None and (count > 1 or mine_only):
        raise UsageError(tr("--batch names one change; --count and --mine do not go with it"))
    done: list[Undone] = []
    with open_session(db, create=True) as termbase:
        name = reviewer_name()
        for _ in range(count):
            undone = (
                undo_change(termbase, batch, name)
                if batch is not None
                else undo_last(termbase, name, only=name if mine_only else None)
            )
            if undone is None:
                break
            done.append(undone)
            _say_undone(undone)
    chosen = chosen_format(output, as_json)
    if chosen is not OutputFormat.TABLE:
        columns = ["undone", "verdict", "batch", "nl", "en", "reviewer", "restored", "kept"]
        write_rows(map(_undone_row, done), columns, chosen)
    if len(done) < count:
        say(tr("nothing to take back"))
        raise typer.Exit(1)
    if done[-1].batch is not None and done[-1].batch.kept and not done[-1].batch.restored:
        raise typer.Exit(1)


def _say_undone(undone: Undone) -> None:
    if (verdict := undone.verdict) is not None:
        say(
            tr(
                "taken back: {nl} = {en} ({decision} by {reviewer})",
                nl=verdict.nl,
                en=verdict.en,
                decision=verdict.decision,
                reviewer=verdict.reviewer,
            )
        )
    elif (taken := undone.batch) is not None:
        batch = taken.batch
        named = f" ({batch.source})" if batch.source else ""
        entries = trn("{count} entry", "{count} entries", batch.changes)
        say(
            tr(
                "taken back: {kind} of {entries}{named} by {author}",
                kind=batch.kind,
                entries=entries,
                named=named,
                author=batch.author,
            )
        )
        if taken.kept:
            numbers = ", ".join(f"e{number}" for number in taken.kept[:10])
            more = tr(" and {count} more", count=len(taken.kept) - 10) if len(taken.kept) > 10 else ""
            say(tr("changed again since, and left as it is: {numbers}{more}", numbers=numbers, more=more))


def _undone_row(undone: Undone) -> dict[str, Any]:
    verdict, taken = undone.verdict, undone.batch
    batch = taken.batch if taken else None
    return {
        "undone": str(verdict.decision if verdict else batch.kind if batch else ""),
        "verdict": verdict.number if verdict else "",
        "batch": batch.number if batch else "",
        "nl": verdict.nl if verdict else "",
        "en": verdict.en if verdict else "",
        "source": batch.source if batch else "",
        "reviewer": verdict.reviewer if verdict else batch.author if batch else "",
        "restored": taken.restored if taken else 0,
        "kept": [f"e{number}" for number in taken.kept] if taken else [],
    }
