"""The review screen at 20,000 pending pairs: key press to screen, and the start, beside an empty Textual app.

    python -m tests.benchmarks.review_screen

Both programs run on a pseudo-terminal of 80×24, as on a person's screen. Other programs on the machine make
the figures larger: run it on an idle one. A key press counts from the byte that is typed to
the last byte that is drawn for it; a start from the birth of the process to the last byte of its first picture.
"""

from __future__ import annotations

import os
import random
import select
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from glossary.model import (
    Candidate,
    Equivalent,
    Evidence,
    EvidenceKind,
    Occurrence,
    Place,
    SubjectField,
    TermPair,
)
from glossary.termbase import open_termbase
from glossary.termbase.mined import save_candidate, save_document, save_pair

PAIRS = 20_000
# Words that Dutch compounds are made of here, so that look-alikes are as common as in a real list.
_FIRST = (
    "omzet winst rente schuld kas krediet koers markt prijs kosten data server netwerk software energie stroom".split()
)
_SECOND = "groei daling verwachting risico beleid analyse model beheer systeem platform niveau doel ratio last marge druk".split()
_EMPTY = """
import sys
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("empty", id="text")
    def on_key(self, event):
        self.query_one("#text", Static).update(event.key)
{open}
Empty().run()
"""
_OPEN = """
from pathlib import Path
from glossary.starter.overlay import sound_overlay
from glossary.termbase import open_termbase
termbase = open_termbase(Path(sys.argv[1]), create=True, starter=sound_overlay())
"""
# A terminal is quiet when nothing was drawn for this long, in seconds.
_QUIET = 0.03


def make_termbase(path: Path, pairs: int = PAIRS) -> None:
    """Write a termbase in which so many suggestions wait."""
    chance = random.Random(7)
    with open_termbase(path, create=True) as termbase, termbase.writing() as connection:
        document = {"bericht.txt": save_document(connection, "bericht.txt", "digest", 400_000, pairs)}
        for number in range(pairs):
            term = f"{chance.choice(_FIRST)}{chance.choice(_SECOND)}{number:05d}"
            sentence = f"De {term} van het bedrijf steeg in het derde kwartaal sneller dan analisten hadden verwacht."
            place = Place("bericht.txt", number + 1)
            occurrence = Occurrence(place, sentence, term, 1 + number % 5)
            candidate = Candidate(term, term, ((term, 1),), 1, termhood=0.5, occurrences=(occurrence,))
            found = save_candidate(connection, candidate, document)
            reasons = (Evidence(EvidenceKind.COMPOSED, "composed: omzet = revenue, groei = growth"),)
            english = tuple(
                Equivalent(f"{word} {number}", chance.uniform(0.3, 0.99), reasons)
                for word in ("revenue growth", "sales growth", "turnover increase")
            )
            best_first = tuple(sorted(english, key=lambda one: -one.confidence))
            save_pair(
                connection, TermPair(0, term, term, SubjectField.FINANCE, best_first, worth=chance.random()), found
            )


@contextmanager
def on_terminal(*command: str) -> Iterator[int]:
    """Run a program on a pseudo-terminal of 80×24; give the file descriptor of its other side."""
    import fcntl
    import pty
    import struct
    import termios

    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.execv(command[0], command)
    try:
        yield terminal
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def drawn_after(terminal: int, start: float, quiet: float = _QUIET, patience: float = 10.0) -> float:
    """Wait until something is drawn and then nothing more; give when the last byte came, in ms after the start."""
    last = None
    while True:
        ready, _, _ = select.select([terminal], [], [], patience if last is None else quiet)
        if not ready:
            assert last is not None, "nothing was drawn"
            return (last - start) * 1000
        os.read(terminal, 1 << 20)
        last = time.perf_counter()


def keys_of(terminal: int, keys: list[str]) -> list[float]:
    """Type keys one by one; give how long each took to be on the screen, in ms."""
    found = []
    for key in keys:
        start = time.perf_counter()
        os.write(terminal, key.encode())
        found.append(drawn_after(terminal, start))
        # The similar entries, which come when the cursor has stayed, belong to no key.
        while select.select([terminal], [], [], 0.15)[0]:
            os.read(terminal, 1 << 20)
    return found


def starts(command: list[str], last_words: bytes, times: int = 9) -> list[float]:
    """Start a program some times; give how long it took until the last words of its first picture were drawn, in ms."""
    found = []
    for _ in range(times):
        start, seen = time.perf_counter(), b""
        with on_terminal(*command) as terminal:
            while last_words not in seen:
                seen += os.read(terminal, 1 << 20)
            found.append((time.perf_counter() - start) * 1000)
    return found


def _line(name: str, times: list[float]) -> str:
    ordered = sorted(times)
    return f"{name:<44} {ordered[0]:7.1f} {statistics.median(times):7.1f} {ordered[int(len(ordered) * 0.95)]:7.1f}"


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "glossary.db"
        make_termbase(path)
        empty, opening = (str(Path(folder) / name) for name in ("empty.py", "opening.py"))
        Path(empty).write_text(_EMPTY.format(open=""), encoding="utf-8")
        Path(opening).write_text(_EMPTY.format(open=_OPEN), encoding="utf-8")
        review = [sys.executable, "-m", "glossary", "review", "--db", str(path)]
        print(f"{'ms, 20,000 pending pairs, 80×24':<44} {'least':>7} {'median':>7} {'95 %':>7}")
        with on_terminal(sys.executable, empty) as terminal:
            drawn_after(terminal, time.perf_counter(), quiet=1.0)
            print(_line("key press, empty Textual app", keys_of(terminal, list("abcdefghij" * 6))))
        with on_terminal(*review) as terminal:
            drawn_after(terminal, time.perf_counter(), quiet=2.5)
            for name, keys in (
                ("next and back (j, k)", ["j"] * 30 + ["k"] * 10),
                ("accept the first (a)", ["a"] * 60),
                ("accept another (2)", ["2"] * 30),
                ("defer (d)", ["d"] * 30),
                ("undo (u)", ["u"] * 60),
                ("reject (r, then 1)", ["r", "1"] * 20),
                ("order (o)", ["o"] * 12),
                ("search, letter by letter (/omzetrisico)", ["/", *"omzetrisico", "\r"]),
            ):
                print(_line(name, keys_of(terminal, keys)))
        bare = starts([sys.executable, empty], b"empty")
        with_termbase = starts([sys.executable, opening, str(path)], b"empty")
        print(_line("start, empty Textual app", bare))
        print(_line("start, the same that opens the termbase", with_termbase))
        ours = starts(review, b" accept")
        print(_line("start, glossary review", ours))
        for name, other in (("empty app", bare), ("empty app with the termbase", with_termbase)):
            # The quickest of each: what disturbs a start only makes it slower.
            print(f"start beside the {name}: {min(ours) / min(other):.2f} ×")


if __name__ == "__main__":
    main()
