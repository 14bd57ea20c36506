"""`glossary review`: suggestions one by one, decided by single keys."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from glossary.cli.output import DatabaseOption, FieldOption, plain, say

if TYPE_CHECKING:
    from glossary.model import TermPair
    from glossary.review import Review
    from glossary.termbase import Termbase

_KEYS = "[enter/a] accept  [1-5] accept another  [e] edit  [r] reject  [s] skip  [d] defer  [u] undo  [q] quit"


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
    line_by_line: Annotated[bool, typer.Option("--plain", help="Ask line by line, without a full screen.")] = False,
) -> None:
    """Go through the suggestions, those most worth it first. Each decision is kept at once.

    Example: glossary review --domain finance --limit 50
    """
    from glossary.cli.session import field_named, open_session
    from glossary.review import Review

    field = field_named(domain)
    with open_session(db, create=True) as termbase:
        judge = Review(termbase)
        queue = judge.queue(field, limit, names)
        if accept_above is not None:
            _accept_above(judge, queue, accept_above, ask=not yes)
        elif not queue:
            say("nothing waits for review; mine a text first: glossary mine ARTICLE.txt")
        elif not sys.stdin.isatty():
            say(
                "review asks for keys, and standard input is no terminal; use: glossary list, accept NUMBER…, reject NUMBER… --reason TEXT"
            )
            raise typer.Exit(2)
        else:
            _go_through(judge, termbase, queue)


def _accept_above(judge: Review, queue: list[TermPair], confidence: float, *, ask: bool) -> None:
    chosen = [pair for pair in queue if pair.en and pair.confidence >= confidence]
    for pair in chosen:
        typer.echo(plain(f"{pair.number:>6}  {pair.nl} = {pair.en}  ({pair.confidence:.2f})"))
    if not chosen:
        say(f"no suggestion has a confidence of {confidence} or more")
        return
    if ask:
        if not sys.stdin.isatty():
            say("nothing accepted: add --yes to accept these without being asked")
            raise typer.Exit(2)
        if not typer.confirm(f"Accept these {len(chosen)}?"):
            return
    for pair in chosen:
        judge.approve(pair.number)
    say(f"{len(chosen)} accepted; 'glossary undo' takes them back one by one")


def _go_through(judge: Review, termbase: Termbase, queue: list[TermPair]) -> None:
    position = 0
    while position < len(queue):
        _show(termbase, queue[position], position + 1, len(queue))
        try:
            answer = input("> ").strip()
            if answer in {"q", "Q"}:
                break
            moved = _decide(judge, queue[position], answer)
        except EOFError:
            break
        position = max(0, position + moved)
    say("every decision is kept; 'glossary export' writes the catalogs")


def _decide(judge: Review, pair: TermPair, answer: str) -> int:
    """Carry out one answer; give how far to move on in the queue."""
    from glossary.errors import UsageError

    try:
        if answer in {"", "a", "y"}:
            judge.approve(pair.number)
        elif answer.isdigit() and 1 <= int(answer) <= len(pair.equivalents):
            judge.approve(pair.number, en=pair.equivalents[int(answer) - 1].en)
        elif answer == "e":
            english = input(plain(f"English [{pair.en}]: ")).strip() or pair.en
            dutch = input(plain(f"Dutch [{pair.nl}]: ")).strip() or pair.nl
            judge.approve(pair.number, en=english, nl=dutch)
        elif answer == "r":
            judge.reject(pair.number, _reason())
        elif answer == "d":
            judge.defer(pair.number)
        elif answer == "u":
            return -1 if _undo(judge) else 0
        elif answer != "s":
            say(_KEYS)
            return 0
    except UsageError as error:
        say(str(error))
        return 0
    return 1


def _reason() -> str:
    from glossary.review import REASONS

    typer.echo("  ".join(f"[{number}] {reason}" for number, reason in enumerate(REASONS, 1)))
    answer = input("reason: ").strip()
    if answer.isdigit() and 1 <= int(answer) <= len(REASONS):
        return REASONS[int(answer) - 1]
    return answer or REASONS[0]


def _undo(judge: Review) -> bool:
    undone = judge.undo(judge.reviewer)
    say(f"taken back: {undone.nl} = {undone.en} ({undone.decision})" if undone else "nothing to take back")
    return undone is not None


def _show(termbase: Termbase, pair: TermPair, position: int, total: int) -> None:
    from glossary.termbase.mined import occurrences_of

    typer.echo(plain(f"\n{position}/{total}  {pair.nl}   [{pair.subject_field}, {pair.frequency}×]"))
    for occurrence in occurrences_of(termbase, pair.number, limit=2):
        typer.echo(plain(f"   “{marked(occurrence.text, occurrence.surface)}” — {occurrence.place}"))
    for number, equivalent in enumerate(pair.equivalents, 1):
        typer.echo(plain(f"   {number}. {equivalent.en}  {equivalent.confidence:.2f}"))
        for reason in equivalent.evidence:
            typer.echo(plain(f"        {reason.kind}: {reason.text}"))
    if not pair.equivalents:
        typer.echo("   no suggestion; [e] to give the English")
    typer.echo(_KEYS if position == 1 else "[enter] 1-5 e r s d u q")


def marked(sentence: str, surface: str) -> str:
    """Mark a term in its sentence, the sentence cut to what fits.

    >>> marked("De omzet steeg.", "omzet")
    'De »omzet« steeg.'
    """
    at = sentence.casefold().find(surface.casefold())
    if at < 0:
        return sentence[:160]
    before, term, after = sentence[:at], sentence[at : at + len(surface)], sentence[at + len(surface) :]
    before = before if len(before) <= 70 else "…" + before[-70:]
    return f"{before}»{term}«{after[:80]}" + ("…" if len(after) > 80 else "")
