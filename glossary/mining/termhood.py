"""A group of forms to the features by which it is ranked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import log, log10
from typing import NamedTuple

from glossary.dutch.compounds import analyse, split
from glossary.dutch.keys import word_key
from glossary.dutch.lemmas import lemma
from glossary.dutch.lexicon import FUNCTION_WORDS, dictionary_lemma, zipf
from glossary.mining.fields import FieldKnowledge, PartUse, field_share, term_parts
from glossary.mining.genre import genre_keys, genre_share
from glossary.mining.variants import Group

# Zipf frequency of words per billion; the offset of log10 frequencies.
_ZIPF_OFFSET = 9.0
# A word the frequency list lacks is at least this rare (its rarest word has 1.0).
_UNSEEN = 0.8


class Features(NamedTuple):
    """What the ranker weighs, each about 0 to 1."""

    weirdness: float
    """How much commoner the words are here than in general Dutch: mean log10 ratio over 6 (Ahmad et al. 1999)."""
    rarity: float
    """How rare the words are in general Dutch, whatever their count here: 1 unseen, 0 as common as `jaar`."""
    frequency: float
    """log2(1 + count), over 6."""
    spread: float
    """Share of the documents that have it; 0 for a single document."""
    known: float
    """1 for a known term of finance or tech."""
    head: float
    """How many known terms have its head, on a log scale."""
    modifier: float
    """How many known terms have its other parts, on a log scale."""
    general: float
    """How far its parts are shared by unrelated subfields: words of any technical text."""
    compound: float
    """1 for a single word made of parts."""
    words: float
    """Words beyond the first, over 4."""
    unithood: float
    """How strongly the words belong together: normalised pointwise mutual information (Bouma 2009)."""
    nested: float
    """Share of the occurrences inside longer candidates."""
    name: float
    """Share of the occurrences tagged as a name."""
    broken: float
    """1 for a word that neither dictionary nor frequency list nor compound splitting knows."""
    linked: float
    """1 when a preposition joins its parts."""
    salience: float
    """Weirdness times frequency over words: what both together say (the n-gram reference)."""
    known_rarity: float
    """Rarity of a known term: everyday words with a sense of the field count less."""
    new_phrase: float
    """1 for several words that are no known term."""
    coherence: float
    """How much its subfields are those of the text: the share of the text's known terms, 1 for the commonest subfield."""
    within: float
    """Share of the occurrences inside a longer known term: a fragment (kasstroom of vrije kasstroom)."""
    weakest: float
    """Rarity of its most everyday word: what keeps `vorig jaar` and `grote bank` down."""
    named: float
    """A compound with a name in front (EU-lidstaat, Kern-topman): 0 in an article, which is about it, to 1 in a library."""
    genre: float
    """Share of its parts that the texts of all fields share (parameter, doelstelling)."""
    genre_head: float
    """1 when its head is such a word."""
    known_elsewhere: float
    """1 for a known term of a subfield that the text is not about, less the more it is."""
    loose: float
    """Share of the occurrences outside noun phrases: verbs, adjectives, phrases that are known terms."""


FEATURES = Features._fields


@dataclass(frozen=True, slots=True)
class CorpusStatistics:
    """What features need of the corpus as a whole."""

    words: int
    documents: int
    word_counts: Mapping[str, int]
    """How often each single word occurs, by its key."""
    subfields: Mapping[str, float] = field(default_factory=dict)
    """How much of the corpus is in each subfield, 1 for the commonest."""


def subfield_profile(groups: Iterable[Group], knowledge: FieldKnowledge) -> dict[str, float]:
    """Give how much of a corpus is in each subfield by its known terms, those rarer in general Dutch counting more."""
    profile: dict[str, float] = {}
    for group in groups:
        subfields = knowledge.subfields.get(group.key, ())
        if not subfields or group.loose == group.count:
            continue
        form = min(group.forms)
        rarity = 1 - sum(map(general_zipf, form.split(" "))) / (form.count(" ") + 1) / 6
        for subfield in subfields:
            weight = max(0.0, rarity) * log(1 + group.count) / len(subfields)
            profile[subfield] = profile.get(subfield, 0.0) + weight
    most = max(profile.values(), default=0.0)
    return {subfield: weight / most for subfield, weight in sorted(profile.items())} if most else {}


def _coherence(group: Group, uses: list[PartUse], corpus: CorpusStatistics, knowledge: FieldKnowledge) -> float:
    own = knowledge.subfields.get(group.key, ())
    if own:
        return max(corpus.subfields.get(subfield, 0.0) for subfield in own)
    shares = [
        sum(corpus.subfields.get(subfield, 0.0) * count for subfield, count in use.by_subfield) / use.total
        for use in uses
        if use.by_subfield
    ]
    return sum(shares) / len(uses) if shares else 0.0


@lru_cache(maxsize=50_000)
def general_zipf(word: str) -> float:
    """Give the Zipf frequency of a word in general Dutch, by its commonest inflection."""
    return max(zipf(word), zipf(lemma(word)), _UNSEEN)


@lru_cache(maxsize=50_000)
def is_broken(word: str) -> bool:
    """Say whether a word is unknown in every way: a name, a foreign word or a misprint."""
    return zipf(word) <= 0 and dictionary_lemma(word.casefold()) is None and analyse(word) is None and "-" not in word


def content_words(form: str) -> list[str]:
    """Give the words of a form that carry its meaning."""
    found = [word for word in form.split(" ") if word.casefold() not in FUNCTION_WORDS]
    return found or form.split(" ")


def features_of(group: Group, form: str, corpus: CorpusStatistics, knowledge: FieldKnowledge) -> Features:
    """Compute the features of a candidate, shown as `form`."""
    words = content_words(form)
    rarities = [general_zipf(word) for word in words]
    here = [
        log10(max(1, corpus.word_counts.get(word_key(word), group.count)) / corpus.words) + _ZIPF_OFFSET
        for word in words
    ]
    weirdness = sum(max(0.0, at - usual) for at, usual in zip(here, rarities, strict=True)) / len(words)
    parts = term_parts(form)
    uses = [knowledge.use_of(part) for part in parts]
    scale = log(1 + knowledge.most_used)
    modifiers = uses[:-1]
    single = len(words) == 1
    rarity = 1 - sum(rarities) / len(rarities) / 6
    frequency = log(1 + group.count, 2) / 6
    known = group.key in knowledge.concepts
    coherence = _coherence(group, uses, corpus, knowledge)
    genre, genre_head = genre_share([group.key] if single and group.key in genre_keys() else parts)
    return Features(
        weirdness=weirdness / 6,
        rarity=rarity,
        frequency=frequency,
        spread=(group.documents - 1) / (corpus.documents - 1) if corpus.documents > 1 else 0.0,
        known=float(known),
        head=log(1 + uses[-1].as_head) / scale if uses else 0.0,
        modifier=max((log(1 + use.total) / scale for use in modifiers), default=0.0),
        general=min((use.subfields / _WIDE for use in uses), default=0.0) if uses else 0.0,
        compound=1.0 if single and len(split(words[0])) > 1 else 0.0,
        words=(len(words) - 1) / 4,
        unithood=0.0 if single else unithood(words, group.count, corpus),
        nested=group.nested / group.count,
        name=0.0 if known else group.names / group.count,
        broken=max(float(is_broken(word)) for word in words),
        linked=1.0 if len(words) < form.count(" ") + 1 else 0.0,
        salience=weirdness * frequency * 0.6 / len(words),
        known_rarity=rarity if known else 0.0,
        new_phrase=0.0 if single or known else 1.0,
        coherence=coherence,
        within=group.within / group.count,
        weakest=1 - max(rarities) / 6,
        named=_size(corpus.words) if any(_has_name(word, knowledge) for word in words) else 0.0,
        genre=genre,
        genre_head=genre_head,
        known_elsewhere=1 - coherence if known else 0.0,
        loose=group.loose / group.count,
    )


def _size(words: int) -> float:
    """Give the size of a corpus, 0 for an article of 300 words to 1 for 30,000 and more."""
    return max(0.0, min(1.0, (log10(max(1, words)) - 2.5) / 2))


def _has_name(word: str, knowledge: FieldKnowledge) -> bool:
    """Say whether a hyphenated word begins with a name or an abbreviation that is no known term."""
    front, hyphen, _ = word.partition("-")
    return (
        bool(hyphen)
        and front[:1].isupper()
        and (word_key(front) in knowledge.names or word_key(front) not in knowledge.concepts)
    )


# A part used in this many subfields says nothing of any.
_WIDE = 20


def unithood(words: list[str], count: int, corpus: CorpusStatistics) -> float:
    """Give the normalised pointwise mutual information of some words, 0 (chance) to 1 (never apart).

    Source: Bouma 2009, for n words.
    """
    if corpus.words <= 1:
        return 0.0
    together = log(count / corpus.words)
    if together == 0:
        return 1.0
    apart = sum(log(max(count, corpus.word_counts.get(word_key(word), count)) / corpus.words) for word in words)
    return max(0.0, min(1.0, (together - apart) / (-together * (len(words) - 1))))


def field_of(form: str, knowledge: FieldKnowledge) -> tuple[float, float]:
    """Give how strongly the parts of a form belong to finance and to tech."""
    return field_share(knowledge.use_of(part) for part in term_parts(form))
