"""Names that are made of common words: told by the capital they have inside sentences."""

from __future__ import annotations

from glossary.mining import mine
from glossary.mining.ranking import SHIPPED
from glossary.model import Document, Place, Segment
from glossary.starter.knowledge import starter_knowledge

NAMED = (
    "Volgens analisten groeit Vechtstroom sneller dan de markt.",
    "De omzet van Vechtstroom steeg met acht procent.",
    "Ook het energiebedrijf Vechtstroom verhoogt de omzetverwachting.",
    "Vechtstroom verkoopt koelsystemen.",
)
STARTING = (
    "Koelsystemen worden duurder.",
    "Koelsystemen zijn schaars.",
    "Koelsystemen blijven gewild.",
    "De fabriek maakt koelsystemen.",
)


def shown(*sentences: str) -> dict[str, bool]:
    """Mine sentences; give for each form whether it was taken for a name."""
    segments = [Segment(text, Place("bericht.txt", line)) for line, text in enumerate(sentences, 1)]
    corpus = mine([Document("bericht.txt", segments, [])], starter_knowledge(), SHIPPED)
    return {form: candidate.is_name for candidate in corpus.candidates for form, _ in candidate.variants}


def test_a_word_with_a_capital_inside_sentences_is_a_name_though_its_parts_are_words() -> None:
    found = shown(*NAMED)
    assert found["Vechtstroom"]
    assert not found["omzetverwachting"]


def test_a_phrase_with_such_a_name_is_a_name_too() -> None:
    assert all(named for form, named in shown(*NAMED).items() if "Vechtstroom" in form)


def test_a_word_that_only_begins_sentences_is_no_name() -> None:
    assert shown(*STARTING)["koelsystemen"] is False
