"""What is typed to answers, in a thread with a connection of its own; what was typed over in the meantime is left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition, Thread

from glossary.errors import GlossaryError
from glossary.lookup import LookupResult, look_up, look_up_typed
from glossary.model import SubjectField
from glossary.termbase import Termbase

# Seconds without a key after which near spellings and compositions are looked for: shorter than a person pauses to read.
PAUSE = 0.15
# No entry has it, so that every way of finding is gone once.
_UNKNOWN = "omzetmijlpalen"


@dataclass(frozen=True, slots=True)
class Typed:
    """What is asked for at some moment."""

    text: str
    reverse: bool = False
    subject_field: SubjectField | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """The answer to what was typed."""

    typed: Typed
    result: LookupResult
    problem: str = ""
    """What went wrong, in one line; the result is empty then."""


class LookupWorker:
    """Answers the newest question only. `tell` is called in the thread of the worker."""

    def __init__(self, opened: Callable[[], Termbase], tell: Callable[[Told], None], limit: int) -> None:
        self._opened, self._tell, self._limit = opened, tell, limit
        self._newest: Typed | None = None
        self._ended = False
        self._news = Condition()
        self._thread = Thread(target=self._work, name="look-up", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def ask(self, typed: Typed) -> None:
        """Ask; a question that was not answered yet is forgotten."""
        with self._news:
            self._newest = typed
            self._news.notify()

    def stop(self) -> None:
        """End, after the answer that is being looked for."""
        with self._news:
            self._ended = True
            self._news.notify()

    def _work(self) -> None:
        try:
            with self._opened() as termbase:
                # The first question loads the dictionaries, the first compound its parts: done before somebody waits.
                look_up_typed(termbase, _UNKNOWN)
                if not self._overtaken(PAUSE):
                    look_up(termbase, _UNKNOWN)
                while (typed := self._next()) is not None:
                    self._answer(termbase, typed)
        except GlossaryError as error:
            self._tell(Told(Typed(""), LookupResult("", ()), str(error)))

    def _next(self) -> Typed | None:
        with self._news:
            self._news.wait_for(lambda: self._ended or self._newest is not None)
            typed, self._newest = self._newest, None
            return None if self._ended else typed

    def _answer(self, termbase: Termbase, typed: Typed) -> None:
        asked = {"reverse": typed.reverse, "limit": self._limit, "subject_field": typed.subject_field}
        try:
            quick = look_up_typed(termbase, typed.text, **asked)  # type: ignore[arg-type]
            if not self._overtaken(0.0):
                self._tell(Told(typed, quick))
            if not quick.answers and quick.query and not self._overtaken(PAUSE):
                self._tell(Told(typed, look_up(termbase, typed.text, **asked)))  # type: ignore[arg-type]
        except GlossaryError as error:
            self._tell(Told(typed, LookupResult(typed.text, ()), str(error)))

    def _overtaken(self, seconds: float) -> bool:
        """Wait that long; say whether something else was asked, or the end came."""
        with self._news:
            return self._news.wait_for(lambda: self._ended or self._newest is not None, timeout=seconds)
