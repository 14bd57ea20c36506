"""`glossary accept`, `reject`, `defer`, `undo`: verdicts for scripts and for those who prefer numbers."""

from __future__ import annotations

from typing import Annotated

import typer

from glossary.cli.output import DatabaseOption, FieldOption, say

NumbersArgument = Annotated[
    list[int], typer.Argument(metavar="NUMBER…", help="Numbers of suggestions, as 'glossary list' shows them.")
]


def accept(
    numbers: NumbersArgument,
    en: Annotated[str | None, typer.Option("--en", help="Accept with this English.")] = None,
    nl: Annotated[str | None, typer.Option("--nl", help="Accept with this Dutch term.")] = None,
    domain: FieldOption = None,
    db: DatabaseOption = None,
) -> None:
    """Accept suggestions; each becomes an entry of the termbase.

    Example: glossary accept 12 15 or glossary accept 12 --en "free cash flow"
    """
    from glossary.cli.session import field_named, open_session
    from glossary.errors import UsageError
    from glossary.review import Review

    if (en is not None or nl is not None) and len(numbers) > 1:
        raise UsageError("--en and --nl are for one suggestion at a time")
    field = field_named(domain)
    with open_session(db, create=True) as termbase:
        judge = Review(termbase)
        for number in numbers:
            verdict = judge.approve(number, en=en, nl=nl, subject_field=field)
            say(f"{number}: {verdict.nl} = {verdict.en} ({verdict.decision})")


def reject(
    numbers: NumbersArgument,
    reason: Annotated[
        str, typer.Option("--reason", "-r", help="Why: not a term, wrong field, too general, wrong English, …")
    ],
    db: DatabaseOption = None,
) -> None:
    """Reject suggestions; they stay rejected when their text is mined again.

    Example: glossary reject 8 --reason "not a term"
    """
    from glossary.cli.session import open_session
    from glossary.review import Review

    with open_session(db, create=True) as termbase:
        judge = Review(termbase)
        for number in numbers:
            say(f"{number}: {judge.reject(number, reason).nl} rejected ({reason})")


def defer(numbers: NumbersArgument, db: DatabaseOption = None) -> None:
    """Leave suggestions for later; they go to the end of the queue."""
    from glossary.cli.session import open_session
    from glossary.review import Review

    with open_session(db, create=True) as termbase:
        judge = Review(termbase)
        for number in numbers:
            say(f"{number}: {judge.defer(number).nl} deferred")


def undo(
    count: Annotated[int, typer.Option("--count", "-n", min=1, help="How many decisions to take back.")] = 1,
    mine_only: Annotated[bool, typer.Option("--mine", help="Only your own decisions.")] = False,
    db: DatabaseOption = None,
) -> None:
    """Take back the latest decisions, newest first; they stay in the history.

    Example: glossary undo --count 3
    """
    from glossary.cli.session import open_session
    from glossary.review import Review

    with open_session(db, create=True) as termbase:
        judge = Review(termbase)
        for _ in range(count):
            verdict = judge.undo(judge.reviewer if mine_only else None)
            if verdict is None:
                say("nothing to take back")
                raise typer.Exit(1)
            say(f"taken back: {verdict.nl} = {verdict.en} ({verdict.decision} by {verdict.reviewer})")
