"""Forms to candidates: the inflections and spellings of one term become one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from glossary.dutch.compounds import analyse
from glossary.dutch.lexicon import dictionary_lemma, is_known, zipf
from glossary.mining.fields import FieldKnowledge
from glossary.mining.merging import FormPlace, Tally

# Short words a letter apart are other words: btw, bpm; baten, banen.
MIN_LETTERS = 9
# A missing linking letter (beleggingfonds) or a typing error; two would be another word.
_MOST_EDITS = 1
# Letters that link the parts of compounds or come and go in spelling.
_LOOSE_LETTERS = str.maketrans("", "", "ens")


@dataclass(slots=True)
class Group:
    """The forms of one candidate."""

    key: str
    words: int
    forms: dict[str, int] = field(default_factory=dict)
    count: int = 0
    nested: int = 0
    names: int = 0
    loose: int = 0
    within: int = 0
    documents: int = 0
    places: list[tuple[FormPlace, str]] = field(default_factory=list)
    """Where its forms stand, each with the form."""

    def add(self, tally: Tally) -> None:
        """Take in a form."""
        self.forms[tally.form] = self.forms.get(tally.form, 0) + tally.count
        self.places.extend((place, tally.form) for place in tally.places)
        self.count += tally.count
        self.nested += tally.nested
        self.names += tally.names
        self.loose += tally.loose
        self.within += tally.within
        self.documents = max(self.documents, tally.documents)

    def merge(self, other: Group) -> None:
        """Take in the forms of another group."""
        for form, count in other.forms.items():
            self.forms[form] = self.forms.get(form, 0) + count
        self.count += other.count
        self.nested += other.nested
        self.names += other.names
        self.loose += other.loose
        self.within += other.within
        self.documents = max(self.documents, other.documents)
        self.places.extend(other.places)


def group_forms(
    tallies: Callable[[], Iterable[Tally]], knowledge: FieldKnowledge, fewest: int = 1, fewest_words: int = 1
) -> dict[str, Group]:
    """Group forms by match key; those of several words must occur `fewest` times.

    Single words must have a form that occurs `fewest_words` times, or be known: in a library half of all words occur
    once, and would fill the memory. Their rarer forms are added when the tallies are gone through again.
    """
    groups: dict[str, Group] = {}
    known = knowledge.concepts
    rare = False
    for tally in tallies():
        words = tally.form.count(" ") + 1
        if words > 1 and tally.count < fewest:
            continue
        key = knowledge.key_of(tally.form)
        if words == 1 and tally.count < fewest_words and key not in known:
            rare = True
        elif key:
            _add(groups, key, words, tally)
    for tally in tallies() if rare else ():
        if tally.count < fewest_words and " " not in tally.form:
            key = knowledge.key_of(tally.form)
            if key in groups and key not in known:
                _add(groups, key, 1, tally)
    merge_spellings(groups)
    return groups


def _add(groups: dict[str, Group], key: str, words: int, tally: Tally) -> None:
    group = groups.get(key)
    if group is None:
        group = groups[key] = Group(key, words)
    group.words = min(group.words, words)
    group.add(tally)


def merge_spellings(groups: dict[str, Group]) -> None:
    """Merge keys that differ by a linking letter or a typing error, behind guards.

    The rarer joins the commoner one. Both must be long, and the rarer may not be a word that the dictionary knows:
    known words that differ by a letter are different words.
    """
    buckets: dict[str, list[str]] = {}
    for key in groups:
        if len(key) >= MIN_LETTERS and key.isalpha():
            buckets.setdefault(key.translate(_LOOSE_LETTERS), []).append(key)
    for keys in buckets.values():
        if len(keys) > 1:
            _merge_bucket(groups, sorted(keys, key=lambda key: (-groups[key].count, key)))


def _merge_bucket(groups: dict[str, Group], keys: list[str]) -> None:
    kept: list[str] = []
    for key in keys:
        match = next((better for better in kept if same_word(better, key)), None)
        if match is None:
            kept.append(key)
        else:
            groups[match].merge(groups.pop(key))


def same_word(common: str, rare: str) -> bool:
    """Say whether two long keys are spellings of one word.

    >>> same_word("beleggingsfonds", "beleggingfonds"), same_word("verzekeraar", "verzekering")
    (True, False)
    """
    if min(len(common), len(rare)) < MIN_LETTERS or common[0] != rare[0]:
        return False
    if Levenshtein.distance(common, rare, score_cutoff=_MOST_EDITS) > _MOST_EDITS:
        return False
    return not (is_known(rare) or dictionary_lemma(rare) is not None)


def citation_form(group: Group) -> str:
    """Give the form to show: the one a dictionary has where it was seen or is known, else the commonest.

    >>> group = Group("kapitaaluitgave", 1, {"kapitaaluitgaven": 3})
    >>> citation_form(group)
    'kapitaaluitgaven'
    """
    ranked = sorted(group.forms.items(), key=lambda item: (-item[1], item[0]))
    commonest = ranked[0][0]
    if group.words > 1:
        return commonest
    from glossary.dutch.lemmas import lemma

    commonest = _plain_case(commonest, group)
    if not commonest.islower():
        return commonest  # a name in front keeps its capital: AI-chips
    base = lemma(commonest)
    seen = {form.casefold(): form for form, _ in reversed(ranked)}
    if base in seen:
        return _plain_case(seen[base], group)
    # A singular that was not seen is shown when people use it: aandeel for aandelen, but kosten for kosten.
    return base if zipf(base) > zipf(commonest) and base.islower() and commonest.islower() else commonest


def _plain_case(form: str, group: Group) -> str:
    """Take the capital of a heading or table off a word that is no name."""
    if (
        form[:1].isupper()
        and form[1:].islower()
        and "-" not in form
        and not group.names
        and (is_known(form) or analyse(form))
    ):
        return form.lower()
    return form
