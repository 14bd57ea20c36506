"""Entries to a glossary in Markdown (CommonMark): for a wiki, a repository, or a client by way of a converter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from glossary.errors import UsageError
from glossary.exchange.formats.base import ReadEntries, ReadOptions, WriteOptions, WrittenEntries
from glossary.exchange.formats.printed import Article, Printed, Reference, Shown, printed
from glossary.exchange.formats.tally import Tally
from glossary.exchange.plain_text import one_line
from glossary.i18n import tr
from glossary.model import ConceptEntry, Place

# What CommonMark and its tables would take for markup anywhere in a line.
_MARKUP = re.compile(r"[\\`*_\[\]|~#$^]")
# The number of a list, at the beginning of a line.
_DIGITS = re.compile(r"(\d+)([.)])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


@dataclass(frozen=True, slots=True)
class MarkdownGlossary:
    """A glossary to read; it is not read back."""

    name: str = "markdown"
    title: str = "Markdown: a glossary to read, by letter, with cross references"
    suffix: str = ".md"
    reads: bool = False

    def write(self, entries: Sequence[ConceptEntry], options: WriteOptions) -> WrittenEntries:
        """Give the glossary as CommonMark."""
        tally = Tally(Place("glossary.md"))
        lines = _lines(printed(entries, options, tally))
        return WrittenEntries(("\n".join(lines) + "\n").encode(), tally.problems(), tally.left_out)

    def read(self, path: Path, options: ReadOptions) -> ReadEntries:
        """Raise UsageError: what is made for people is not read back."""
        del options
        raise UsageError(tr("{path}: Markdown is only written; import the csv or xlsx that belongs to it", path=path))

    def recognises(self, path: Path, head: bytes) -> bool:
        """Take no file."""
        del path, head
        return False


def _lines(glossary: Printed) -> Iterator[str]:
    yield f"# {escaped(one_line(glossary.title))}"
    yield ""
    yield f"{glossary.entries} {'entry' if glossary.entries == 1 else 'entries'}{', ' if glossary.date else ''}{glossary.date}"
    yield ""
    if glossary.letters:
        yield " · ".join(f"[{letter}](#letter-{number})" for number, (letter, _) in enumerate(glossary.letters, 1))
    for number, (letter, lines) in enumerate(glossary.letters, 1):
        yield ""
        yield f'## <a id="letter-{number}"></a>{letter}'
        for line in lines:
            yield ""
            # A backslash at the end of a line breaks it.
            yield "\\\n".join(_reference(line) if isinstance(line, Reference) else _article(line))


def _article(article: Article) -> Iterator[str]:
    homonym = f" [{escaped(article.homonym)}]" if article.homonym else ""
    english = ", ".join(
        f"**{_shown(term)}**" if not rank else _shown(term) for rank, term in enumerate(article.english)
    )
    yield f'<a id="{article.anchor}"></a>**{escaped(article.head.text)}**{_brackets(article.head)}{homonym} — {english or "no English to be used"}'
    for name, terms in (("Also", article.dutch), ("No longer", article.dated), ("Do not use", article.avoid)):
        if terms:
            yield f"{name}: {', '.join(map(_shown, terms))}"
    if article.definition:
        yield _at_start(article.definition)
    usages = [f"{escaped(term.text)}: {escaped(term.usage)}" for term in _all(article) if term.usage]
    if article.note:
        yield f"Note: {escaped(article.note)}"
    if usages:
        yield f"Usage: {'; '.join(usages)}"
    if not article.homonym:
        yield f"Field: {escaped(article.field)}"


def _all(article: Article) -> Iterable[Shown]:
    return (article.head, *article.english, *article.dutch, *article.dated, *article.avoid)


def _shown(term: Shown) -> str:
    return f"{escaped(term.text)}{_brackets(term)}"


def _brackets(term: Shown) -> str:
    return f" ({escaped(', '.join(term.remarks))})" if term.remarks else ""


def _reference(reference: Reference) -> Iterator[str]:
    word = "use" if reference.avoid else "see"
    targets = ", ".join(f"[{escaped(head)}](#{anchor})" for head, anchor in reference.targets)
    yield f"{_at_start(reference.text)} → {word} {targets}"


def escaped(text: str) -> str:
    """Give a text that Markdown shows as it is.

    >>> escaped("<b>*winst*</b>")
    '&lt;b&gt;\\\\*winst\\\\*&lt;/b&gt;'
    """
    return re.sub("[&<>]", lambda found: _ENTITIES[found[0]], _MARKUP.sub(r"\\\g<0>", text))


def _at_start(text: str) -> str:
    """Give a text for the beginning of a line, where a dash or a number would begin a list.

    >>> _at_start("1. stap"), _at_start("- tje")
    ('1\\\\. stap', '\\\\- tje')
    """
    found = _DIGITS.match(text)
    if found:
        return f"{found[1]}\\{found[2]}{escaped(text[found.end() :])}"
    return f"\\{escaped(text)}" if text[:1] in {"-", "+", "=", ":"} else escaped(text)


FORMAT = MarkdownGlossary()
