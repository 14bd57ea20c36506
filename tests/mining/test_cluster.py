"""Counting on a Dask cluster of two worker processes gives what counting here gives."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from typing import Any

import distributed
import pytest

from glossary.mining import mine
from glossary.mining.blocks import BLOCK, blocks_of
from glossary.mining.cluster import ClusterError, count_on_cluster
from glossary.mining.fields import FieldKnowledge, field_knowledge
from glossary.mining.mine import MinedCorpus
from glossary.mining.ranking import SHIPPED
from glossary.model import Document, Place, Segment, SubjectField

SENTENCES = """De netto-omzet van Oeverbank daalde met 4 procent tot 310 miljoen euro.
De afschrijvingen op immateriële activa (goodwill) vielen hoger uit.
Het pensioenfonds verlaagt de rekenrente en de beleidsdekkingsgraad stijgt.
De leverancier migreert de in- en verkoopfacturen naar de cloudomgeving.""".splitlines()


def documents() -> Iterator[Document]:
    for number, size in enumerate((4 * BLOCK + 5, 30, 0, 700, 3 * BLOCK)):
        name = f"bericht{number}.txt"
        segments = (
            Segment(f"{SENTENCES[line % 4]} Post{line % 13}.", Place(name, line)) for line in range(1, size + 1)
        )
        yield Document(name, segments, [])


@pytest.fixture(scope="module")
def knowledge() -> FieldKnowledge:
    return field_knowledge([("immateriële activa", SubjectField.FINANCE, "assets")])


@pytest.fixture(scope="module")
def expected(knowledge: FieldKnowledge) -> MinedCorpus:
    return mine(documents(), knowledge, SHIPPED)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", memory_limit=0
    ) as running:
        yield running


def test_two_workers_give_the_same_bytes_as_one_process(
    cluster: Any, knowledge: FieldKnowledge, expected: MinedCorpus
) -> None:
    assert expected.candidates
    assert repr(mine(documents(), knowledge, SHIPPED, scheduler=cluster.scheduler_address)) == repr(expected)


@pytest.mark.thorough
def test_workers_killed_in_the_middle_change_nothing(
    cluster: Any, knowledge: FieldKnowledge, expected: MinedCorpus
) -> None:
    killed: list[int] = []

    def kill_one() -> None:
        with distributed.Client(cluster.scheduler_address, set_as_default=False) as client:
            for _ in range(3):
                pid = next(iter(client.run(os.getpid).values()))
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
                time.sleep(0.3)
                client.wait_for_workers(1, timeout=30)

    thread = threading.Thread(target=kill_one)

    def disturbed() -> Iterator[Document]:
        for number, document in enumerate(documents()):
            if number == 1:
                thread.start()
            yield document

    mined = mine(disturbed(), knowledge, SHIPPED, scheduler=cluster.scheduler_address)
    thread.join()
    assert len(killed) == 3
    assert repr(mined) == repr(expected)


@pytest.mark.thorough
def test_a_cluster_that_nobody_answers_for_is_said_in_one_line(knowledge: FieldKnowledge) -> None:
    with pytest.raises(ClusterError, match=r"^tcp://127\.0\.0\.1:9: no Dask scheduler answers; start one with"):
        list(count_on_cluster(blocks_of(documents()), knowledge, "tcp://127.0.0.1:9", patience=1))


@pytest.mark.thorough
def test_a_cluster_without_workers_is_said_in_one_line(knowledge: FieldKnowledge) -> None:
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=":0") as empty,
        pytest.raises(ClusterError, match="has no workers; start one with 'dask worker tcp://"),
    ):
        list(count_on_cluster(blocks_of(documents()), knowledge, empty.scheduler_address, patience=1))


def test_a_worker_of_another_version_is_said_in_one_line(
    cluster: Any, knowledge: FieldKnowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glossary.mining.cluster.__version__", "99.0")
    with pytest.raises(ClusterError, match="a worker has version 0"):
        list(count_on_cluster(blocks_of(documents()), knowledge, cluster.scheduler_address))


def test_a_missing_library_names_the_command_that_installs_it(
    knowledge: FieldKnowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install 'dutch-glossary\[dask\]'"):
        list(count_on_cluster(blocks_of(documents()), knowledge, "tcp://127.0.0.1:8786"))
