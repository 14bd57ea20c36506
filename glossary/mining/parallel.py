"""Blocks to counts over several processes of this machine, in the order of the blocks."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from glossary.mining.blocks import BLOCK, Block, bundles, count_texts, texts_of, with_counts
from glossary.mining.counting import Counts
from glossary.mining.fields import FieldKnowledge

# Tasks on their way for each process: one that is counted, one that waits, so that no process idles while one is read.
TASKS_AHEAD = 2
# A machine that kills processes more often has no memory for them; the run ends in this process.
_MOST_STARTS = 4

_T = TypeVar("_T")
_known: FieldKnowledge = FieldKnowledge()


def cores() -> int:
    """Give how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def count_in_processes(
    stream: Iterable[Block], knowledge: FieldKnowledge, jobs: int = 0
) -> Iterator[tuple[Block, Counts]]:
    """Count blocks in `jobs` other processes, 0 for one on each processor.

    Little text is counted here: starting a process takes longer. A task whose process dies is given out once more, then
    counted here.
    """
    pool = _Pool(knowledge, jobs or cores())
    try:
        yield from in_order(bundles(stream), pool.submit, pool.collect, pool.jobs * TASKS_AHEAD)
    finally:
        pool.close()


def in_order(
    tasks: Iterable[list[Block]],
    submit: Callable[[list[list[str]]], _T],
    collect: Callable[[list[list[str]], _T], list[Counts]],
    room: int,
) -> Iterator[tuple[Block, Counts]]:
    """Give out bundles of blocks, at most `room` at a time; give back the blocks with counts in the same order."""
    waiting: deque[tuple[list[Block], list[list[str]], _T]] = deque()
    for bundle in tasks:
        texts = texts_of(bundle)
        waiting.append((bundle, texts, submit(texts)))
        if len(waiting) > room:
            done, asked, given = waiting.popleft()
            yield from with_counts(done, collect(asked, given))
    while waiting:
        done, asked, given = waiting.popleft()
        yield from with_counts(done, collect(asked, given))


def _begin(knowledge: FieldKnowledge) -> None:
    """Make a new process ready: Ctrl-C is for its parent, and the dictionaries are loaded before the first task."""
    global _known  # noqa: PLW0603 - the one thing that all tasks of a process share
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _known = knowledge
    count_texts([["De kapitaaluitgaven stegen."]], knowledge)


def _count(bundle: list[list[str]]) -> list[Counts]:
    return count_texts(bundle, _known)


_Given = tuple[ProcessPoolExecutor, Future[list[Counts]]] | None


class _Pool:
    """Processes that count. They are started when there is work for them, and anew when one was killed."""

    def __init__(self, knowledge: FieldKnowledge, jobs: int) -> None:
        self.jobs = jobs
        self._knowledge = knowledge
        self._starts = 0
        self._executor: ProcessPoolExecutor | None = None

    def submit(self, texts: list[list[str]]) -> _Given:
        """Give out a task; nothing when it is to be counted here."""
        executor = self._executor or self._start(sum(map(len, texts)))
        if executor is None or not any(texts):
            return None
        try:
            return executor, executor.submit(_count, texts)
        except (BrokenProcessPool, OSError):  # OSError when a process dies while another is being started
            self._drop(executor)
            return None

    def _start(self, segments: int) -> ProcessPoolExecutor | None:
        if segments < BLOCK or self._starts >= _MOST_STARTS:
            return None
        self._starts += 1
        # A forked process would inherit locks that the threads of this one hold, such as those of a progress bar.
        spawn = get_context("spawn")
        self._executor = ProcessPoolExecutor(self.jobs, spawn, initializer=_begin, initargs=(self._knowledge,))
        return self._executor

    def collect(self, texts: list[list[str]], given: _Given) -> list[Counts]:
        """Wait for a task; one whose process was killed is given out once more."""
        for again in (True, False):
            if given is None:
                break
            executor, future = given
            try:
                return future.result()
            except BrokenProcessPool:
                self._drop(executor)
                given = self.submit(texts) if again else None
        return count_texts(texts, self._knowledge)

    def _drop(self, broken: ProcessPoolExecutor) -> None:
        broken.shutdown(wait=False)
        if self._executor is broken:
            self._executor = None

    def close(self) -> None:
        """Let the processes end after the task they are at."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
