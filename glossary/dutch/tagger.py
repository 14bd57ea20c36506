"""The tokens of a Dutch sentence to their parts of speech.

An averaged perceptron (Collins 2002, Discriminative Training Methods for Hidden Markov Models) that decides from left
to right. It looks twice. The first glance sees a word by itself: its spelling, lemma, frequency, the forms that exist
beside it, and the head of a compound. Where the glance leaves no doubt, that is the tag. Elsewhere the scores of the
word are added to those of its surroundings: the two tags before it, the word before it, and the glance at the next one.

Everything about a word by itself is computed once per word, every decision once per word and surroundings.
`tests/benchmarks/train_tagger.py` makes the weights; NOTICE names the treebanks.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from glossary.dutch.word_shape import Case, own_features, sentence_cases
from glossary.dutch.tokens import normalise
from glossary.errors import GlossaryError

# PTCP is a participle that stands before a noun as an adjective does (de verwachte omzet). FUNC holds pronouns,
# conjunctions and interjections; ordinals are NUM; X holds foreign words, symbols and abbreviations such as bijv.
TAGS = ("NOUN", "PROPN", "ADJ", "PTCP", "VERB", "ADP", "DET", "NUM", "ADV", "FUNC", "PUNCT", "X")
