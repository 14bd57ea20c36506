"""What is known of a pair to the lines in which the review tells it where there is no screen."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.cli.review import marked
from glossary.i18n import tr
from glossary.model import ConceptEntry
from glossary.review.concerns import PairDetails
from glossary.review.quoting import shown
from glossary.review.session import verdict_words

# Sentences that are read aloud before the suggestions come.
_PLACES = 2


def pair_lines(details: PairDetails) -> Iterator[str]:
    """Give the term, who judged it, its sentences, suggestions with their evidence, conflicts and similar entries."""
    pair = details.pair
    yield f"{shown(pair.nl)}   [{pair.subject_field}, {pair.frequency}×]"
    if details.standing is not None:
        yield f"   {details.standing.reviewer} {verdict_words(details.standing)}"
    for found in details.occurrences[:_PLACES]:
        yield f"   “{marked(found.text, found.surface)}” — {found.place}"
    for number, equivalent in enumerate(pair.equivalents, 1):
        yield f"   {number}. {shown(equivalent.en)}  {equivalent.confidence:.2f}"
        for reason in equivalent.evidence:
            yield f"        {reason.kind}: {shown(reason.text)}"
    if not pair.equivalents:
        yield tr("   no suggestion; [e] to give the English")
    for conflict in details.conflicts:
        yield "   " + tr("conflict: {words}", words=shown(conflict.words(), 300))
    for entry in details.similar:
        yield "   " + tr("similar: {entry}", entry=entry_words(entry))


def entry_words(entry: ConceptEntry) -> str:
    """Give an entry in one line: its terms, whose it is, its field."""
    whose = tr("starter") if entry.number < 0 else tr("yours")
    return f"{shown(entry.nl)} = {shown(entry.en)} ({whose}, {entry.subject_field})"
