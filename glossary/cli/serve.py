"""`glossary serve`: the termbase as web pages on this machine, to read and not to change, by Datasette."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from glossary.cli.output import DatabaseOption, say
from glossary.i18n import tr

# The databases of Datasette are named after their files, and the metadata names this one.
_COPY, _METADATA = "glossary.db", "metadata.json"
# Milliseconds that a query may take: enough for a search in a million entries.
_PATIENCE = 5_000


def serve(
    db: DatabaseOption = None,
    port: Annotated[int, typer.Option("--port", "-p", min=1, max=65_535, help="The port on 127.0.0.1.")] = 8001,
    write: Annotated[
        Path | None,
        typer.Option("--write", metavar="FOLDER", help="Only write what Datasette reads, to publish it yourself."),
    ] = None,
) -> None:
    """Show the termbase as web pages that only this machine can open. Ctrl+C ends it.

    What is shown is a copy made at the start. Needs Datasette: pip install 'dutch-glossary[web]'.
    Example: glossary serve
    """
    from tempfile import TemporaryDirectory

    if write is not None:
        _write(db, write)
        say(tr("now: datasette --immutable {write} --metadata {write2}", write=write / _COPY, write2=write / _METADATA))
        return
    program = _datasette()
    with TemporaryDirectory(prefix="glossary-") as name:
        _write(db, Path(name))
        say(tr("{address} shows the termbase; Ctrl+C ends it", address=f"http://127.0.0.1:{port}/"))
        code = _run([*program, *_arguments(Path(name), port)])
    if code:
        say(tr("Datasette ended with {code}; is port {port} taken? --port names another", code=code, port=port))
        raise typer.Exit(1)


def _datasette() -> list[str]:
    """Give how Datasette is started. Raises UsageError when it is not installed."""
    from importlib.util import find_spec
    from shutil import which

    from glossary.errors import UsageError

    if find_spec("datasette") is not None:
        return [sys.executable, "-m", "datasette"]
    if found := which("datasette"):
        return [found]
    raise UsageError(tr("the web pages need Datasette; install it with: pip install 'dutch-glossary[web]'"))


def _write(db: str | None, folder: Path) -> None:
    from importlib.resources import files

    from glossary.cli.session import open_session
    from glossary.errors import UsageError
    from glossary.exchange.whole_files import write_whole
    from glossary.termbase.web_copy import write_web_copy

    metadata = files("glossary").joinpath("_datasette", _METADATA).read_bytes()
    with open_session(db) as termbase:
        if not termbase.path.exists():
            raise UsageError(
                tr(
                    "there is no termbase at {path} yet; 'glossary mine' or 'glossary add' begins one",
                    path=termbase.path,
                )
            )
        if (folder / _COPY).resolve() == termbase.path.resolve():
            raise UsageError(tr("{folder} is the termbase itself; choose another folder", folder=folder / _COPY))
        write_whole(folder, {folder / _METADATA: metadata})
        write_web_copy(termbase, folder / _COPY)


def _arguments(folder: Path, port: int) -> list[str]:
    return [
        "serve", "--immutable", str(folder / _COPY), "--metadata", str(folder / _METADATA), "--host", "127.0.0.1",
        "--port", str(port), "--setting", "sql_time_limit_ms", str(_PATIENCE),
    ]  # fmt: skip


def _run(command: list[str]) -> int:
    """Run a program until it or the person ends it."""
    import signal
    import subprocess

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        with subprocess.Popen(command, stdin=subprocess.DEVNULL) as running:  # noqa: S603 - no shell
            try:
                return running.wait()
            except KeyboardInterrupt:
                running.terminate()
                running.wait()
                return 0
    finally:
        signal.signal(signal.SIGTERM, before)
