"""Blocks to counts over the machines of a Dask cluster, in the order of the blocks, whatever becomes of a machine.

Everybody who reaches a Dask scheduler can run code on its workers: it belongs in a network of its own, or behind
TLS (`tls://…`, set up in Dask's configuration).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from threading import Lock
from typing import Any

from glossary import __version__
from glossary.errors import GlossaryError
from glossary.i18n import tr
from glossary.mining.blocks import Block, bundles, count_texts
from glossary.mining.counting import Counts
from glossary.mining.fields import FieldKnowledge
from glossary.mining.parallel import TASKS_AHEAD, in_order

# Seconds to wait for the scheduler, and for its first worker.
PATIENCE = 20.0
# A worker with several threads counts in one at a time: they share the interpreter and its caches.
_counting = Lock()
_INSTALL = f"pip install dutch-glossary=={__version__} on all machines"


class ClusterError(GlossaryError):
    """A Dask cluster cannot be used."""

    def __init__(self, address: str, problem: str) -> None:
        super().__init__(f"{address}: {problem}")


def count_on_cluster(
    stream: Iterable[Block], knowledge: FieldKnowledge, address: str, patience: float = PATIENCE
) -> Iterator[tuple[Block, Counts]]:
    """Count blocks on the workers of the Dask scheduler at `address`, such as `tcp://10.0.0.5:8786`.

    The texts of a task go with it to the scheduler, which gives it to another worker when one dies; a task that the
    cluster loses all the same is given out once more, then counted here. Raises ClusterError when Dask is not
    installed, nobody answers, or a worker has another version of this program.
    """
    cluster = _Cluster(knowledge, address, patience)
    try:
        yield from in_order(bundles(stream), cluster.submit, cluster.collect, cluster.room())
    finally:
        cluster.close()


def _count(version: str, known: FieldKnowledge, bundle: list[list[str]]) -> list[Counts] | str:
    """Count in a worker; one of another version, whose counts might differ, gives its version instead."""
    if version != __version__:
        return __version__
    with _counting:
        return count_texts(bundle, known)


class _Cluster:
    """The client's side of a Dask cluster."""

    def __init__(self, knowledge: FieldKnowledge, address: str, patience: float) -> None:
        try:
            import distributed
        except ImportError as error:
            raise ClusterError(address, tr("Dask is not installed; pip install 'dutch-glossary[dask]'")) from error
        self._knowledge = knowledge
        self._address = address
        self._patience = patience
        try:
            self._client: Any = distributed.Client(  # type: ignore[no-untyped-call]
                address, timeout=patience, set_as_default=False
            )
        except (OSError, ValueError, TypeError) as error:
            raise ClusterError(address, tr("no Dask scheduler answers; start one with 'dask scheduler'")) from error
        try:
            self._client.wait_for_workers(1, timeout=patience)
        except TimeoutError as error:
            self.close()
            problem = f"the Dask scheduler has no workers; start one with 'dask worker {address}'"
            raise ClusterError(address, problem) from error
        self._known = self._share()

    def _share(self) -> Any:
        """Send the known terms to all workers, once."""
        return self._client.scatter(self._knowledge, broadcast=True, hash=False)

    def room(self) -> int:
        """Give how many tasks may be on their way."""
        return max(1, len(self._client.scheduler_info(n_workers=-1)["workers"])) * TASKS_AHEAD

    def submit(self, texts: list[list[str]]) -> Any:
        """Give out a task; nothing when there is nothing to count."""
        return self._client.submit(_count, __version__, self._known, texts, pure=False) if any(texts) else None

    def collect(self, texts: list[list[str]], given: Any) -> list[Counts]:
        """Wait for a task; one that was lost is given out once more."""
        for again in (True, False):
            if given is None:
                break
            counted = self._result(given)
            if counted is not None:
                return counted
            given = self._again(texts) if again else None
        return count_texts(texts, self._knowledge)

    def _again(self, texts: list[list[str]]) -> Any:
        """Give a lost task out again, when workers come back in time."""
        try:
            self._client.wait_for_workers(1, timeout=self._patience)
            self._known = self._share()
            return self.submit(texts)
        except (TimeoutError, OSError):
            return None

    def _result(self, given: Any) -> list[Counts] | None:
        """Give the counts of a task, or nothing when the cluster lost it."""
        from concurrent.futures import CancelledError

        from distributed.scheduler import KilledWorker

        try:
            counted = given.result()
        except (KilledWorker, CancelledError, TimeoutError, OSError):
            return None
        except (ImportError, AttributeError) as error:
            raise ClusterError(self._address, tr("a worker lacks this program; {install}", install=_INSTALL)) from error
        if isinstance(counted, str):
            raise ClusterError(
                self._address,
                tr("a worker has version {counted} of this program; {install}", counted=counted, install=_INSTALL),
            )
        return list(counted)

    def close(self) -> None:
        """Leave the cluster; what is still on its way is given up."""
        self._client.close()
