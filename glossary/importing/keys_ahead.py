"""The Dutch words of a large import to their match keys, worked out by several processes before the first row is decided on."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import Pipe, get_all_start_methods, get_context
from multiprocessing.connection import Connection
from os import cpu_count

from glossary.dutch.keys import prepared, word_key
from glossary.dutch.tokens import words
from glossary.model import ConceptEntry
from glossary.termbase.connection import Termbase
from glossary.termbase.neighbours import numbers_by_identifier

# Starting processes and hearing from them takes as long as a few thousand keys.
_FEWEST = 20_000
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
    with prepared(_keys_of(sorted(found), processes) if len(found) >= _FEWEST else {}):
        yield


def _keys_of(found: Sequence[str], processes: int) -> dict[str, str]:
    """Give the keys of words; those of a process that could not be started, or was killed, are worked out when they are needed."""
    word_key(found[0])  # the dictionaries are read before the processes part
    fork = get_context("fork")
    told: list[tuple[Sequence[str], Connection]] = []
    for first in range(processes):
        share = found[first::processes]
        hearing, telling = Pipe(duplex=False)
        try:
            fork.Process(target=_tell_keys, args=(share, telling), daemon=True).start()
        except OSError:
            break
        finally:
            telling.close()
        told.append((share, hearing))
    keys: dict[str, str] = {}
    for share, hearing in told:
        with hearing:
            try:
                keys.update(zip(share, hearing.recv(), strict=True))
            except EOFError:
                continue
    return keys


def _tell_keys(share: Sequence[str], telling: Connection) -> None:
    """Be a process that works out its share and ends, whatever becomes of the one that asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that asked says that it was stopped
    try:
        telling.send([word_key(word) for word in share])
    except OSError:
        return
