"""The Dutch words of a large import to their match keys, worked out by several processes before the first row is decided on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context
from os import cpu_count

from glossary.dutch.keys import prepared, word_key
from glossary.dutch.tokens import words
from glossary.model import ConceptEntry
from glossary.termbase.connection import Termbase
from glossary.termbase.neighbours import numbers_by_identifier

# Starting processes and sending them words takes as long as a few thousand keys.
_FEWEST = 20_000
# Words that a process is given at a time.
_AT_A_TIME = 2_000
_MOST_PROCESSES = 4


@contextmanager
def keys_ahead(termbase: Termbase, entries: Sequence[ConceptEntry]) -> Iterator[None]:
    """Have the keys of the Dutch words of entries at hand, when they are many and there are processors to share the work."""
    processes = min(_MOST_PROCESSES, cpu_count() or 1)
    # Only a forked process has the dictionaries without reading them again.
    if processes < 2 or len(entries) < _FEWEST or "fork" not in get_all_start_methods():
        yield
        return
    # An entry that the termbase has under its identifier is settled by that.
    known = numbers_by_identifier(termbase, (entry.stable_identifier for entry in entries))
    fresh = (entry for entry in entries if entry.stable_identifier not in known)
    found = {word for entry in fresh for term in entry.in_language("nl") for word in words(term.text)}
    if len(found) < _FEWEST:
        yield
        return
    word_key(next(iter(found)))  # the dictionaries are read before the processes part
    ordered = sorted(found)
    with get_context("fork").Pool(processes) as pool:
        keys = dict(zip(ordered, pool.map(word_key, ordered, _AT_A_TIME), strict=True))
    with prepared(keys):
        yield
