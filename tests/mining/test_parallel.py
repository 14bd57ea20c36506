"""Counting in other processes and on a cluster gives what counting here gives, whatever becomes of them."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from glossary.errors import GlossaryError
from glossary.mining import mine, parallel
from glossary.mining.blocks import BLOCK
from glossary.mining.fields import FieldKnowledge, field_knowledge
from glossary.mining.mine import MinedCorpus
from glossary.mining.ranking import SHIPPED
from glossary.model import Document, Place, Problem, Segment, SubjectField

SENTENCES = """De omzet van Kern steeg in het derde kwartaal naar 12,4 miljoen euro.
De vrije kasstroom (free cash flow) kwam uit op 3,1 miljoen euro.
De raad van commissarissen stelde de winst- en verliesrekening vast.
Door hogere kapitaaluitgaven daalde de operationele marge.
Volgens topman De Wit blijven de inkoopprijzen en -voorwaarden gelijk.
Het bestuur waardeert de vaste activa tegen de kostprijs.
De halfgeleiderfabrikant levert meer AI-chips aan datacenters.""".splitlines()


@pytest.fixture(scope="module")
def knowledge() -> FieldKnowledge:
    return field_knowledge(
        [("omzet", SubjectField.FINANCE, "results"), ("raad van commissarissen", SubjectField.FINANCE, "boards")]
    )


def document(name: str, segments: int) -> Document:
    texts = (f"{SENTENCES[at % 7]} Zie nota{at % 11}." for at in range(segments))
    problems: list[Problem] = []

    def stream() -> Iterator[Segment]:
        yield from (Segment(text, Place(name, line)) for line, text in enumerate(texts, 1))
        problems.append(Problem(Place(name), "1 of 8 segments skipped: not Dutch (en)"))

    return Document(name, stream(), problems)


def corpus() -> Iterator[Document]:
    """A long document, an empty one, many short ones."""
    yield document("lang.txt", 3 * BLOCK + 17)
    yield document("leeg.txt", 0)
    yield from (document(f"kort{number}.txt", 150) for number in range(40))


@pytest.fixture(scope="module")
def expected(knowledge: FieldKnowledge) -> MinedCorpus:
    return mine(corpus(), knowledge, SHIPPED)


def same(one: MinedCorpus, other: MinedCorpus) -> bool:
    return repr(one).encode("utf-8", "surrogatepass") == repr(other).encode("utf-8", "surrogatepass")


def test_two_processes_give_the_same_bytes_as_one(knowledge: FieldKnowledge, expected: MinedCorpus) -> None:
    assert expected.candidates
    assert len(expected.problems) == 42
    assert same(mine(corpus(), knowledge, SHIPPED, jobs=2), expected)


def test_progress_is_told_all_words(knowledge: FieldKnowledge, expected: MinedCorpus) -> None:
    told: list[int] = []
    mine(corpus(), knowledge, SHIPPED, told.append, jobs=2)
    assert sum(told) == expected.words


def test_an_article_starts_no_process(knowledge: FieldKnowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "ProcessPoolExecutor", None)
    assert mine([document("kort.txt", 200)], knowledge, SHIPPED, jobs=2).words > 0


def killed_after(seconds: float, found: list[int]) -> threading.Thread:
    """Kill one process that counts, some time after it has come."""

    def kill() -> None:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            if children := workers():
                time.sleep(seconds)
                os.kill(children[0], signal.SIGKILL)
                found.append(children[0])
                return
            time.sleep(0.01)

    thread = threading.Thread(target=kill)
    thread.start()
    return thread


def workers() -> list[int]:
    from multiprocessing import active_children

    return [child.pid for child in active_children() if child.pid and child.is_alive()]


@pytest.mark.thorough
@pytest.mark.parametrize("seconds", [0.0, 2.5], ids=["while it starts", "while it counts"])
def test_a_killed_process_changes_nothing(knowledge: FieldKnowledge, expected: MinedCorpus, seconds: float) -> None:
    killed: list[int] = []
    thread = killed_after(seconds, killed)
    mined = mine(slowly(corpus()), knowledge, SHIPPED, jobs=2)
    thread.join()
    assert killed
    assert same(mined, expected)


def slowly(documents: Iterator[Document]) -> Iterator[Document]:
    """Give documents late enough that the run outlasts a thread that disturbs it."""
    for document in documents:
        yield document
        time.sleep(0.08)


@pytest.mark.thorough
def test_processes_that_always_die_leave_the_work_to_this_one(
    knowledge: FieldKnowledge, expected: MinedCorpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "_begin", die)
    assert same(mine(corpus(), knowledge, SHIPPED, jobs=2), expected)


def die(_: FieldKnowledge) -> None:
    os._exit(1)


@pytest.mark.thorough
def test_no_process_outlives_a_run_that_fails(knowledge: FieldKnowledge) -> None:
    def broken() -> Iterator[Document]:
        yield document("lang.txt", 2 * BLOCK)
        raise GlossaryError("kapot.txt: cannot be read")

    before = set(workers())
    with pytest.raises(GlossaryError, match=r"kapot\.txt"):
        mine(broken(), knowledge, SHIPPED, jobs=2)
    assert set(workers()) <= before


INTERRUPTED = """
import sys, time
from glossary.mining import mine
from glossary.mining.fields import FieldKnowledge
from glossary.mining.ranking import SHIPPED
from glossary.model import Document, Place, Segment

def stream():
    for line in range(1, 2_000_000):
        if line % 2_000 == 0:
            print(line, flush=True)
        yield Segment("De omzet van Kern steeg in het derde kwartaal.", Place("a.txt", line))

if __name__ == "__main__":
    try:
        mine([Document("a.txt", stream(), [])], FieldKnowledge(), SHIPPED, jobs=2)
    except KeyboardInterrupt:
        sys.exit(130)
"""


@pytest.mark.thorough
def test_ctrl_c_ends_all_processes_without_a_word(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(INTERRUPTED, encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert run.stdout is not None
    while not run.stdout.readline().startswith("14000"):
        pass
    ended: tuple[str, str] | None = None
    while ended is None:
        # Python loses an interrupt that meets it in the middle of a finaliser; people press the keys again.
        os.killpg(run.pid, signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            # This waits until nobody can write to the pipes any more: all processes have ended.
            ended = run.communicate(timeout=5)
    assert (run.returncode, ended[1]) == (130, "")
