"""What the shell offers while a person types: terms, entries and suggestions of the termbase in use, and fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from glossary.termbase import Termbase

# More than a screen of offers helps nobody, and each takes time while the person waits.
_MOST = 40
# What the shell inserts, and what some shells show beside it.
Offer = tuple[str, str]


def complete_term(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer Dutch terms, of the termbase and the starter terms, that begin so."""
    from glossary.lookup import complete

    offers = _asked(ctx, lambda termbase: ((term, "") for term in complete(termbase, incomplete, limit=_MOST)))
    return [term for term, _ in offers if term]


def complete_entry(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer entries of the person's own by Dutch term, or by number after `e`."""
    return _asked(ctx, lambda termbase: _entries(termbase, incomplete))


def complete_suggestion(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer suggestions that wait for a verdict, by number or Dutch term."""
    return _asked(ctx, lambda termbase: _suggestions(termbase, incomplete))


def complete_known(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer what `show` and `history` take: the entries, then the suggestions that wait."""
    return _asked(ctx, lambda termbase: (*_entries(termbase, incomplete), *_suggestions(termbase, incomplete)))


def complete_field(incomplete: str) -> list[str]:
    """Offer subject fields."""
    from glossary.model import SubjectField

    return [name for name in SubjectField if name.startswith(incomplete)]


def complete_status(incomplete: str) -> list[str]:
    """Offer where a suggestion may stand."""
    from glossary.model import PairStatus

    return [name for name in PairStatus if name.startswith(incomplete)]


def _entries(termbase: Termbase, incomplete: str) -> Iterator[Offer]:
    from glossary.termbase.entries import all_entries

    begun = incomplete.casefold()
    for entry in all_entries(termbase):
        name = f"e{entry.number}"
        if begun and name.startswith(begun):
            yield name, f"{entry.nl} = {entry.en}"
        if entry.nl.casefold().startswith(begun):
            yield entry.nl, f"{name}, {entry.en}"


def _suggestions(termbase: Termbase, incomplete: str) -> Iterator[Offer]:
    from glossary.model import PairStatus
    from glossary.termbase.mined import pairs

    begun = incomplete.casefold()
    for pair in pairs(termbase, statuses=[PairStatus.SUGGESTED, PairStatus.DEFERRED]):
        number = str(pair.number)
        if begun and number.startswith(begun):
            yield number, f"{pair.nl} = {pair.en}"
        elif pair.nl.casefold().startswith(begun):
            yield pair.nl, f"{number}, {pair.en}"


def _asked(ctx: typer.Context, asked: Callable[[Termbase], Iterable[Offer]]) -> list[Offer]:
    """Ask the termbase that the command line names; a shell that completes shows no errors, so there is nothing then."""
    from itertools import islice

    from glossary.cli.output import plain
    from glossary.cli.session import open_session
    from glossary.errors import GlossaryError

    try:
        with open_session(ctx.params.get("db")) as termbase:
            found = list(islice(asked(termbase), _MOST))
    except GlossaryError:
        return []
    offers = {_for_shell(plain(text)): plain(help_text) for text, help_text in reversed(found)}
    return list(reversed(offers.items()))


class _AsTyped(str):
    """An offer as it is written on a command line; what was typed so far begins it when it begins the bare text."""

    __slots__ = ("bare",)
    bare: str

    def startswith(self, prefix: str | tuple[str, ...], *place: int) -> bool:  # type: ignore[override]
        """Say whether the bare text begins so: Typer compares with what was typed, its backslashes taken away."""
        return self.bare.startswith(prefix, *place)


def _for_shell(text: str) -> str:
    """Give an offer as the shell takes it: bash puts it in as it is, so that a space in it would end the word."""
    import os
    import re

    if os.environ.get("_GLOSSARY_COMPLETE") != "complete_bash":
        return text
    typed = _AsTyped(re.sub(r"[^\w./+:@%,=-]", lambda found: f"\\{found[0]}", text))
    typed.bare = text
    return typed
