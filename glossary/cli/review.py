"""`glossary review`: the suggestions on a full screen, or one by one in lines where there is none."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from glossary.cli.output import DatabaseOption, FieldOption, plain, say
from glossary.i18n import tr, tr_noop

if TYPE_CHECKING:
    from glossary.review.session import ReviewSession

(CLOSING_WORDS,) = tr_noop("every decision is kept; 'glossary export' writes the catalogs")
# Terminals without a cursor that can be moved.
_DUMB = frozenset({"", "dumb", "unknown"})


def review(
    db: DatabaseOption = None,
    domain: FieldOption = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="How many to go through.")] = None,
    accept_above: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="Accept all suggestions with at least this confidence, then stop."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="With --accept-above: do not ask first.")] = False,
    names: Annotated[bool, typer.Option("--names", help="Go through the names too.")] = False,
    line_by_line: Annotated[
        bool, typer.Option("--plain", help="Ask line by line, without a full screen; for screen readers and scripts.")
    ] = False,
) -> None:
    """Go through the suggestions, those most worth it first. Each decision is kept at once.

    On the screen, ? shows the keys. Without a terminal that can show it, questions and answers are lines.

    Example: glossary review --domain finance --limit 50
    """
    from glossary.cli.session import field_named, open_session
    from glossary.review import Review
    from glossary.review.queue import QueueFilter
    from glossary.review.session import ReviewSession

    wanted = QueueFilter(subject_field=field_named(domain), names=names)
    with open_session(db, create=True) as termbase:
        session = ReviewSession(termbase, Review(termbase), wanted, limit=limit)
        if accept_above is None and not line_by_line and has_screen() and _anything_waits(session):
            # What the start makes is no garbage: looking for some takes a fifth of its time. The screen puts it on again.
            gc.disable()
            from glossary.tui.app import run_review

            run_review(session)
            say(tr(CLOSING_WORDS))
            return
        session.load()
        if accept_above is not None:
            _accept_above(session, accept_above, ask=not yes)
        elif not session.view:
            say(tr("nothing waits for review; mine a text first: glossary mine ARTICLE.txt"))
        else:
            from glossary.cli.review_lines import go_through

            go_through(session)


def has_screen() -> bool:
    """Say whether a full screen can be shown: it is drawn on standard error and reads keys from standard input."""
    terminals = all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    return terminals and (sys.platform == "win32" or os.environ.get("TERM", "") not in _DUMB)


def _anything_waits(session: ReviewSession) -> bool:
    """Say whether there is anything to show; the screen itself loads the rest."""
    session.load_first()
    if not session.view:
        # Deferred ones, and those of a field further down, are not among the first.
        session.load()
    return bool(session.view)


def _accept_above(session: ReviewSession, confidence: float, *, ask: bool) -> None:
    from glossary.review.queue import sure_enough

    chosen = sure_enough((session.rows[number] for number in session.view), confidence)
    for row in chosen:
        typer.echo(plain(f"{row.number:>6}  {row.nl} = {row.en}  ({row.confidence:.2f})"))
    if not chosen:
        say(tr("no suggestion has a confidence of {confidence} or more", confidence=confidence))
        return
    if ask:
        if not sys.stdin.isatty():
            say(tr("nothing accepted: add --yes to accept these without being asked"))
            raise typer.Exit(2)
        if not typer.confirm(tr("Accept these {count}?", count=len(chosen))):
            return
    verdicts, left = session.judge.approve_all({row.number: row.verdict for row in chosen})
    others = tr("; {count} left alone, judged by others meanwhile", count=len(left)) if left else ""
    say(tr("{count} accepted{others}; 'glossary undo' takes them back one by one", count=len(verdicts), others=others))


def marked(sentence: str, surface: str) -> str:
    """Mark a term in its sentence, the sentence cut to what fits.

    >>> marked("De omzet steeg.", "omzet")
    'De »omzet« steeg.'
    """
    from glossary.review.quoting import quoted

    before, term, after = quoted(sentence, surface)
    return f"{before}»{term}«{after}" if term else before
