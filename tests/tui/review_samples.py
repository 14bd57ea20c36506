"""A small termbase to review, the same on every machine, and the screen over it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot

from glossary.model import (
    Candidate,
    ConceptEntry,
    Equivalent,
    Evidence,
    EvidenceKind,
    Occurrence,
    Place,
    SubjectField,
    Term,
    TermPair,
)  # fmt: skip
from glossary.review import Review
from glossary.review.session import ReviewSession
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.entries import insert_entries
from glossary.termbase.mined import save_candidate, save_document, save_pair
from glossary.tui.app import ReviewApp

# Dutch, field, sentence, and the suggestions with their confidence.
ROWS = (
    ("omzetgroei", "finance", "De omzetgroei viel dit kwartaal terug tot 3 procent.", (("revenue growth", 0.98), ("sales growth", 0.41))),
    ("rentelasten", "finance", "Door de hogere rente namen de rentelasten met een kwart toe.", (("interest expense", 0.94), ("interest charges", 0.52), ("rental costs", 0.05))),
    ("serverruimte", "tech", "In de nieuwe serverruimte staat straks twee keer zoveel apparatuur.", (("server room", 0.9),)),
    ("bijzondere waardevermindering", "finance", "Een bijzondere waardevermindering van 12 miljoen euro drukte het resultaat.", (("impairment loss", 0.88),)),
    ("orderboek", "finance", "Het orderboek is met 800 miljoen euro goed gevuld.", (("order book", 0.97),)),
    ("warmtenet", "tech", "Het warmtenet in de wijk levert vanaf volgend jaar.", (("district heating network", 0.62),)),
    ("kwartaalcijfers", "finance", "De kwartaalcijfers komen donderdag voorbeurs.", (("quarterly results", 0.93),)),
    ("sluipverbruik", "tech", "Het sluipverbruik van de apparaten daalt.", ()),
)  # fmt: skip


def fill(termbase: Termbase) -> None:
    """Write the suggestions, and two entries of the person's own that meet some of them."""
    with termbase.writing() as connection:
        document = {"bericht.txt": save_document(connection, "bericht.txt", "digest", 90, len(ROWS))}
        for line, (nl, field, sentence, suggestions) in enumerate(ROWS, 1):
            occurrence = Occurrence(Place("bericht.txt", line), sentence, nl, line)
            candidate = Candidate(nl, nl, ((nl, 1),), 1, termhood=0.5, occurrences=(occurrence,))
            number = save_candidate(connection, candidate, document)
            reasons = (Evidence(EvidenceKind.CONCEPT, f"starter terms: {field}"),)
            equivalents = tuple(Equivalent(en, confidence, reasons) for en, confidence in suggestions)
            save_pair(connection, TermPair(0, nl, nl, SubjectField(field), equivalents, worth=1 / line), number)
        insert_entries(
            connection,
            [
                ConceptEntry(0, SubjectField.FINANCE, "", (Term("rentekosten", "nl"), Term("interest expense", "en"))),
                ConceptEntry(
                    0, SubjectField.FINANCE, "", (Term("omzetstijging", "nl"), Term("increase in revenue", "en"))
                ),
            ],
        )


def reviewed(
    path: Path, do: Callable[[Pilot[None]], Awaitable[None]], *, size: tuple[int, int] = (80, 24), who: str = "jan"
) -> None:
    """Open the screen over a termbase, do something with it, and close it."""

    async def run() -> None:
        with open_termbase(path, create=True) as termbase:
            app = ReviewApp(ReviewSession(termbase, Review(termbase, who)))
            async with app.run_test(size=size) as pilot:
                await settled(pilot)
                await do(pilot)

    asyncio.run(run())


async def settled(pilot: Pilot[None]) -> None:
    """Wait until all rows are loaded and the similar entries are shown."""
    while not pilot.app._session.complete:
        await pilot.pause(0.01)
    await similar_shown(pilot)


async def similar_shown(pilot: Pilot[None]) -> None:
    """Wait until what a pair is like was looked for, which begins when the cursor has stayed."""
    await pilot.pause(0.08)


def lines(pilot: Pilot[None]) -> list[str]:
    """Give the screen as lines of text."""
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def text(pilot: Pilot[None]) -> str:
    """Give the screen as one text."""
    return "\n".join(lines(pilot)) + "\n"
