"""The review in lines: a pair in words, one letter and Enter; read aloud as it stands, without boxes or columns."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

import typer

from glossary.cli.output import plain, say
from glossary.cli.review import CLOSING_WORDS
from glossary.cli.review_pair import entry_words, pair_lines
from glossary.errors import GlossaryError, TermbaseError
from glossary.i18n import tr, tr_noop
from glossary.model import ConceptEntry, EvidenceKind, SubjectField, Verdict
from glossary.review import REASONS, EntryDetails, JudgedMeanwhileError
from glossary.review.concerns import PairDetails, find_home
from glossary.review.queue import SURE, Order, Standing, expected_errors, sure_enough
from glossary.review.quoting import shown
from glossary.review.session import ReviewSession, verdict_words

(_KEYS,) = tr_noop(
    "[enter/a] accept  [1-9] accept another  [e] edit  [r] reject  [d] defer  [m] merge into an entry  [u] undo  [s] skip"
    "  [p] previous  [/text] search  [f] filter  [o] order  [b] bulk  [?] keys  [q] quit"
)
_SHORT = "[enter] 1-9 e r d m u s p / f o b ? q"
Word = TypeVar("Word", bound=StrEnum)


def go_through(session: ReviewSession) -> None:
    """Ask about one pair after the other until the queue or the input ends."""
    lines = Lines(session)
    try:
        lines.run()
    except EOFError:
        if not lines.answered and not sys.stdin.isatty():
            say(
                tr(
                    "review asks for keys, and standard input is no terminal; use: glossary list, accept NUMBER…,"
                    " reject NUMBER… --reason TEXT"
                )
            )
            raise typer.Exit(2) from None
    say(tr(CLOSING_WORDS))


class Lines:
    """Where in the queue the reviewer is, and what each letter does there."""

    def __init__(self, session: ReviewSession) -> None:
        self._session = session
        self._judge = session.judge
        self._position = 0
        self.answered = False
        """Whether anything was ever typed."""
        self._told_keys = False
        self._keys: dict[str, Callable[[PairDetails], None]] = {
            "e": self._edit, "r": self._reject, "d": self._defer, "m": self._merge, "u": self._undo, "s": self._skip,
            "p": self._previous, "f": self._filter, "o": self._order, "b": self._bulk,
        }  # fmt: skip

    def run(self) -> None:
        """Show pairs and carry out answers until q or the end."""
        while (row := self._session.row(self._position)) is not None:
            details = self._session.with_similar(self._session.details(row.number))
            self._tell_news(row.number)
            self._show(details)
            answer = self._ask("> ")
            if answer in {"q", "Q"}:
                return
            try:
                self._carry_out(answer, details)
            except TermbaseError as error:
                # A person can decide what to do now; in a script, the next answer is meant for another pair.
                if not sys.stdin.isatty():
                    raise
                say(str(error))
            except GlossaryError as error:
                say(str(error))

    def _show(self, details: PairDetails) -> None:
        # A line feed in front keeps the pairs apart.
        typer.echo(f"\n{self._position + 1}/{len(self._session.view)}  " + "\n".join(map(plain, pair_lines(details))))
        typer.echo(_SHORT if self._told_keys else tr(_KEYS))
        self._told_keys = True

    def _ask(self, question: str) -> str:
        answer = input(plain(question)).strip()
        self.answered = True
        return answer

    def _tell_news(self, number: int) -> None:
        news = self._session.news()
        if news and (words := news.words()):
            say(words)
        if news and news.mined:
            self._session.load()
            self._position = self._session.place_of(number, self._position)

    def _carry_out(self, answer: str, details: PairDetails) -> None:
        pair = details.pair
        number = "1" if answer in {"", "a", "y"} else answer
        if number.isdecimal() and 1 <= int(number) <= max(1, len(pair.equivalents)):
            # As it stands here: by now somebody else's English may be the first.
            english = pair.equivalents[int(number) - 1].en if pair.equivalents else ""
            self._decide(details, lambda seen: self._judge.approve(pair.number, english, expected=seen))
        elif answer.startswith("/"):
            self._search(answer[1:].strip() or self._ask(tr("search (Enter: all): ")))
        elif answer in self._keys:
            self._keys[answer](details)
        else:
            say(tr(_KEYS))

    def _decide(self, details: PairDetails, give: Callable[[int], Verdict]) -> None:
        """Give a verdict and move on; what somebody else decided meanwhile is told and asked about."""
        number, seen = details.pair.number, details.expected
        if other := details.verdict_of_another(self._judge.reviewer):
            say(f"{other.reviewer} {verdict_words(other)}")
            if not self._sure(tr("give yours all the same?")):
                self._position += 1
                return
        while True:
            try:
                verdict = give(seen)
            except JudgedMeanwhileError as error:
                say(str(error))
                if not self._sure(tr("give yours all the same?")):
                    self._session.refresh([number])
                    return
                seen = 0 if error.verdict is None else error.verdict.number
            else:
                break
        self._session.refresh([number])
        say(verdict_words(verdict))
        self._position += 1

    def _sure(self, question: str) -> bool:
        return self._ask(f"{question} [y/N] ").casefold() in {"y", "yes", "j", "ja"}

    def _edit(self, details: PairDetails) -> None:
        pair = details.pair
        english = self._ask(tr("English [{en}]: ", en=shown(pair.en))) or pair.en
        dutch = self._ask(tr("Dutch [{nl}]: ", nl=shown(pair.nl))) or pair.nl
        field = self._word(tr("field"), SubjectField, pair.subject_field)
        note = self._ask(tr("note (Enter: none): "))
        extra = EntryDetails(note=note) if note else None
        self._decide(
            details, lambda seen: self._judge.approve(pair.number, english, dutch, field, details=extra, expected=seen)
        )

    def _word(self, name: str, words: type[Word], now: Word) -> Word:
        """Ask for one of some words; its beginning is enough, Enter keeps what it is."""
        while True:
            answer = self._ask(f"{name} ({', '.join(words)}) [{now}]: ").casefold()
            found = [word for word in words if word.value.startswith(answer)]
            exact = [word for word in words if word.value == answer]
            if not answer or len(exact or found) == 1:
                return now if not answer else (exact or found)[0]
            say(tr("'{answer}' is none of them", answer=answer))

    def _reject(self, details: PairDetails) -> None:
        typer.echo("  ".join(f"[{number}] {reason}" for number, reason in enumerate(REASONS, 1)))
        answer = self._ask(tr("reason: "))
        chosen = answer.isdecimal() and 1 <= int(answer) <= len(REASONS)
        reason = REASONS[int(answer) - 1] if chosen else answer or REASONS[0]
        self._decide(details, lambda seen: self._judge.reject(details.pair.number, reason, expected=seen))

    def _defer(self, details: PairDetails) -> None:
        self._decide(details, lambda seen: self._judge.defer(details.pair.number, expected=seen))

    def _merge(self, details: PairDetails) -> None:
        found = list(details.homes)
        while True:
            for number, entry in enumerate(found, 1):
                typer.echo(plain(f"   {number}. {entry_words(entry)}"))
            answer = self._ask(tr("merge into which entry: its number, words to look up, or Enter to go back: "))
            if not answer:
                return
            if answer.isdecimal() and 1 <= int(answer) <= len(found):
                self._merge_into(details, found[int(answer) - 1])
                return
            found = find_home(self._session.termbase, answer)
            if not found:
                say(tr("nothing found"))

    def _merge_into(self, details: PairDetails, home: ConceptEntry) -> None:
        self._decide(details, lambda seen: self._judge.merge(details.pair.number, home.number, expected=seen))

    def _undo(self, details: PairDetails) -> None:
        undone = self._judge.undo_step()
        if not undone:
            say(tr("nothing to take back"))
            return
        for verdict in undone:
            say(tr("taken back: {nl} = {en} ({decision})", nl=verdict.nl, en=verdict.en, decision=verdict.decision))
        self._session.refresh({verdict.pair for verdict in undone})
        self._position = self._session.place_of(undone[-1].pair, self._position)

    def _skip(self, details: PairDetails) -> None:
        self._position += 1

    def _previous(self, details: PairDetails) -> None:
        self._position = max(0, self._position - 1)

    def _search(self, text: str) -> None:
        self._session.search(text)
        self._begin_again(tr("nothing has '{text}'", text=text))

    def _filter(self, details: PairDetails) -> None:
        wanted = self._session.wanted
        standing = self._word(tr("status"), Standing, wanted.standing)
        field = self._ask(
            tr(
                "field ({subjectfield}, any) [{subject_field}]: ",
                subjectfield=", ".join(SubjectField),
                subject_field=wanted.subject_field or "any",
            )
        ).casefold()
        kind = self._ask(
            tr(
                "evidence ({evidencekind}, any) [{evidence}]: ",
                evidencekind=", ".join(EvidenceKind),
                evidence=wanted.evidence or "any",
            )
        ).casefold()
        least = self._ask(tr("confidence at least [{least:.2f}]: ", least=wanted.least))
        try:
            wanted = replace(
                wanted,
                standing=standing,
                subject_field=wanted.subject_field if not field else None if field == "any" else SubjectField(field),
                evidence=wanted.evidence if not kind else None if kind == "any" else EvidenceKind(kind),
                least=wanted.least if not least else float(least.replace(",", ".")),
            )
        except ValueError as error:
            say(tr("the filter stays as it was: {error}", error=error))
            return
        before = self._session.wanted
        self._session.arrange(wanted)
        if not self._session.view:
            self._session.arrange(before)
            say(tr("no pair is {words}; the filter stays as it was", words=wanted.words()))
        self._position = 0

    def _order(self, details: PairDetails) -> None:
        self._session.arrange(order=self._word(tr("order"), Order, self._session.order))
        self._position = 0

    def _begin_again(self, nothing: str) -> None:
        """Go to the first of the queue; where it is empty now, show all again."""
        if not self._session.view:
            say(tr("{nothing}; all are shown again", nothing=nothing))
            self._session.search("")
        self._position = 0

    def _bulk(self, details: PairDetails) -> None:
        answer = self._ask(tr("accept from which confidence on [{sure}]: ", sure=SURE)).replace(",", ".")
        try:
            least = float(answer) if answer else SURE
        except ValueError:
            say(tr("'{answer}' is no confidence; give a number from 0 to 1", answer=answer))
            return
        rows = sure_enough((self._session.rows[number] for number in self._session.view), least)
        for row in rows:
            typer.echo(plain(f"   {shown(row.nl)} = {shown(row.en)}, {row.confidence:.2f}"))
        if not rows:
            say(tr("no suggestion has a confidence of {least:.2f} or more", least=least))
        elif self._sure(
            tr(
                "accept these {count}, of which likely {expected_errors:.0f} are wrong?",
                count=len(rows),
                expected_errors=expected_errors(rows),
            )
        ):
            verdicts, left = self._judge.approve_all({row.number: row.verdict for row in rows})
            say(
                tr("{count} accepted", count=len(verdicts))
                + (tr(", {count} left alone: judged by others meanwhile", count=len(left)) if left else "")
            )
            self._session.arrange()
            self._position = 0
